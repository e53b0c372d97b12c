#include "shipped/shipped.hpp"

#include <string>

namespace stageplot::shipped {

const source::MemoryTree& tree() {
  static const source::MemoryTree kTree = [] {
    source::MemoryTree memory;
    for (const File& file : files()) memory.add(std::string{file.path}, std::string{file.text});
    return memory;
  }();
  return kTree;
}

}  // namespace stageplot::shipped
