// `stageplot rule [CODE]`: what a finding means, why it matters, an example and the fix.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/findings.hpp"
#include "diagnostics/render/rule_page.hpp"
#include "diagnostics/rules/usage.hpp"
#include "policy/load.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

struct RuleOptions {
  CommonOptions common;
  std::string code;
};

ExitCode run_rule(const RuleOptions& options, const Streams& streams) {
  if (options.code.empty()) {
    streams.out << diagnostics::render_rule_list(diagnostics::all_rules());
    return ExitCode::clean;
  }
  if (const diagnostics::Rule* rule = diagnostics::find_rule(options.code)) {
    streams.out << diagnostics::render_rule(*rule);
    return ExitCode::clean;
  }
  std::vector<std::string_view> codes;
  for (const diagnostics::Rule* rule : diagnostics::all_rules()) codes.push_back(rule->code);
  // What the project's own policies find. What is wrong with their files is `check`'s to say.
  const source::DirectoryTree tree(options.common.directory);
  source::SourceFiles sources;
  document::Origins origins;
  diagnostics::Diagnostics ignored;
  std::unique_ptr<policy::Policies> policies;
  if (options.code.starts_with("policy.")) policies = policy::load_policies(tree, sources, origins, ignored);
  for (const diagnostics::Rule* rule : policies ? policies->rules() : std::vector<const diagnostics::Rule*>{}) {
    codes.push_back(rule->code);
    if (rule->code != options.code) continue;
    streams.out << diagnostics::render_rule(*rule);
    return ExitCode::clean;
  }
  std::string help = text::did_you_mean(options.code, codes);
  if (help.empty()) help = "`stageplot rule` lists all codes";
  diagnostics::Diagnostics diagnostics;
  diagnostics.add({.rule = &diagnostics::rules::usage_unknown_rule,
                   .summary = "no finding has the code `" + options.code + "`",
                   .help = std::move(help)});
  return report_findings(options.common, streams, std::move(diagnostics), {});
}

}  // namespace

Command add_rule(CLI::App& app) {
  auto options = std::make_shared<RuleOptions>();
  add_common_options(app, options->common);
  app.add_option("CODE", options->code,
                 "the code of a finding, for example layer.type-conflict; without one: all codes");
  return [options](const Streams& streams) { return run_rule(*options, streams); };
}

}  // namespace stageplot::cli
