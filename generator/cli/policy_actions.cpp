#include "cli/policy_actions.hpp"

#include <algorithm>
#include <memory>
#include <ostream>
#include <string_view>
#include <utility>

#include "cli/findings.hpp"
#include "cli/session.hpp"
#include "diagnostics/rules/usage.hpp"
#include "policy/examples.hpp"
#include "policy/load.hpp"
#include "source/file_tree.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

/// Policies without a model: their own files are all that these commands read.
struct PolicyFiles {
  explicit PolicyFiles(const CommonOptions& common)
      : tree(common.directory), policies(policy::load_policies(tree, sources, origins, diagnostics)) {}

  source::DirectoryTree tree;
  source::SourceFiles sources;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;
  std::unique_ptr<policy::Policies> policies;
};

/// What the rules are about: `model`, `terraform`, `fluentd`, `kubernetes`, several of them.
std::string targets_of(const policy::Policy& policy) {
  std::vector<std::string> targets;
  for (const policy::ResourceRule& rule : policy.match.rules) {
    for (const std::string& group : rule.groups) {
      const bool ours = group == "model" || group == "terraform" || group == "fluentd";
      std::string target = ours ? group : "kubernetes";
      if (std::ranges::find(targets, target) == targets.end()) targets.push_back(std::move(target));
    }
  }
  std::string text;
  for (const std::string& target : targets) text += (text.empty() ? "" : ", ") + target;
  return text;
}

std::string severities_of(const policy::Policy& policy) {
  std::string text;
  for (const policy::Binding& binding : policy.bindings) {
    const std::string_view name = diagnostics::name(binding.severity);
    if (text.find(name) == std::string::npos) text += (text.empty() ? "" : ", ") + std::string{name};
  }
  return text;
}

std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

void print_table(const std::vector<std::vector<std::string>>& rows, std::ostream& out) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line += std::string(widths[i] - row[i].size() + 2, ' ');
    }
    while (line.ends_with(' ')) line.pop_back();
    out << line << '\n';
  }
}

}  // namespace

ExitCode list_policies(const CommonOptions& common, const Streams& streams) {
  Session session(common, streams);
  if (!session.usable()) return session.finish();
  PolicyFiles files(common);
  std::vector<std::vector<std::string>> rows;
  for (const policy::Policy& policy : files.policies->policies) {
    std::string about = one_line(policy.description.empty() ? policy.title : policy.description);
    if (!policy.is_bound) about += " (no binding: a cluster would ignore it)";
    if (!policy.seeds.empty()) about += " [" + policy.seeds + "]";
    rows.push_back({policy.name, targets_of(policy), severities_of(policy), std::move(about)});
  }
  print_table(rows, streams.out);
  return report_findings(common, streams, std::move(files.diagnostics), files.sources);
}

ExitCode test_policies(const CommonOptions& common, const Streams& streams, const std::vector<std::string>& names) {
  Session session(common, streams);
  if (!session.usable()) return session.finish();
  PolicyFiles files(common);
  std::vector<const policy::Policy*> chosen;
  std::vector<std::string_view> known;
  for (const policy::Policy& policy : files.policies->policies) {
    known.push_back(policy.name);
    if (names.empty() || std::ranges::find(names, policy.name) != names.end()) chosen.push_back(&policy);
  }
  for (const std::string& name : names) {
    if (std::ranges::find(known, name) != known.end()) continue;
    std::string help = text::did_you_mean(name, known);
    if (help.empty()) help = "`stageplot policy list` lists all";
    files.diagnostics.add({.rule = &diagnostics::rules::usage_bad_option,
                           .summary = "there is no policy `" + name + "`",
                           .help = std::move(help)});
  }
  std::vector<std::vector<std::string>> rows;
  for (const policy::ExampleOutcome& outcome :
       policy::judge_examples(chosen, files.tree, files.sources, files.origins, files.diagnostics)) {
    rows.push_back({outcome.ok ? "ok" : "FAILED", outcome.policy + "/" + outcome.file, outcome.problem});
  }
  print_table(rows, streams.out);
  return report_findings(common, streams, std::move(files.diagnostics), files.sources);
}

}  // namespace stageplot::cli
