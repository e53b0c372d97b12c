// `stageplot diff`: what differs from a commit (`--base REF`).
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/diff_base.hpp"
#include "cli/diff_options.hpp"
#include "cli/findings.hpp"
#include "cli/report_output.hpp"
#include "diagnostics/rules/usage.hpp"

namespace stageplot::cli {
namespace {

ExitCode run_diff(const DiffOptions& options, const Streams& streams) {
  if (!options.base.empty()) return run_diff_base(options, streams);
  // Two environments against each other have their place here.
  diagnostics::Diagnostics diagnostics;
  diagnostics.add({.rule = &diagnostics::rules::usage_bad_option,
                   .summary = "`diff` needs something to compare with",
                   .help = "name a commit: `stageplot diff --base main`"});
  return report_findings(findings_options(options.common), streams, std::move(diagnostics), {});
}

}  // namespace

Command add_diff(CLI::App& app) {
  auto options = std::make_shared<DiffOptions>();
  add_common_options(app, options->common);
  app.add_option("ENV", options->selection.environments, "these environments alone");
  app.add_option("--service", options->selection.services, "these services alone; may be repeated")
      ->allow_extra_args(false)
      ->type_name("SERVICE")
      ->envname("STAGEPLOT_SERVICE");
  app.add_option(
         "--base", options->base,
         "what the work tree renders against what the model renders where HEAD left this branch, tag or commit; "
         "`REF..` is the commit itself")
      ->type_name("REF")
      ->envname("STAGEPLOT_BASE");
  app.add_flag("--detailed-exitcode", options->detailed_exit_code, "exit 2 if there is a difference")
      ->envname("STAGEPLOT_DETAILED_EXITCODE");
  return [options](const Streams& streams) { return run_diff(*options, streams); };
}

}  // namespace stageplot::cli
