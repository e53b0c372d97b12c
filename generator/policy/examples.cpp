#include "policy/examples.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "diagnostics/rules/policy.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "policy/judge.hpp"
#include "policy/load.hpp"
#include "policy/model_tree.hpp"

namespace stageplot::policy {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

std::string_view text_of(const Value& document, std::string_view key) {
  const Value* value = document::find(document, key);
  return value != nullptr && value->is_string() ? value->text() : std::string_view{};
}

/// Documents of one file: one unit with its objects, or units of the model.
Surroundings add_documents(const std::vector<Value>& documents, document::Arena& arena, Subjects& subjects) {
  std::vector<Value> units;
  for (const Value& document : documents) {
    const std::string_view version = text_of(document, "apiVersion");
    if (version.empty()) units.push_back(document);
    if (version.empty()) subjects.add_unit(document);
    if (version == "stageplot/v1") {
      if (const Value* spec = document::find(document, "spec")) subjects.set_environment(*spec);
    }
  }
  for (const Value& document : documents) {
    const std::string_view version = text_of(document, "apiVersion");
    if (version == "terraform/v1") {
      subjects.add_made(Target::terraform, document);
    } else if (version == "fluentd/v1") {
      subjects.add_made(Target::fluentd, document);
    } else if (!version.empty() && version != "stageplot/v1") {
      subjects.add_object(document);
    }
  }
  return {.model = model_tree(units, arena)};
}

class Examples {
 public:
  Examples(const source::FileTree& tree, source::SourceFiles& sources, document::Origins& origins,
           diagnostics::Diagnostics& diagnostics)
      : tree_(tree), sources_(sources), origins_(origins), diagnostics_(diagnostics) {}

  void judge(const Policy& policy, std::vector<ExampleOutcome>& outcomes) {
    const std::string folder = std::string{kFolder} + "/tests/" + policy.name;
    bool has_pass = false;
    bool has_fail = false;
    for (const source::Entry& entry : tree_.list(folder)) {
      const bool pass = entry.name.starts_with("pass");
      const bool fail = entry.name.starts_with("fail");
      if (entry.kind != source::EntryKind::file || !entry.name.ends_with(".yaml") || (!pass && !fail)) continue;
      has_pass = has_pass || pass;
      has_fail = has_fail || fail;
      ExampleOutcome outcome{.policy = policy.name, .file = entry.name};
      outcome.problem = problem_of(policy, folder + "/" + entry.name, pass);
      outcome.ok = outcome.problem.empty();
      outcomes.push_back(std::move(outcome));
    }
    if (!has_pass) missing(policy, folder, "pass");
    if (!has_fail) missing(policy, folder, "fail");
  }

 private:
  void missing(const Policy& policy, const std::string& folder, const std::string& word) {
    diagnostics_.add({.rule = &rules::policy_missing_example,
                      .owner = diagnostics::Owner::policies,
                      .summary = "the policy `" + policy.name + "` has no example that " + word + "es",
                      .primary = {policy.name_span, {}, {}},
                      .help = "write `" + folder + "/" + word + ".yaml`"});
    std::string& summary = diagnostics_.all().back().summary;
    if (word == "fail") summary.replace(summary.size() - 6, 6, "fails");
  }

  /// Empty where the example is as its name says.
  std::string problem_of(const Policy& policy, const std::string& path, bool must_pass) {
    source::ReadResult read = tree_.read(path);
    if (!read.text) return "cannot be read: " + read.error;
    const source::FileId file = sources_.add(path, std::move(*read.text));
    const std::size_t errors = diagnostics_.errors();
    document::Arena& arena = arenas_;
    const auto documents = document::read_yaml_stream(
        file, sources_, arena, origins_,
        {.resolution = document::YamlResolution::kubernetes, .owner = diagnostics::Owner::policies}, diagnostics_);
    if (!documents || diagnostics_.errors() != errors) return "cannot be read";
    if (!policy.is_sound) return "the policy itself is wrong";
    Subjects subjects(arena, origins_);
    const Surroundings surroundings = add_documents(*documents, arena, subjects);
    diagnostics::Diagnostics findings;
    std::array<std::uint8_t, 1> matched{0};
    const std::array<const Policy*, 1> one{&policy};
    policy::judge(one, subjects, surroundings, origins_, matched, findings);

    std::string problem;
    const diagnostics::Diagnostic* seen = nullptr;
    const auto other = std::ranges::find_if(findings.all(), [&](const auto& f) { return f.rule != &policy.rule; });
    const auto violation = std::ranges::find_if(findings.all(), [&](const diagnostics::Diagnostic& f) {
      return f.rule == &policy.rule && !f.labels.empty();  // an audit annotation has none
    });
    if (other != findings.all().end()) {
      seen = &*other;
      problem = seen->summary;
    } else if (matched[0] == 0) {
      problem = "expected an object that the policy matches, seen none";
    } else if (must_pass && violation != findings.all().end()) {
      seen = &*violation;
      problem = "expected no violation, seen: " + seen->summary;
    } else if (!must_pass && violation == findings.all().end()) {
      problem = "expected a violation, seen none";
    }
    if (problem.empty()) return problem;
    const source::Span place = seen != nullptr ? seen->primary.span : source::Span{file, 0, 0};
    diagnostics::Diagnostic finding{.rule = &rules::policy_failing_example,
                                    .owner = diagnostics::Owner::policies,
                                    .summary = "an example of `" + policy.name + "`: " + problem,
                                    .primary = {place, {}, {}},
                                    .help = "correct the policy or the example"};
    if (seen != nullptr) finding.labels = seen->labels;
    diagnostics_.add(std::move(finding));
    return problem;
  }

  const source::FileTree& tree_;
  source::SourceFiles& sources_;
  document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  document::Arena arenas_;
};

}  // namespace

std::vector<ExampleOutcome> judge_examples(std::span<const Policy* const> policies, const source::FileTree& tree,
                                           source::SourceFiles& sources, document::Origins& origins,
                                           diagnostics::Diagnostics& diagnostics) {
  std::vector<ExampleOutcome> outcomes;
  Examples examples(tree, sources, origins, diagnostics);
  for (const Policy* policy : policies) examples.judge(*policy, outcomes);
  return outcomes;
}

}  // namespace stageplot::policy
