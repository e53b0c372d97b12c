#include "comparison/rendered_side.hpp"

#include <algorithm>

namespace stageplot::comparison {

RenderedSide::RenderedSide(const Side& side, const model::Unit* unit)
    : space(side.sources, side.model.origins), there_(unit != nullptr) {
  if (unit == nullptr || unit->tree.is_nil()) return;
  render = render::render_unit(side.model, *unit, side.plan, space, {}, findings);
  sound_ = !findings.has_errors();
}

RenderedSide::State RenderedSide::state() const {
  if (!there_) return State::absent;
  if (!sound_) return State::unsound;
  return render.blocked.empty() ? State::whole : State::blocked;
}

std::string RenderedSide::reason() const {
  if (state() == State::unsound) {
    for (const diagnostics::Diagnostic& finding : findings.all()) {
      if (finding.counts_as_error()) return finding.summary;
    }
    return "its model has errors";
  }
  if (render.blocked.empty()) return {};
  const render::Blocked& first = render.blocked.front();
  return "needs `" + first.path + "`, which is unknown: " + first.reason;
}

render::RenderedOutput* RenderedSide::find(std::string_view path) {
  const auto found =
      std::ranges::find(render.outputs, path, [](const auto& output) { return std::string_view{output.file.path}; });
  return found == render.outputs.end() ? nullptr : &*found;
}

const render::Blocked* RenderedSide::find_blocked(std::string_view path) const {
  const auto found = std::ranges::find(render.blocked, path, &render::Blocked::output);
  return found == render.blocked.end() ? nullptr : &*found;
}

std::string RenderedSide::place(source::Span span) const {
  if (!span.known()) return {};
  const source::Position position = space.sources.position(span.file, span.begin);
  return std::string{space.sources.name(span.file)} + ':' + std::to_string(position.line) + ':' +
         std::to_string(position.column);
}

}  // namespace stageplot::comparison
