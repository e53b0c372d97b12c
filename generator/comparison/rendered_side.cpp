#include "comparison/rendered_side.hpp"

#include <algorithm>

namespace stageplot::comparison {

RenderedSide::RenderedSide(const Side& side, const model::Unit* unit)
    : space(side.sources, side.model.origins), there_(unit != nullptr) {
  if (unit == nullptr || unit->tree.is_nil()) return;
  render = render::render_unit(side.model, *unit, side.plan, space, {}, findings);
  sound_ = !findings.has_errors();
}

RenderedSide::RenderedSide(const Side& side, const TreeUnit& unit, const RenderedSide& model)
    : space(side.sources, side.model.origins), there_(!unit.files.empty()), sound_(true), from_tree_(true) {
  space.folder = unit.folder;
  for (const artifact::OutputFile& file : unit.files) {
    const auto same = std::ranges::find(model.render.outputs, file.path,
                                        [](const auto& output) -> const std::string& { return output.file.path; });
    const std::string dialect = same == model.render.outputs.end() ? std::string{} : same->dialect;
    render::add_output({.file = file, .dialect = dialect}, space, render);
  }
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

void RenderedSide::drop_if_blocked() {
  if (render.blocked.empty()) return;
  render.outputs.clear();
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
