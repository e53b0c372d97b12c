#include "drift/unit_exports.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "drift/helm/compare_values.hpp"
#include "drift/terraform/compare_terraform.hpp"
#include "readback/terraform_module.hpp"
#include "render/deploy_values.hpp"

namespace stageplot::drift {
namespace {

using document::Value;

Value pipeline_of(const RenderedUnit& unit, const UnitExportsOptions& options, document::Arena& arena) {
  return render::values_of_pipeline(unit.unit.tree, render::deploy_values_or_names(options.pipeline), arena);
}

void add(std::vector<diff::Subject> subjects, std::vector<std::string> notes, UnitExportsDrift& result) {
  std::ranges::move(subjects, std::back_inserter(result.subjects));
  for (std::string& note : notes) {
    if (std::ranges::find(result.notes, note) == result.notes.end()) result.notes.push_back(std::move(note));
  }
}

/// The chart that takes a unit's values, as a target of the plan says; nullptr where none does.
const render::PlannedChart* chart_of(const render::Plan& plan, const render::UnitRender& unit) {
  for (const render::Target& target : plan.targets) {
    for (const render::PlannedOutput& output : target.outputs) {
      if (output.chart == nullptr) continue;
      const bool has_values = std::ranges::any_of(
          unit.outputs, [&](const render::RenderedOutput& made) { return made.file.path == output.chart->values; });
      if (has_values) return output.chart.get();
    }
  }
  return nullptr;
}

/// What the model's `adopt` says of addresses.
void read_adoption(const Value& tree, TerraformModel& model) {
  const Value* adopt = document::find(tree, "adopt");
  if (adopt == nullptr || !adopt->is_map()) return;
  for (const document::Member& member : adopt->map().members()) {
    const std::string address{member.key->view()};
    if (member.value.is_string()) {
      model.adopted.emplace(member.value.text(), address);
    } else {
      model.imported.insert(address);
    }
  }
}

/// What a unit's values read as.
std::optional<Value> values_of(RenderedUnit& unit, const render::PlannedChart* chart) {
  if (chart == nullptr) return std::nullopt;
  const auto output = std::ranges::find(unit.render.outputs, chart->values, [](const render::RenderedOutput& made) {
    return std::string_view{made.file.path};
  });
  diagnostics::Diagnostics ignored;  // of an output that was read when the chart was rendered
  return document::read_yaml(output->file_id, unit.space.sources, unit.space.arena, unit.space.origins,
                             {.resolution = document::YamlResolution::kubernetes}, ignored);
}

}  // namespace

bool has_module(const RenderedUnit& unit) {
  return std::ranges::any_of(unit.render.outputs, [](const render::RenderedOutput& output) {
    return output.dialect == "hcl" && output.file.path.ends_with(".tf");
  });
}

std::size_t units_with_modules(const RenderedModel& rendered) {
  return static_cast<std::size_t>(
      std::ranges::count_if(rendered.units(), [](const auto& unit) { return has_module(*unit); }));
}

std::size_t units_with_values(const RenderedModel& rendered, const render::Plan& plan) {
  return static_cast<std::size_t>(std::ranges::count_if(
      rendered.units(), [&](const auto& unit) { return chart_of(plan, unit->render) != nullptr; }));
}

std::vector<Value> rendered_values(const RenderedModel& rendered, const render::Plan& plan,
                                   const gotemplate::DeployValues& pipeline) {
  std::vector<Value> values;
  for (const ModelObject& each : rendered.objects()) values.push_back(each.object);
  for (const auto& unit : rendered.units()) {
    const UnitExportsOptions options{.environment = {}, .pipeline = &pipeline, .deploy = {}};
    if (const auto read = values_of(*unit, chart_of(plan, unit->render))) values.push_back(*read);
    const Value given = pipeline_of(*unit, options, unit->space.arena);
    for (const readback::TerraformModule& module : readback::evaluate_terraform(unit->render, given, unit->space)) {
      for (const terraform::EvaluatedResource& resource : module.module.resources) values.push_back(resource.body);
    }
  }
  return values;
}

std::vector<Value> exported_values(std::span<const Export> exports) {
  std::vector<Value> values;
  for (const Export& each : exports) {
    values.insert(values.end(), each.objects.begin(), each.objects.end());
    if (each.kind == ExportKind::helm_values) values.push_back(each.values);
    for (const StateResource& resource : each.state.resources) values.push_back(resource.values);
    for (const StateResource& resource : each.plan.prior.resources) values.push_back(resource.values);
    for (const AwsDescriptions& descriptions : each.aws) values.push_back(descriptions.items);
  }
  return values;
}

UnitExportsDrift compare_terraform_units(const RenderedModel& rendered, std::span<const Export* const> exports,
                                         const redaction::Redactor& redactor, const UnitExportsOptions& options) {
  UnitExportsDrift result;
  for (const auto& unit : rendered.units()) {
    const Value pipeline = pipeline_of(*unit, options, unit->space.arena);
    std::vector<terraform::GivenVariable> variables;
    if (pipeline.is_map()) {
      for (const document::Member& member : pipeline.map().members()) {
        if (!member.value.is_map()) variables.push_back({member.key->view(), member.value});
      }
    }
    for (const readback::TerraformModule& module : readback::evaluate_terraform(unit->render, pipeline, unit->space)) {
      std::vector<terraform::ModuleFile> files;
      for (const render::RenderedOutput* output : module.files) {
        const std::string_view path = output->file.path;
        files.push_back({.name = path.substr(module.folder.empty() ? 0 : module.folder.size() + 1),
                         .text = unit->space.sources.text(output->file_id),
                         .file = output->file_id});
      }
      TerraformModel model{.files = files,
                           .variables = variables,
                           .deploy = options.deploy,
                           .environment = options.environment,
                           .service = unit->unit.service,
                           .output = module.folder,
                           .written_at = [&unit](const Value& value) { return unit->source_of(value); }};
      read_adoption(unit->unit.tree, model);
      TerraformDrift found = compare_terraform(model, exports, redactor, unit->space.arena, unit->space.origins);
      result.totals.objects += found.objects;
      result.totals.leaves += found.leaves;
      result.kinds.merge(found.kinds);
      add(std::move(found.subjects), std::move(found.notes), result);
    }
  }
  return result;
}

UnitExportsDrift compare_helm_units(const RenderedModel& rendered, const render::Plan& plan,
                                    std::span<const Export* const> exports, const redaction::Redactor& redactor,
                                    const UnitExportsOptions& options) {
  UnitExportsDrift result;
  for (const auto& unit : rendered.units()) {
    const render::PlannedChart* chart = chart_of(plan, unit->render);
    if (chart == nullptr) continue;
    const auto values = values_of(*unit, chart);
    if (!values) continue;
    const chart::LoadedChart* loaded = chart->by_profile.empty() ? nullptr : chart->by_profile.front().get();
    const HelmModel model{.values = *values,
                          .pipeline = pipeline_of(*unit, options, unit->space.arena),
                          .defaults = loaded == nullptr ? Value() : loaded->root->values,
                          .deploy = options.deploy,
                          .environment = options.environment,
                          .service = unit->unit.service,
                          .output = chart->values,
                          .written_at = [&unit](const Value& value) { return unit->source_of(value); }};
    HelmDrift found = compare_helm_values(model, exports, redactor, unit->space.arena);
    if (found.leaves == 0) continue;
    ++result.totals.objects;
    result.totals.leaves += found.leaves;
    result.totals.at_default += found.at_default;
    add({std::move(found.subject)}, std::move(found.notes), result);
  }
  return result;
}

}  // namespace stageplot::drift
