// The examples of policies: `policies/tests/NAME/pass*.yaml` and `fail*.yaml`, judged by the policy alone.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "policy/policy.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::policy {

struct ExampleOutcome {
  std::string policy;
  std::string file;  // `pass.yaml`
  bool ok = false;
  std::string problem;  // what was expected and what was seen; empty where it is ok
};

/// Judges all examples of these policies, in the order of their names. What is not as its name says is
/// `policy.failing-example`, what is not there `policy.missing-example`. `origins` must be the table of the policies.
[[nodiscard]] std::vector<ExampleOutcome> judge_examples(std::span<const Policy* const> policies,
                                                         const source::FileTree& tree, source::SourceFiles& sources,
                                                         document::Origins& origins,
                                                         diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::policy
