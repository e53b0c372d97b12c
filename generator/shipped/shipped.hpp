// The targets, schemas and policies that come with the tool, embedded in the binary so that it works in any project. A
// project folder of the same name overrides them file by file.
#pragma once

#include <span>
#include <string_view>

#include "source/file_tree.hpp"

namespace stageplot::shipped {

struct File {
  std::string_view path;  // from the project's root: `schemas/service.schema.json`
  std::string_view text;
};

/// Every embedded file, in no particular order.
[[nodiscard]] std::span<const File> files();

/// The embedded files as a tree to read from.
[[nodiscard]] const source::MemoryTree& tree();

}  // namespace stageplot::shipped
