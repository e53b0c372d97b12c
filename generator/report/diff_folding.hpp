// Which environments have the same change, so that a reader sees it once. A comparison folds what has the same name
// everywhere; here objects are found alike that environments call by different names.
#pragma once

#include <string>
#include <vector>

#include "diff/report.hpp"

namespace stageplot::report {

/// One block of a report.
struct Fold {
  std::vector<const diff::Subject*> subjects;  // all with the same items; the first one gives the block its name
  std::vector<std::string> environments;       // of all of them, sorted
  /// `the same change in 4 environments (dev: prd1541/cart-dev); prod-west differs; preprod unchanged`, or empty: one
  /// line without control characters.
  std::string words;
  /// For each item the other environments where a thing of the kind has the same change among others: `prod-west`.
  std::vector<std::string> also_in;
};

/// In the order of their first subjects.
[[nodiscard]] std::vector<Fold> fold(const diff::Report& report);

}  // namespace stageplot::report
