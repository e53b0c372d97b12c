// House rules about #include lines: a stage may include only stages that its CMake target depends on, and a library of
// others only where its types are wanted.
#pragma once

#include <map>
#include <set>
#include <string>

#include "lint/source_tree.hpp"

namespace stageplot::lint {

/// Stage → the stages that its DEPENDS lists name.
using StageArrows = std::map<std::string, std::set<std::string>>;

/// Reads `add_stage(NAME … DEPENDS …)` and `target_link_libraries(stageplot_X … stageplot::Y …)` of a CMakeLists.txt.
void add_arrows(const SourceText& cmake, StageArrows& arrows);

/// Everything that can be reached from each stage, itself included.
[[nodiscard]] StageArrows closure(const StageArrows& arrows);

/// `#include "stage/…"` must be reachable from the stage of the file, a folder `generator/STAGE/` with a target; a
/// folder in it may be a stage of its own (`template/functions`).
[[nodiscard]] Complaints check_stage_includes(const SourceText& source, const StageArrows& reachable);

/// Third-party headers: in .cpp files only, and only in the folders or files that the rule's table names.
[[nodiscard]] Complaints check_library_includes(const SourceText& source);

}  // namespace stageplot::lint
