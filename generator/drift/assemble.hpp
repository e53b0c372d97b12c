// The report of a drift: subjects in their order, and what there is of everything.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/report.hpp"
#include "drift/kubernetes/difference.hpp"

namespace stageplot::drift {

/// Counts of all objects, also of those that are equal.
struct Totals {
  std::size_t objects = 0;
  std::size_t leaves = 0;
  std::size_t at_default = 0;
  std::size_t owned = 0;

  void add(const kubernetes::ObjectDrift& object);
  void add(const Totals& others);
};

/// Takes the subjects with items into the report, the worst first, and their items so. Nothing is folded: two objects
/// of one name in two namespaces are two. The summary has the items by class and severity, but of the classes
/// `at_default` and `owned` how many values.
void assemble(std::vector<diff::Subject> subjects, const Totals& totals, diff::Report& report);

}  // namespace stageplot::drift
