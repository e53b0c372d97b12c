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

std::string find_source(const Value& value, const RenderedSide& side, const render::RenderedOutput& output) {
  const auto traced = trace_of(value, side, output);
  if (!traced) return {};
  return side.place(traced->values.empty() ? traced->printed.front() : traced->values.front());
}

ChangeSources find_sources(const diff::Change& change, const RenderedSide& a, const render::RenderedOutput& output_a,
                           const RenderedSide& b, const render::RenderedOutput& output_b) {
  ChangeSources sources;
  if (!change.on_a || !change.on_b) {
    if (change.on_a) sources.a = find_source(change.a, a, output_a);
    if (change.on_b) sources.b = find_source(change.b, b, output_b);
    return sources;
  }
  const auto traced_a = trace_of(change.a, a, output_a);
  const auto traced_b = trace_of(change.b, b, output_b);
  const bool of_one_kind = traced_a && traced_b && traced_a->values.empty() == traced_b->values.empty();
  if (of_one_kind) {
    if (const auto value = first_different(traced_a->values, a, traced_b->values, b)) {
      return {a.place(traced_a->values[*value]), b.place(traced_b->values[*value])};
    }
    // The model says the same on both sides: the templates print it otherwise.
    if (const auto printed = first_different(traced_a->printed, a, traced_b->printed, b)) {
      return {a.place(traced_a->printed[*printed]), b.place(traced_b->printed[*printed])};
    }
  }
  return {find_source(change.a, a, output_a), find_source(change.b, b, output_b)};
}

}  // namespace stageplot::comparison
