#include "cli/diff_rendered.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/diff_selection.hpp"
#include "cli/rendered_tree.hpp"
#include "cli/report_output.hpp"
#include "cli/session.hpp"
#include "comparison/compare_models.hpp"
#include "diagnostics/rules/usage.hpp"

namespace stageplot::cli {
namespace {

/// The units of the model, and those that the tree alone has.
std::vector<comparison::UnitPair> pair_with(const model::Model& model, const RenderedTree& tree) {
  std::vector<comparison::UnitPair> pairs;
  for (const model::Unit& unit : model.units) {
    pairs.push_back({.name = {model.environment(unit).name, unit.service}, .b = &unit});
  }
  for (artifact::UnitName& name : tree.units()) {
    if (model.find_unit(name.environment, name.service) == nullptr) pairs.push_back({.name = std::move(name)});
  }
  std::ranges::sort(pairs, {}, &comparison::UnitPair::name);
  return pairs;
}

bool is_directory(const std::string& path, const std::string& shown_as, diagnostics::Diagnostics& diagnostics) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return true;
  diagnostics.add({.rule = &diagnostics::rules::usage_unreadable,
                   .summary = "there is no directory `" + shown_as + "`",
                   .help = "`--rendered` names a tree that `stageplot render` wrote, from the project's root"});
  return false;
}

}  // namespace

ExitCode run_diff_rendered(const DiffOptions& options, const Streams& streams) {
  const CommonOptions of_findings = findings_options(options.common);
  Session session(of_findings, streams);
  const auto sinks = report_sinks(options.common, session.diagnostics());
  if (!sinks || !session.usable()) return session.finish();
  const std::string path = session.path_on_disk(options.rendered);
  if (!is_directory(path, options.rendered, session.diagnostics())) return session.finish();

  const auto model = session.load_model();
  const auto plan = session.load_plan(*model);
  session.keep_errors();
  if (plan->targets.empty() && session.diagnostics().has_errors()) return session.finish();
  const RenderedTree tree(path, options.rendered);
  const auto pairs = select_pairs(pair_with(*model, tree), options.selection, session.diagnostics());
  if (pairs.empty() && !options.selection.everything()) return session.finish();

  diff::Report report{.mode = diff::Mode::rendered,
                      .title = options.rendered,
                      .a = {.name = options.rendered, .source = {}, .sha256 = {}},
                      .b = {.name = "model", .source = {}, .sha256 = {}}};
  comparison::compare_with_tree([&tree](const artifact::UnitName& name) { return tree.read(name); },
                                {*model, *plan, session.sources()}, pairs, {.jobs = session.jobs()}, report,
                                session.diagnostics());
  if (!print_report(report, *sinks, options.common, report_view(options), streams, session.diagnostics())) {
    return session.finish();
  }
  // Outputs are committed: another byte is a difference, whatever it means.
  const bool different = options.detailed_exit_code && diff::differs(report, diff::Severity::information);
  return session.finish(different ? ExitCode::different : ExitCode::clean);
}

}  // namespace stageplot::cli
