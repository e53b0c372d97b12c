#include "cli/diff_base.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/base_project.hpp"
#include "cli/report_output.hpp"
#include "cli/session.hpp"
#include "comparison/compare_models.hpp"
#include "diagnostics/rules/usage.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;

/// Only what stops a unit: `check` is there for the rest.
void keep_errors(diagnostics::Diagnostics& diagnostics) {
  std::erase_if(diagnostics.all(), [](const diagnostics::Diagnostic& finding) { return !finding.counts_as_error(); });
}

/// What only the base has can be named too.
bool check_names(const std::vector<std::string>& wanted, const std::vector<comparison::UnitPair>& all,
                 std::string artifact::UnitName::*name, const diagnostics::Rule& rule, std::string_view noun,
                 diagnostics::Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const comparison::UnitPair& pair : all) known.emplace_back(pair.name.*name);
  bool all_known = true;
  for (const std::string& word : wanted) {
    if (std::ranges::find(known, word) != known.end()) continue;
    diagnostics.add({.rule = &rule,
                     .summary = "neither side has the " + std::string{noun} + " `" + word + "`",
                     .help = text::did_you_mean(word, known)});
    all_known = false;
  }
  return all_known;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || std::ranges::find(names, name) != names.end();
}

std::vector<comparison::UnitPair> select_pairs(const model::Model& base, const model::Model& now,
                                               const Selection& selection, diagnostics::Diagnostics& diagnostics) {
  auto pairs = comparison::pair_units(base, now, [](const artifact::UnitName&) { return true; });
  const bool environments = check_names(selection.environments, pairs, &artifact::UnitName::environment,
                                        rules::usage_unknown_environment, "environment", diagnostics);
  const bool services = check_names(selection.services, pairs, &artifact::UnitName::service,
                                    rules::usage_unknown_service, "service", diagnostics);
  std::erase_if(pairs, [&](const comparison::UnitPair& pair) {
    return !contains(selection.environments, pair.name.environment) || !contains(selection.services, pair.name.service);
  });
  if (environments && services && pairs.empty() && !selection.everything()) {
    diagnostics.add({.rule = &rules::usage_not_there,
                     .summary = "none of the selected services runs in the selected environments, on either side"});
  }
  return environments && services ? std::move(pairs) : std::vector<comparison::UnitPair>{};
}

}  // namespace

ExitCode run_diff_base(const DiffOptions& options, const Streams& streams) {
  const CommonOptions of_findings = findings_options(options.common);
  Session session(of_findings, streams);
  const auto sinks = report_sinks(options.common, session.diagnostics());
  if (!sinks || !session.usable()) return session.finish();
  std::optional<BaseCommit> commit = find_base(options.base, options.common.directory, session.diagnostics());
  if (!commit) return session.finish();
  BaseProject base(std::move(*commit), session.jobs());
  if (!base.load(session.diagnostics())) return session.finish();

  const auto model = session.load_model();
  const auto plan = session.load_plan(*model);
  keep_errors(session.diagnostics());
  if (plan->targets.empty() && session.diagnostics().has_errors()) return session.finish();
  const auto pairs = select_pairs(base.model(), *model, options.selection, session.diagnostics());
  if (pairs.empty() && !options.selection.everything()) return session.finish();

  diff::Report report{.mode = diff::Mode::base,
                      .title = "base",
                      .a = {.name = base.commit().name, .source = base.commit().commit, .sha256 = {}},
                      .b = {.name = "work tree", .source = {}, .sha256 = {}},
                      .notes = {base.commit().how}};
  comparison::compare_models({base.model(), base.plan(), base.sources()}, {*model, *plan, session.sources()}, pairs,
                             {.jobs = session.jobs()}, report, session.diagnostics());
  if (!print_report(report, *sinks, options.common, {}, streams, session.diagnostics())) return session.finish();
  const bool different = options.detailed_exit_code && diff::differs(report);
  return session.finish(different ? ExitCode::different : ExitCode::clean);
}

}  // namespace stageplot::cli
