// The last step of every comparison: one subject for what is the same in several environments, the order, the counts.
#pragma once

#include <vector>

#include "diff/report.hpp"

namespace stageplot::diff {

/// Subjects of different environments that are the same (service, output, kind, name and all items but for their
/// sources) become one that names them all; its namespace stays where they agree on it, the sources are the first
/// one's. Linear.
[[nodiscard]] std::vector<Subject> fold(std::vector<Subject> subjects);

/// Folds and sorts the subjects (worst severity first, then kind, name, service, output, environments), their items
/// (worst first, else as they come), and counts the summary's classes and severities: an item that stands for several
/// environments counts in each. Subjects without items go. `summary.objects` and `leaves` are the caller's.
void summarise(Report& report);

/// Puts the numbers of the subjects into the cells of environment × service × output, which are added where there are
/// none yet and sorted: the caller adds those without a difference, and notes.
void count_cells(Report& report);

}  // namespace stageplot::diff
