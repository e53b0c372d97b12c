// `stageplot preview ENV SERVICE`: the unit's files as they would be written, to the output stream. Only what that unit
// needs is read: it has to answer while somebody types.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/cluster_options.hpp"
#include "cli/commands.hpp"
#include "cli/deploy_values.hpp"
#include "cli/session.hpp"
#include "diagnostics/rules/usage.hpp"
#include "flow/run_units.hpp"
#include "policy/run.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

struct PreviewOptions {
  CommonOptions common;
  std::string environment;
  std::string service;
  std::string target;
  std::vector<std::string> deploy;
  std::string only;
  std::string helm_version;
  std::string kube_version;
};

/// Several files are told apart by a comment line, which every output language takes.
void print_outputs(const flow::UnitOutcome& outcome, const Streams& streams) {
  const bool several = outcome.render.outputs.size() > 1;
  for (const render::RenderedOutput& output : outcome.render.outputs) {
    if (several) {
      streams.out << "# " << outcome.environment.name << '/' << outcome.unit.service << '/' << output.file.path << '\n';
    }
    streams.out << output.file.text;
    if (several && &output != &outcome.render.outputs.back()) streams.out << '\n';
  }
}

/// Leaves only the named target in the plan; false after a finding.
bool keep_target(render::Plan& plan, const std::string& target, diagnostics::Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const render::Target& candidate : plan.targets) known.push_back(candidate.name);
  if (std::ranges::find(known, target) == known.end()) {
    diagnostics.add({.rule = &diagnostics::rules::usage_bad_option,
                     .summary = "the project has no target `" + target + "`",
                     .help = text::did_you_mean(target, known)});
    return false;
  }
  std::erase_if(plan.targets, [&](const render::Target& candidate) { return candidate.name != target; });
  return true;
}

/// Leaves only the output at this path; false after a finding. One that is blocked is no mistake of the command's.
bool keep_output(render::UnitRender& unit, const std::string& path, diagnostics::Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const render::RenderedOutput& output : unit.outputs) known.push_back(output.file.path);
  for (const render::Blocked& blocked : unit.blocked) known.push_back(blocked.output);
  if (std::ranges::find(known, path) == known.end()) {
    if (diagnostics.has_errors()) return false;
    diagnostics.add({.rule = &diagnostics::rules::usage_bad_option,
                     .summary = "the service has no output `" + path + "` there",
                     .help = text::did_you_mean(path, known)});
    return false;
  }
  std::erase_if(unit.outputs, [&](const render::RenderedOutput& output) { return output.file.path != path; });
  return true;
}

ExitCode run_preview(const PreviewOptions& options, const Streams& streams) {
  Session session(options.common, streams);
  if (!session.usable()) return session.finish();
  const auto deploy = parse_deploy_values(options.deploy, session.diagnostics());
  if (!deploy) return session.finish();
  const auto model = session.load_unit(options.environment, options.service);
  const model::Unit* unit = select_unit(*model, options.environment, options.service, session.diagnostics());
  if (unit == nullptr) return session.finish();
  const auto plan = session.load_plan(*model, {.helm_version = options.helm_version, .for_its_units = true});
  if (!options.target.empty() && !keep_target(*plan, options.target, session.diagnostics())) return session.finish();
  const std::array index{static_cast<std::size_t>(unit - model->units.data())};
  policy::Run policies(session.policies(), *model);
  flow::run_units(
      *model, *plan, index, session.sources(),
      {.jobs = 1,
       .render = {.deploy_values = deploy->get(),
                  .helm_version = options.helm_version,
                  .kube_version = options.kube_version},
       .policies = &policies},
      [&](flow::UnitOutcome& outcome, diagnostics::Diagnostics& findings) {
        if (options.only.empty() || keep_output(outcome.render, options.only, findings)) {
          print_outputs(outcome, streams);
        }
      },
      session.diagnostics());
  return session.finish();
}

}  // namespace

Command add_preview(CLI::App& app) {
  auto options = std::make_shared<PreviewOptions>();
  add_common_options(app, options->common);
  app.add_option("ENV", options->environment, "the environment")->required();
  app.add_option("SERVICE", options->service, "the service")->required();
  app.add_option("--target", options->target, "this target's outputs alone")
      ->type_name("TARGET")
      ->envname("STAGEPLOT_TARGET");
  app.add_option("--deploy", options->deploy,
                 "a value that the pipeline supplies; without it the bare NAME stands there")
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE")
      ->envname("STAGEPLOT_DEPLOY");
  app.add_option("--only", options->only, "the output at this path alone, for example `manifests.yaml`")
      ->type_name("PATH")
      ->envname("STAGEPLOT_ONLY");
  add_cluster_options(app, options->helm_version, options->kube_version);
  return [options](const Streams& streams) { return run_preview(*options, streams); };
}

}  // namespace stageplot::cli
