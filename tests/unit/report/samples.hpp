// Reports that comparisons could have given, made by hand: what each format prints of them is compared whole.
#pragma once

#include "diff/report.hpp"

namespace stageplot::report {

/// The live side after `set resources`, `set env`, `edit configmap` and a scale to 0 by hand: one object with values,
/// one with a text, one that is missing.
[[nodiscard]] diff::Report drift_sample();

/// A merge request's effect on four environments: the same change in three of them, another one in the fourth.
[[nodiscard]] diff::Report base_sample();

/// That many objects with that many items each; in one of ten the first item is critical.
[[nodiscard]] diff::Report large_sample(std::size_t objects, std::size_t items);

/// Counts items into the summary and sets the subjects' order, as a comparison does.
void sum_up(diff::Report& report);

}  // namespace stageplot::report
