// `stageplot completion SHELL`: the shell's completion script, from the declarations of the command line itself.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/completion/completion.hpp"
#include "cli/description.hpp"
#include "cli/findings.hpp"
#include "diagnostics/rules/usage.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

struct CompletionOptions {
  CommonOptions common;
  std::string shell;
};

ExitCode run_completion(const CompletionOptions& options, const CLI::App& tool, const Streams& streams) {
  if (const auto script = completion_script(options.shell, describe(tool))) {
    streams.out << *script;
    return ExitCode::clean;
  }
  const std::vector<std::string> names = shell_names();
  const std::vector<std::string_view> known(names.begin(), names.end());
  std::string help = text::did_you_mean(options.shell, known);
  if (help.empty()) help = "shells: `" + joined(names, "`, `") + "`";
  diagnostics::Diagnostics diagnostics;
  diagnostics.add({.rule = &diagnostics::rules::usage_bad_option,
                   .summary = "there is no completion for the shell `" + options.shell + "`",
                   .help = std::move(help)});
  return report_findings(options.common, streams, std::move(diagnostics), {});
}

}  // namespace

Command add_completion(CLI::App& app) {
  auto options = std::make_shared<CompletionOptions>();
  add_common_options(app, options->common);
  app.add_option("SHELL", options->shell, "bash, fish or zsh")->required();
  return [options, &app](const Streams& streams) { return run_completion(*options, *app.get_parent(), streams); };
}

}  // namespace stageplot::cli
