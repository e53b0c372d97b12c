#include "render/trace_value.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace stageplot::render {
namespace {

using document::Value;

/// Without the line breaks at the end.
std::string_view trimmed(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

/// Where in a scalar's YAML (`written`) byte `from` of its text stands; 0 where that cannot be told.
std::uint32_t offset_in(std::string_view written, std::string_view text, std::size_t from) {
  if (const std::size_t whole = written.find(text); whole != std::string_view::npos) {
    return static_cast<std::uint32_t>(std::min(whole + from, written.empty() ? 0 : written.size() - 1));
  }
  // A block: the heading, then the lines in their order with indentation.
  if (written.empty() || (written.front() != '|' && written.front() != '>')) return 0;
  const std::string_view before = text.substr(0, from);
  const auto lines = std::ranges::count(before, '\n');
  std::size_t at = 0;
  for (std::ptrdiff_t i = 0; i <= lines && at != std::string_view::npos; ++i) at = written.find('\n', at) + 1;
  const std::size_t line_begin = lines == 0 ? 0 : before.rfind('\n') + 1;
  const std::size_t indentation = written.find_first_not_of(' ', at);
  if (at == 0 || indentation == std::string_view::npos) return 0;
  const std::string_view line = text.substr(line_begin, text.find('\n', line_begin) - line_begin);
  const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
  const std::size_t column = from - line_begin;
  return static_cast<std::uint32_t>(
      std::min(indentation + (column > blanks ? column - blanks : 0), written.size() - 1));
}

/// The same text as an output of its own.
const RenderedOutput* find_output(const UnitRender& unit, std::string_view text) {
  if (text.find('\n') == std::string_view::npos) return nullptr;
  const auto found = std::ranges::find_if(
      unit.outputs, [text](const RenderedOutput& output) { return trimmed(output.file.text) == trimmed(text); });
  return found == unit.outputs.end() ? nullptr : &*found;
}

}  // namespace

source::Span place_in_output(const Value& value, const UnitSpace& space) {
  constexpr int kMostDepth = 200;
  const Value* current = &value;
  for (int depth = 0; depth < kMostDepth; ++depth) {
    if (current->is_map() && current->map().size > 0) {
      // The first in the text: the members are sorted by their keys.
      const auto begin = [&space](const document::Member& member) {
        const source::Span span = space.origins.span(member.value.origin);
        return span.known() ? span.begin : UINT32_MAX;
      };
      current = &std::ranges::min_element(current->map().members(), {}, begin)->value;
    } else if (current->is_list() && !current->items().empty()) {
      current = &current->items().front();
    } else {
      break;
    }
  }
  const source::Span span = space.origins.span(current->origin);
  return span.known() ? span : space.origins.span(value.origin);
}

std::optional<Trace> trace_value(const UnitRender& unit, const Value& value, std::size_t from, const UnitSpace& space) {
  source::Span seen = place_in_output(value, space);
  if (!seen.known()) return std::nullopt;
  const auto output = std::ranges::find(unit.outputs, seen.file, &RenderedOutput::file_id);
  if (output == unit.outputs.end()) return std::nullopt;
  if (value.is_string()) seen.begin += offset_in(space.sources.text(seen), value.text(), from);
  std::optional<Trace> found = trace(unit, *output, seen, space);
  if ((found && !found->values.empty()) || !value.is_string()) return found;
  const RenderedOutput* own = find_output(unit, value.text());
  if (own == nullptr || own->file.text.empty()) return found;
  const auto at = static_cast<std::uint32_t>(std::min(from, own->file.text.size() - 1));
  return trace(unit, *own, {own->file_id, at, at + 1}, space);
}

}  // namespace stageplot::render
