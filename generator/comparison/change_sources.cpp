#include "comparison/change_sources.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "diff/text_diff.hpp"
#include "render/trace_value.hpp"

namespace stageplot::comparison {
namespace {

using document::Value;

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

std::string SourceFinder::alone(const Value& value, const Side& side, std::size_t from) const {
  // Of a file that was read nobody knows more than where it is.
  if (side.side->from_tree()) return side.side->place(render::place_in_output(value, side.side->space));
  const auto traced = render::trace_value(side.side->render, value, from, side.side->space);
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
  const bool texts = change.a.is_string() && change.b.is_string();
  const std::size_t from = texts ? diff::first_difference(change.a.text(), change.b.text()) : 0;
  const auto traced_a = render::trace_value(a_.side->render, change.a, from, a_.side->space);
  const auto traced_b = render::trace_value(b_.side->render, change.b, from, b_.side->space);
  if (traced_a && traced_b && traced_a->values.empty() == traced_b->values.empty()) {
    if (const auto value = first_different(traced_a->values, *a_.side, traced_b->values, *b_.side)) {
      return {a_.side->place(traced_a->values[*value]), b_.side->place(traced_b->values[*value])};
    }
    // The model says the same on both sides: the templates print it otherwise.
    if (const auto printed = first_different(traced_a->printed, *a_.side, traced_b->printed, *b_.side)) {
      return {a_.side->place(traced_a->printed[*printed]), b_.side->place(traced_b->printed[*printed])};
    }
  }
  return {alone(change.a, a_, from), alone(change.b, b_, from)};
}

}  // namespace stageplot::comparison
