// `stageplot diff`: what differs between two environments, from a commit (`--base REF`), or from a tree of outputs
// (`--rendered DIRECTORY`).
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>

#include "cli/commands.hpp"
#include "cli/diff_base.hpp"
#include "cli/diff_environments.hpp"
#include "cli/diff_options.hpp"
#include "cli/diff_rendered.hpp"
#include "cli/findings.hpp"
#include "cli/report_output.hpp"
#include "diagnostics/rules/usage.hpp"

namespace stageplot::cli {
namespace {

ExitCode refuse(const DiffOptions& options, const Streams& streams, std::string summary, std::string help) {
  diagnostics::Diagnostics diagnostics;
  diagnostics.add(
      {.rule = &diagnostics::rules::usage_bad_option, .summary = std::move(summary), .help = std::move(help)});
  return report_findings(findings_options(options.common), streams, std::move(diagnostics), {});
}

ExitCode run_diff(const DiffOptions& options, const Streams& streams) {
  if (!options.base.empty() && !options.rendered.empty()) {
    return refuse(options, streams, "`--base` and `--rendered` are two comparisons", "run them one after the other");
  }
  if (!options.base.empty()) return run_diff_base(options, streams);
  if (!options.rendered.empty()) return run_diff_rendered(options, streams);
  if (options.selection.environments.size() == 2) return run_diff_environments(options, streams);
  return refuse(
      options, streams, "`diff` needs something to compare with",
      "name two environments, `stageplot diff prod-east prod-west`, a commit, `stageplot diff --base main`, or a tree "
      "of outputs, `stageplot diff --rendered rendered`");
}

}  // namespace

Command add_diff(CLI::App& app) {
  auto options = std::make_shared<DiffOptions>();
  add_common_options(app, options->common);
  app.add_option("ENV", options->selection.environments,
                 "two environments to compare with each other; with --base or --rendered, these environments alone");
  add_service_option(app, options->selection.services, "these services alone; may be repeated");
  app.add_option(
         "--base", options->base,
         "what the work tree renders against what the model renders where HEAD left this branch, tag or commit; "
         "`REF..` is the commit itself")
      ->type_name("REF")
      ->envname("STAGEPLOT_BASE");
  app.add_option("--rendered", options->rendered,
                 "what the model renders against the outputs in this directory, named from the project's root")
      ->type_name("DIRECTORY")
      ->envname("STAGEPLOT_RENDERED");
  app.add_flag("--full", options->full, "long texts whole")->envname("STAGEPLOT_FULL");
  app.add_option("--markdown-limit", options->markdown_limit,
                 "the most bytes of a report in Markdown; GitHub takes 65536, GitLab 1000000")
      ->type_name("BYTES")
      ->envname("STAGEPLOT_MARKDOWN_LIMIT")
      ->capture_default_str();
  app.add_flag("--detailed-exitcode", options->detailed_exit_code, "exit 2 if there is a difference")
      ->envname("STAGEPLOT_DETAILED_EXITCODE");
  return [options](const Streams& streams) { return run_diff(*options, streams); };
}

}  // namespace stageplot::cli
