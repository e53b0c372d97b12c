#include "cli/diff_base.hpp"

#include <optional>
#include <string>
#include <utility>

#include "cli/base_project.hpp"
#include "cli/diff_selection.hpp"
#include "cli/report_output.hpp"
#include "cli/session.hpp"
#include "comparison/compare_models.hpp"

namespace stageplot::cli {
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
  session.keep_errors();
  if (plan->targets.empty() && session.diagnostics().has_errors()) return session.finish();
  const auto pairs =
      select_pairs(comparison::pair_units(base.model(), *model), options.selection, session.diagnostics());
  if (pairs.empty() && !options.selection.everything()) return session.finish();

  base.note_uncommitted(session.project().files());
  diff::Report report{.mode = diff::Mode::base,
                      .title = "base",
                      .a = {.name = base.commit().name, .source = base.commit().commit, .sha256 = {}},
                      .b = {.name = "work tree", .source = {}, .sha256 = {}},
                      .notes = base.notes()};
  comparison::compare_models({base.model(), base.plan(), base.sources()}, {*model, *plan, session.sources()}, pairs,
                             {.jobs = session.jobs()}, report, session.diagnostics());
  if (!print_report(report, *sinks, options.common, report_view(options), streams, session.diagnostics()))
    return session.finish();
  const bool different = options.detailed_exit_code && diff::differs(report);
  return session.finish(different ? ExitCode::different : ExitCode::clean);
}

}  // namespace stageplot::cli
