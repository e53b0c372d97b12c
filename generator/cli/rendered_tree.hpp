// A tree of outputs on a disk, unit by unit: the files that its locks know, and which of them a person has changed.
#pragma once

#include <string>
#include <vector>

#include "artifact/unit_name.hpp"
#include "comparison/tree_unit.hpp"
#include "source/file_tree.hpp"

namespace stageplot::cli {

class RenderedTree {
 public:
  /// `path` is where it lies, `shown_as` how a person would write it.
  RenderedTree(std::string path, std::string shown_as);

  /// Folders ENVIRONMENT/SERVICE with a lock; all others are somebody else's. Sorted.
  [[nodiscard]] std::vector<artifact::UnitName> units() const;
  /// The unit's files; where there is no lock, or none that can be read, all of its folder. Safe from any thread.
  [[nodiscard]] comparison::TreeUnit read(const artifact::UnitName& unit) const;

 private:
  source::DirectoryTree tree_;
  std::string shown_as_;
};

}  // namespace stageplot::cli
