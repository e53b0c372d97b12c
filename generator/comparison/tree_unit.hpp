// The outputs of one unit as they lie on a disk, with what their lock says of them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "artifact/output_file.hpp"

namespace stageplot::comparison {

struct TreeUnit {
  std::string folder;                       // as a person would write it: `rendered/dev/cart`
  std::vector<artifact::OutputFile> files;  // sorted by path; those that a lock knows, without a lock all
  std::set<std::string> hand_edited;        // of these, those that have changed since they were rendered
};

}  // namespace stageplot::comparison
