// The values that a unit renders against those that a release has. Both go over the chart's own values first, as Helm
// does it: what a person left to the chart is the same as what they wrote out.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "diff/describe.hpp"
#include "diff/report.hpp"
#include "document/arena.hpp"
#include "drift/exports/export.hpp"
#include "redaction/redactor.hpp"

namespace stageplot::drift {

struct HelmModel {
  document::Value values;                     // as the unit's values.yaml reads
  document::Value pipeline;                   // what the pipeline sets beside it: a map, or nil
  document::Value defaults;                   // of the chart: a map, or nil where nobody knows the chart
  std::set<std::string, std::less<>> deploy;  // names that stand for values of the pipeline
  std::string environment;
  std::string service;
  std::string output;         // `values.yaml`
  diff::SourceOf written_at;  // where a value of the model was written; may be empty
};

struct HelmDrift {
  diff::Subject subject;  // without items where nothing differs
  std::vector<std::string> notes;
  std::size_t leaves = 0;      // compared ones
  std::size_t at_default = 0;  // of these what only the chart says
};

/// `exports`: one of kind helm_values; a helm_history adds which revision it is. Others are left out; without values
/// the result is empty. `redactor` must know the secrets of both sides.
[[nodiscard]] HelmDrift compare_helm_values(const HelmModel& model, std::span<const Export* const> exports,
                                            const redaction::Redactor& redactor, document::Arena& arena);

}  // namespace stageplot::drift
