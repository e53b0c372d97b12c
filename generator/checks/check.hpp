// What a platform would refuse or what can never work, however it was meant, as errors; what a platform takes and what
// works badly, as warnings. One file a check, one table of all. A team's opinions are policies, not checks.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "model/model.hpp"

namespace stageplot::checks {

/// One unit under check. Values that are unknown or absent are skipped by the accessors of model/views.hpp.
struct Subject {
  const document::Value& tree;
  const document::Origins& origins;
};

struct Check {
  const diagnostics::Rule* rule;
  void (*run)(const Subject&, diagnostics::Diagnostics&);
  /// What it reads: dotted paths, `*` for any key, with all that lies below. A test hides everything else.
  std::vector<std::string_view> reads;
};

/// Every check, in the order of their codes.
[[nodiscard]] std::span<const Check> all_checks();

/// A check that sees all units together.
struct ModelCheck {
  const diagnostics::Rule* rule;
  void (*run)(const model::Model&, diagnostics::Diagnostics&);
  std::vector<std::string_view> reads;  // of each unit's tree
};

[[nodiscard]] std::span<const ModelCheck> all_model_checks();

/// Runs all checks over all sound units, on `jobs` threads.
void run_checks(const model::Model& model, std::size_t jobs, diagnostics::Diagnostics& diagnostics);

/// A finding on the value at `path`, with labels on other paths of the same tree that have to do with it.
struct CheckFinding {
  const diagnostics::Rule& rule;
  std::string path;
  std::string summary;
  std::string label;
  std::string other_path;  // empty: none
  std::string other_label;
  std::string help;
};
void report(const Subject& subject, CheckFinding finding, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::checks
