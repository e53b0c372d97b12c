// Which files two trees don't have alike.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "source/file_tree.hpp"

namespace stageplot::source {

/// Paths of files at or below `entries` of the top folder whose texts differ, or that one tree alone has; sorted. Stops
/// behind `most`.
[[nodiscard]] std::vector<std::string> differing_files(const FileTree& a, const FileTree& b,
                                                       std::span<const std::string> entries, std::size_t most = 1000);

}  // namespace stageplot::source
