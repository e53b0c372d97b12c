// `stageplot check [ENV…] [--service S…]`: the model, and everything that it renders; writes nothing.
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <ostream>

#include "checks/check.hpp"
#include "checks/marks.hpp"
#include "cli/check_chart.hpp"
#include "cli/cluster_options.hpp"
#include "cli/commands.hpp"
#include "cli/project_notes.hpp"
#include "cli/session.hpp"
#include "cli/today.hpp"
#include "diagnostics/rules/usage.hpp"
#include "flow/run_units.hpp"
#include "parity/compare_environments.hpp"
#include "parity/declarations.hpp"
#include "parity/report.hpp"
#include "policy/model_reads.hpp"
#include "policy/run.hpp"
#include "policy/waivers/apply.hpp"
#include "policy/waivers/judge.hpp"
#include "unread/unread_values.hpp"

namespace stageplot::cli {
namespace {

struct CheckOptions {
  CommonOptions common;
  Selection selection;
  std::string helm_version;
  std::string kube_version;
  std::string today;
  bool parity = false;
  ChartCheckOptions chart;
};

/// Options that are about the project have no meaning for a chart, and those of a chart none for the project.
std::optional<std::string> conflict(const CheckOptions& options) {
  if (options.chart.chart.empty()) {
    if (!options.chart.values.empty()) return "values are given, and no chart that they are for";
    return std::nullopt;
  }
  if (!options.selection.services.empty()) return "`--service` is about the project, `--chart` about a chart";
  if (options.parity) return "`--parity` is about the project, `--chart` about a chart";
  return std::nullopt;
}

/// The pairs of environments/parity.yaml. A model with errors has no environments to compare.
void check_parity(const model::Model& model, Session& session) {
  const auto declarations = parity::load_declarations(session.project().files(), session.project().tree(), model,
                                                      session.sources(), session.diagnostics());
  if (!declarations.exist && !session.diagnostics().has_errors()) {
    session.diagnostics().add({.rule = &diagnostics::rules::usage_unreadable,
                               .summary = "there is no `" + std::string{parity::kFile} + "` to check",
                               .help = "name the pairs of environments that are meant to be alike in it"});
  }
  if (session.diagnostics().has_errors()) return;
  for (const parity::PairDeclarations& pair : declarations.pairs) {
    const auto parity = parity::compare_environments(model, *model.find_environment(pair.a),
                                                     *model.find_environment(pair.b), &pair, {});
    parity::report_findings(parity, model, pair, session.sources(), session.diagnostics());
  }
}

ExitCode refuse(const CheckOptions& options, const std::string& words, const Streams& streams) {
  Session session(options.common, streams);
  session.diagnostics().add({.rule = &diagnostics::rules::usage_bad_option,
                             .summary = words,
                             .help = "`stageplot check [ENV] --chart CHART [-f FILE] [--set KEY=VALUE]`"});
  return session.finish();
}

ExitCode run_check(const CheckOptions& options, const Streams& streams) {
  Session session(options.common, streams);
  if (!session.usable()) return session.finish();
  const auto day = today(options.today, session.diagnostics());
  if (!day) return session.finish();
  const auto model = session.load_model();
  waivers::end_expired(session.waivers(), *day);
  const auto selected = select_units(*model, options.selection, session.diagnostics());
  if (selected.empty() && !options.selection.everything()) return session.finish();
  if (options.parity) check_parity(*model, session);
  checks::run_checks(*model, session.jobs(), session.diagnostics());
  const auto plan = session.load_plan(*model, {.helm_version = options.helm_version});
  // A part of the units cannot tell what nothing reads.
  std::optional<unread::Readings> readings;
  if (options.selection.everything()) {
    readings.emplace(*model);
    readings->policies = policy::model_reads(session.policies());
  }
  policy::Run policies(session.policies(), *model);
  flow::run_units(
      *model, *plan, selected, session.sources(),
      {.jobs = session.jobs(),
       .render = {.reads = readings ? &readings->reads : nullptr,
                  .helm_version = options.helm_version,
                  .kube_version = options.kube_version},
       .waivers = &session.waivers(),
       .policies = &policies},
      [&](flow::UnitOutcome& outcome, diagnostics::Diagnostics&) {
        if (readings && outcome.sound && !outcome.render.outputs.empty()) readings->mark_complete(*model, outcome.unit);
      },
      session.diagnostics());
  session.waive();
  const bool clean = !session.diagnostics().has_errors();
  if (clean && readings) {
    const auto values = unread::find_unread_values(*model, *readings, unread::Reasoned::leave_out);
    unread::report_unread_values(*model, values, session.diagnostics());
    policies.report_never_matching(session.diagnostics());
  }
  diagnostics::Diagnostics notes;
  waivers::report_expiry(session.waivers(), *day, notes);
  if (clean) {
    checks::list_marks(*model, notes);
    list_unconfirmed_keys(*plan, *model, notes);
    waivers::apply(session.waivers(), session.sources(), notes);
    print_notes(session, std::move(notes));
  } else {
    session.diagnostics().merge(std::move(notes));
  }
  session.waive();
  if (clean && readings) waivers::report_unused(session.waivers(), session.diagnostics().all(), session.diagnostics());
  return session.finish();
}

}  // namespace

Command add_check(CLI::App& app) {
  auto options = std::make_shared<CheckOptions>();
  add_common_options(app, options->common);
  app.add_option("ENV", options->selection.environments,
                 "render and verify these environments alone; the model is always checked whole");
  add_service_option(app, options->selection.services, "render and verify these services alone");
  add_cluster_options(app, options->helm_version, options->kube_version);
  app.add_flag(
         "--parity", options->parity,
         "also what differs between the pairs of environments in environments/parity.yaml and is not declared there")
      ->envname("STAGEPLOT_PARITY");
  app.add_option(
         "--today", options->today,
         "the day on which waivers are judged, YYYY-MM-DD; without it SOURCE_DATE_EPOCH's, else the clock's in UTC")
      ->type_name("DAY")
      ->envname("STAGEPLOT_TODAY");
  add_chart_check_options(app, options->chart);
  return [options](const Streams& streams) {
    if (const auto words = conflict(*options)) return refuse(*options, *words, streams);
    if (options->chart.chart.empty()) return run_check(*options, streams);
    return run_chart_check(options->chart,
                           {.common = options->common,
                            .environments = options->selection.environments,
                            .helm_version = options->helm_version,
                            .kube_version = options->kube_version,
                            .today = options->today},
                           streams);
  };
}

}  // namespace stageplot::cli
