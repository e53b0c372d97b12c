#include "comparison/change_sources.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "render/trace.hpp"

namespace stageplot::comparison {
namespace {

using document::Value;

/// The place of a value in its output; of a map or list that of its first scalar, which is printed by itself.
source::Span place_of(const Value& value, const RenderedSide& side, const render::RenderedOutput& output) {
  const Value* current = &value;
  for (int depth = 0; depth < 200; ++depth) {
    if (current->is_map() && current->map().size > 0) {
      // The first in the text: the members are sorted by their keys.
      const auto members = current->map().members();
      const auto begin = [&side](const document::Member& member) {
        return side.space.origins.span(member.value.origin).begin;
      };
      current = &std::ranges::min_element(members, {}, begin)->value;
    } else if (current->is_list() && !current->items().empty()) {
      current = &current->items().front();
    } else {
      break;
    }
  }
  for (const Value* tried : {current, &value}) {
    const source::Span span = side.space.origins.span(tried->origin);
    if (span.known() && span.file == output.file_id) return span;
  }
  return {};
}

std::optional<render::Trace> trace_of(const Value& value, const RenderedSide& side,
                                      const render::RenderedOutput& output) {
  const source::Span span = place_of(value, side, output);
  if (!span.known()) return std::nullopt;
  return render::trace(side.render, output, span, side.space);
}

/// The first place whose text differs between the sides; of lists that don't go together the first one.
std::optional<std::size_t> first_different(const std::vector<source::Span>& a, const RenderedSide& side_a,
                                           const std::vector<source::Span>& b, const RenderedSide& side_b) {
  if (a.size() != b.size()) return 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (side_a.space.sources.text(a[i]) != side_b.space.sources.text(b[i])) return i;
  }
  return std::nullopt;
}

}  // namespace

std::string SourceFinder::alone(const Value& value, const Side& side) const {
  // Of a file that was read nobody knows more than where it is.
  if (side.side->from_tree()) return side.side->place(place_of(value, *side.side, *side.output));
  const auto traced = trace_of(value, *side.side, *side.output);
  if (!traced) return {};
  const auto is_changed = [&](source::Span place) {
    const source::SourceFiles& sources = side.side->space.sources;
    const std::uint32_t line = sources.position(place.file, place.begin).line;
    return changed_.is_changed(sources.name(place.file), sources.line(place.file, line));
  };
  const bool of_template = traced->values.empty() || (std::ranges::none_of(traced->values, is_changed) &&
                                                      std::ranges::any_of(traced->printed, is_changed));
  if (!of_template) {
    const auto changed = std::ranges::find_if(traced->values, is_changed);
    return side.side->place(changed == traced->values.end() ? traced->values.front() : *changed);
  }
  const auto changed = std::ranges::find_if(traced->printed, is_changed);
  return side.side->place(changed == traced->printed.end() ? traced->printed.front() : *changed);
}

ChangeSources SourceFinder::find(const diff::Change& change) const {
  if (!change.on_a) return {{}, alone(change.b, b_)};
  if (!change.on_b) return {alone(change.a, a_), {}};
  const auto traced_a = trace_of(change.a, *a_.side, *a_.output);
  const auto traced_b = trace_of(change.b, *b_.side, *b_.output);
  if (traced_a && traced_b && traced_a->values.empty() == traced_b->values.empty()) {
    if (const auto value = first_different(traced_a->values, *a_.side, traced_b->values, *b_.side)) {
      return {a_.side->place(traced_a->values[*value]), b_.side->place(traced_b->values[*value])};
    }
    // The model says the same on both sides: the templates print it otherwise.
    if (const auto printed = first_different(traced_a->printed, *a_.side, traced_b->printed, *b_.side)) {
      return {a_.side->place(traced_a->printed[*printed]), b_.side->place(traced_b->printed[*printed])};
    }
  }
  return {alone(change.a, a_), alone(change.b, b_)};
}

}  // namespace stageplot::comparison
