#include "render/chart_output.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "chart/render.hpp"
#include "diagnostics/rules/chart.hpp"
#include "document/map.hpp"
#include "document/object.hpp"
#include "model/views.hpp"
#include "render/cluster.hpp"
#include "render/deploy_values.hpp"
#include "render/read_output.hpp"
#include "render/trace.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::render {
namespace {

constexpr std::string_view kRelease = "release";

/// The capabilities of a cluster whose version is known; without one Helm assumes its own.
std::optional<chart::Capabilities> capabilities(const model::Unit& unit, const chart::Profile& profile,
                                                const RenderUnitOptions& options) {
  const std::string_view version = !options.kube_version.empty()
                                       ? std::string_view{options.kube_version}
                                       : model::text_at(unit.tree, "environment.kubernetes.version").value_or("");
  if (version.empty()) return std::nullopt;
  std::string error;  // a version that cannot be read is reported where objects are checked
  const auto parsed = chart::parse_kubernetes_version(version, profile, error);
  if (!parsed) return std::nullopt;
  chart::Capabilities result = chart::default_capabilities(profile);
  result.kubernetes = *parsed;
  return result;
}

/// Keys that the chart does not say it reads: Helm passes them on, and nobody looks at them.
void report_unread_keys(const document::Value& values, const PlannedChart& planned, const chart::Chart& chart,
                        const UnitSpace& space, diagnostics::Diagnostics& diagnostics) {
  if (!values.is_map() || planned.known_keys.empty()) return;
  for (const document::Member& member : values.map().members()) {
    const std::string_view key = member.key->view();
    if (std::ranges::binary_search(planned.known_keys, key)) continue;
    const std::vector<std::string_view> known(planned.known_keys.begin(), planned.known_keys.end());
    diagnostics.add({.rule = &diagnostics::rules::chart_unread_value,
                     .owner = diagnostics::Owner::templates,
                     .summary = "the chart `" + std::string{chart.name()} + "` has no value `" + std::string{key} + '`',
                     .primary = {space.origins.span(member.key_origin), "read by nothing", {}},
                     .help = text::did_you_mean(key, known)});
  }
}

}  // namespace

void render_chart_output(const PlannedOutput& planned, std::size_t values, const model::Unit& unit, UnitSpace& space,
                         const RenderUnitOptions& options, UnitRender& result, diagnostics::Diagnostics& diagnostics) {
  const document::Value* release = document::find_path(unit.tree, kRelease);
  if (release != nullptr && release->is(document::Kind::object) && release->type == document::TypeId::unknown) {
    result.blocked.push_back({.output = planned.path,
                              .path = std::string{kRelease},
                              .reason = std::string{document::unknown(*release).reason->view()},
                              .mark = space.origins.span(release->origin)});
    return;
  }
  const chart::Profile* profile = helm_profile(unit, options.helm_version);
  const chart::LoadedChart* loaded = profile == nullptr ? nullptr : planned.chart->find(*profile);
  if (loaded == nullptr) return;  // reported when the plan was made

  RenderedOutput& written = result.outputs[values];
  // Helm takes the last of equal keys; a person who wrote two of them is told.
  if (!read_yaml_output(written, result, space,
                        {.resolution = document::YamlResolution::helm,
                         .owner = diagnostics::Owner::templates,
                         .refuse_repeated_keys = true},
                        false, diagnostics)) {
    return;
  }
  const document::Value tree = written.documents.front();
  const gotemplate::DeployValues& stand_ins = deploy_values_or_names(options.deploy_values);
  const std::array trees{tree, values_of_pipeline(unit.tree, stand_ins, space.arena)};

  chart::RenderInput input{.values = trees, .capabilities = capabilities(unit, *profile, options)};
  if (const auto name = model::text_at(unit.tree, kRelease)) input.release.name = *name;
  if (const auto name = model::text_at(unit.tree, "environment.kubernetes.namespace")) {
    input.release.namespace_name = *name;
  }
  diagnostics::Diagnostics seen;
  report_unread_keys(tree, *planned.chart, *loaded->root, space, seen);
  chart::ChartRender rendered =
      chart::render_chart(*loaded, input, {.arena = space.arena, .origins = space.origins, .sources = space.sources},
                          {.recording = options.recording, .values_owner = diagnostics::Owner::templates}, seen);
  const bool sound = !seen.has_errors();
  for (diagnostics::Diagnostic& finding : seen.all()) {
    put_on_model(finding, result, space);
    diagnostics::resolve_unit_texts(finding, space.sources);
    diagnostics.add(std::move(finding));
  }
  if (!sound) return;
  add_output({.file = {.path = planned.path, .text = std::move(rendered.text)},
              .dialect = planned.dialect,
              .mappings = std::move(rendered.mappings)},
             space, result);
}

}  // namespace stageplot::render
