#include "drift/rendered_model.hpp"

#include <utility>

#include "readback/read_back.hpp"
#include "render/trace_value.hpp"

namespace stageplot::drift {

using document::Value;

void RenderedModel::add(const model::Unit& unit, const gotemplate::DeployValues& deploy,
                        diagnostics::Diagnostics& diagnostics) {
  if (unit.tree.is_nil()) {
    not_rendered_.push_back({unit.service, "its model has errors"});
    return;
  }
  auto rendered = std::make_unique<RenderedUnit>(unit, sources_, model_.origins);
  diagnostics::Diagnostics findings;
  rendered->render = render::render_unit(model_, unit, plan_, rendered->space, {.deploy_values = &deploy}, findings);
  std::vector<std::pair<render::RenderedOutput*, readback::Artifact>> read;
  for (render::RenderedOutput& output : rendered->render.outputs) {
    if (output.dialect != "kubernetes") continue;
    read.emplace_back(&output, readback::read_output(rendered->render, output, rendered->space, findings));
  }
  std::erase_if(findings.all(), [](const diagnostics::Diagnostic& finding) { return !finding.counts_as_error(); });
  findings.recount();
  for (diagnostics::Diagnostic& finding : findings.all()) {
    finding.environments = {model_.environment(unit).name};
    finding.service = unit.service;
    diagnostics::resolve(finding, rendered->space.sources);
  }
  if (findings.has_errors()) {
    not_rendered_.push_back({unit.service, "it has errors"});
    diagnostics.merge(std::move(findings));
    return;
  }
  if (!rendered->render.blocked.empty()) {
    const render::Blocked& first = rendered->render.blocked.front();
    not_rendered_.push_back({unit.service, "blocked: `" + first.path + "` is unknown"});
    return;
  }
  for (const auto& [output, artifact] : read) {
    for (const document::Value& document : output->documents) {
      objects_.push_back({.object = document,
                          .place = {.service = unit.service,
                                    .output = output->file.path,
                                    .source_of = [&made = *rendered](const document::Value& value, std::size_t from) {
                                      return made.source_of(value, from);
                                    }}});
    }
  }
  units_.push_back(std::move(rendered));
}

std::string RenderedUnit::source_of(const Value& value, std::size_t from) const {
  const auto trace = render::trace_value(render, value, from, space);
  if (!trace) return {};
  const source::Span place = !trace->values.empty()    ? trace->values.front()
                             : !trace->printed.empty() ? trace->printed.front()
                                                       : source::Span{};
  if (!place.known()) return {};
  const source::Position position = space.sources.position(place.file, place.begin);
  return std::string{space.sources.name(place.file)} + ':' + std::to_string(position.line) + ':' +
         std::to_string(position.column);
}

}  // namespace stageplot::drift
