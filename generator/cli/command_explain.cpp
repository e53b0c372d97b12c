// `stageplot explain ENV SERVICE [PATH]`: the value, every layer that set it, and who won.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/explain_output.hpp"
#include "cli/findings.hpp"
#include "cli/session.hpp"
#include "diagnostics/rules/usage.hpp"
#include "document/map.hpp"
#include "layering/explain.hpp"
#include "layering/reference_text.hpp"
#include "render/reach.hpp"
#include "report/explain_report.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

struct ExplainOptions {
  CommonOptions common;
  std::string environment;
  std::string service;
  std::string path;
  std::string output;
};

/// How far the path leads, and what would have been there to follow.
void report_unknown_path(const document::Value& root, const std::string& path, diagnostics::Diagnostics& diagnostics) {
  const document::Value* current = &root;
  std::string help = "without a path, `explain` shows all values";
  for (const std::string& key : layering::split_path(path)) {
    const document::Value* next = document::find(*current, key);
    if (next == nullptr) {
      std::vector<std::string_view> known;
      if (current->is_map()) {
        for (const document::Member& member : current->map().members()) known.push_back(member.key->view());
      }
      if (const std::string nearest = text::did_you_mean(key, known); !nearest.empty()) help = nearest;
      break;
    }
    current = next;
  }
  diagnostics.add({.rule = &diagnostics::rules::usage_unknown_path,
                   .summary = "there is no value at `" + path + "`",
                   .help = std::move(help)});
}

/// The lines of the unit's outputs that each explained value reached. What cannot be rendered reaches nothing.
std::vector<std::vector<report::ReachedLine>> reached(Session& session, model::Model& model, const model::Unit& unit,
                                                      std::span<const layering::Explanation> explained) {
  const auto plan = session.load_plan(model);
  render::UnitSpace space(session.sources(), model.origins);
  diagnostics::Diagnostics ignored;
  const render::UnitRender rendered = render::render_unit(model, unit, *plan, space, {}, ignored);
  const render::Reach reach(rendered, space);
  std::vector<std::vector<report::ReachedLine>> result;
  for (const layering::Explanation& explanation : explained) {
    std::vector<source::Span> places;
    for (const document::OriginId origin : model.origins.sources(explanation.value.origin)) {
      places.push_back(model.origins.span(origin));
    }
    std::vector<report::ReachedLine>& lines = result.emplace_back();
    for (const render::OutputLine& line : reach.lines_of(places)) lines.push_back({line.output, line.line});
  }
  return result;
}

ExitCode run_explain(const ExplainOptions& options, const Streams& streams) {
  Session session(options.common, streams);
  if (!session.usable()) return session.finish();
  const bool json = std::ranges::find(options.common.formats, "json") != options.common.formats.end();
  if (!options.output.empty()) return explain_output(session, options.output, json);
  if (options.service.empty()) {
    session.diagnostics().add({.rule = &diagnostics::rules::usage_bad_option,
                               .summary = "`explain` needs an environment and a service, or `--output`",
                               .help = "for example `stageplot explain prod-east cart workload.replicas`"});
    return session.finish();
  }
  const auto model = session.load_unit(options.environment, options.service);
  if (session.diagnostics().has_errors() && model->units.empty()) return session.finish();
  const model::Unit* unit = select_unit(*model, options.environment, options.service, session.diagnostics());
  if (unit == nullptr || unit->tree.is_nil()) return session.finish();
  std::vector<layering::Removal> removals = unit->removals;
  const auto explained = layering::explain(
      {.root = unit->tree, .removals = removals, .origins = model->origins, .sources = session.sources()},
      options.path);
  if (explained.empty()) {
    report_unknown_path(unit->tree, options.path, session.diagnostics());
    return session.finish();
  }
  report::ExplainSubject subject{.environment = options.environment, .service = options.service};
  // All values at once would be answered by reading the outputs.
  if (!options.path.empty()) subject.reaches = reached(session, *model, *unit, explained);
  streams.out << (json ? report::explain_json(subject, explained) : report::explain_text(subject, explained));
  // Findings elsewhere in the model are `check`'s to report; here they would bury the answer.
  return ExitCode::clean;
}

}  // namespace

Command add_explain(CLI::App& app) {
  auto options = std::make_shared<ExplainOptions>();
  add_common_options(app, options->common);
  app.add_option("ENV", options->environment, "the environment");
  app.add_option("SERVICE", options->service, "the service");
  app.add_option("PATH", options->path, "a value of the service, for example workload.replicas.max; without it: all");
  app.add_option("--output", options->output,
                 "instead: what a line of an output was made of, for example rendered/prod-east/cart/values.yaml:12")
      ->type_name("FILE:LINE")
      ->envname("STAGEPLOT_EXPLAIN_OUTPUT");
  return [options](const Streams& streams) { return run_explain(*options, streams); };
}

}  // namespace stageplot::cli
