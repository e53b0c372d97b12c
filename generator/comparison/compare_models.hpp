// Two models, or a tree of outputs and a model, unit by unit on all cores: what `diff --base` and `diff --rendered`
// report. A unit is rendered on both sides in one job, so
// that thousands of them never stand in memory at once.
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "comparison/pairs.hpp"
#include "comparison/side.hpp"
#include "comparison/tree_unit.hpp"
#include "diagnostics/collector.hpp"
#include "diff/report.hpp"

namespace stageplot::comparison {

struct CompareOptions {
  std::size_t jobs = 1;
};

/// Fills in everything of the report but its mode, title, sides and notes about the run. Side b's errors go to
/// `diagnostics`; units that a side cannot render are said to be so. The same input gives the same report, whatever the
/// number of jobs.
void compare_models(const Side& a, const Side& b, std::span<const UnitPair> pairs, const CompareOptions& options,
                    diff::Report& report, diagnostics::Diagnostics& diagnostics);

/// The outputs of a unit on a disk, none where there is no folder of it. Called from several threads.
using ReadTreeUnit = std::function<TreeUnit(const artifact::UnitName&)>;

/// The same for a tree of outputs, which is side a, and a model. Of each pair `b` is the model's unit, or nullptr for
/// one that only the tree has.
void compare_with_tree(const ReadTreeUnit& read, const Side& model, std::span<const UnitPair> pairs,
                       const CompareOptions& options, diff::Report& report, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::comparison
