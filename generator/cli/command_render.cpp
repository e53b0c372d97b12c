// `stageplot render [ENV…] [--service S…]`: the main job, in the order of the flow. Everything is rendered and checked
// before the first byte is written.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "checks/check.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/output_directory.hpp"
#include "cli/session.hpp"
#include "cli/version.hpp"
#include "cli/write_report.hpp"
#include "flow/run_units.hpp"
#include "policy/run.hpp"
#include "writer/writer.hpp"

namespace stageplot::cli {
namespace {

struct RenderOptions {
  CommonOptions common;
  Selection selection;
  std::string output = "rendered";
  bool check = false;
  bool strict = false;
  bool prune = false;
  bool source_maps = false;
};

writer::WriteRequest write_request(const RenderOptions& options, const Session& session, const model::Model& model) {
  writer::WriteRequest request{.output_directory = session.path_on_disk(options.output),
                               .tool_version = std::string{kVersion},
                               .mode = options.check ? writer::Mode::check : writer::Mode::write,
                               .departed = options.prune ? writer::Departed::prune : writer::Departed::report,
                               .whole_model = options.selection.everything()};
  for (const model::Unit& unit : model.units) request.units.push_back({model.environment(unit).name, unit.service});
  if (options.selection.services.empty()) request.whole_environments = options.selection.environments;
  return request;
}

/// One unit's outcome to the writer: whole, blocked, or (with findings) left as it is on the disk.
void hand_over(flow::UnitOutcome& outcome, writer::Writer& writer, const Session& session,
               diagnostics::Diagnostics& findings) {
  const artifact::UnitName name{outcome.environment.name, outcome.unit.service};
  if (outcome.sound) {
    artifact::RenderedUnit unit{.environment = name.environment, .service = name.service, .files = {}};
    for (render::RenderedOutput& output : outcome.render.outputs) unit.files.push_back(std::move(output.file));
    std::ranges::move(outcome.source_maps, std::back_inserter(unit.files));
    std::ranges::sort(unit.files, {}, &artifact::OutputFile::path);
    writer.stage(unit, findings);
  } else if (!outcome.render.blocked.empty() && !findings.has_errors()) {
    writer.block(blocked_unit(name, outcome.render.blocked, session.sources()), findings);
  }
}

ExitCode say_interrupted(const Streams& streams, std::string_view outcome) {
  streams.error << "stageplot: interrupted; " << outcome << '\n';
  return ExitCode::interrupted;
}

ExitCode run_render(const RenderOptions& options, const Streams& streams) {
  Session session(options.common, streams);
  if (!session.usable()) return session.finish();
  if (!check_output_directory(session, options.output)) return session.finish();

  const auto model = session.load_model();
  checks::run_checks(*model, session.jobs(), session.diagnostics());
  const auto plan = session.load_plan(*model);
  const auto selected = select_units(*model, options.selection, session.diagnostics());
  if (selected.empty() && !options.selection.everything()) return session.finish();
  session.waive();
  const bool sound = !session.diagnostics().has_errors();

  std::optional<InterruptWatch> watch(std::in_place);
  writer::Writer writer(write_request(options, session, *model));
  if (sound) {
    const writer::Start start = writer.begin(session.diagnostics());
    if (start == writer::Start::could_not_run) return session.fail(ExitCode::could_not_run);
    if (start == writer::Start::wrong_input) return session.finish();
  }
  policy::Run policies(session.policies(), *model);
  flow::run_units(
      *model, *plan, selected, session.sources(),
      {.jobs = session.jobs(),
       .source_maps = options.source_maps,
       .waivers = &session.waivers(),
       .policies = &policies,
       .stopped = interrupted},
      [&](flow::UnitOutcome& outcome, diagnostics::Diagnostics& findings) {
        if (sound) hand_over(outcome, writer, session, findings);
      },
      session.diagnostics());
  if (interrupted()) {
    if (sound) writer.abandon();
    return say_interrupted(streams, "nothing was written");
  }
  if (!sound) return session.finish();

  const writer::Outcome written = writer.commit(session.diagnostics());
  watch.reset();
  if (written.could_not_run) return session.fail(ExitCode::could_not_run);
  if (interrupted()) return say_interrupted(streams, options.check ? "nothing was written" : "everything was written");
  const bool blocked = has_blocked(session.diagnostics());
  print_outcome(written, options.check ? Report::compared : Report::written, options.output, session);
  if (options.strict && blocked) return session.fail(ExitCode::findings);
  const bool different = options.check && !written.differences.empty();
  if (different && !options.common.formats.empty()) report_differences(written, session.diagnostics());
  return session.finish(different ? ExitCode::different : ExitCode::clean);
}

}  // namespace

Command add_render(CLI::App& app) {
  auto options = std::make_shared<RenderOptions>();
  add_common_options(app, options->common);
  app.add_option("ENV", options->selection.environments, "render these environments alone");
  add_service_option(app, options->selection.services, "render these services alone; may be repeated");
  app.add_option("-o,--output", options->output, "where to write, from the project's root")
      ->type_name("DIRECTORY")
      ->envname("STAGEPLOT_OUTPUT")
      ->capture_default_str();
  app.add_flag("--check", options->check, "write nothing; exit 2 if an output is out of date")
      ->envname("STAGEPLOT_CHECK");
  app.add_flag("--strict", options->strict, "exit 1 if a unit is blocked by an unknown value")
      ->envname("STAGEPLOT_STRICT");
  app.add_flag("--prune", options->prune, "remove the folders of units that the model no longer has")
      ->envname("STAGEPLOT_PRUNE");
  app.add_flag("--source-maps", options->source_maps,
               "beside each output write OUTPUT.map.json: which lines of the model and of templates made it")
      ->envname("STAGEPLOT_SOURCE_MAPS");
  return [options](const Streams& streams) { return run_render(*options, streams); };
}

}  // namespace stageplot::cli
