// Finds the folders that were rendered for units which the model no longer has.
#pragma once

#include <span>
#include <vector>

#include "artifact/unit_name.hpp"
#include "writer/disk.hpp"

namespace stageplot::writer {

/// Appends the units that have a folder with a lock below `root` and are not among `known`, which is sorted; in the
/// order of their names. Folders without a lock are somebody else's.
[[nodiscard]] DiskStatus find_unknown_units(const Folder& root, std::span<const artifact::UnitName> known,
                                            std::vector<artifact::UnitName>& found);

}  // namespace stageplot::writer
