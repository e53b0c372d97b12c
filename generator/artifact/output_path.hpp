// What an output, an environment and a service may be called, so that every file system keeps the tree as it was
// rendered: no way out of the unit's folder, no name that one system folds and another keeps apart.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stageplot::artifact {

/// Why `path` cannot name an output, in words that follow the path ("is absolute"); empty when it can. At most 1,024
/// bytes, 16 components of at most 255 bytes, printable ASCII without a backslash.
[[nodiscard]] std::string_view path_problem(std::string_view path);

/// The same for the name of an environment or a service, which is one component and not hidden.
[[nodiscard]] std::string_view name_problem(std::string_view name);

/// Two paths that cannot stand beside each other.
struct PathConflict {
  enum class Kind {
    twice,            // the same path
    differs_by_case,  // one file on systems that fold case; also where only a folder's name differs
    file_and_folder,  // `first` is a file, and a folder of `second`
  };
  Kind kind = Kind::twice;
  std::string first;
  std::string second;
};

/// The first conflict among `paths`, in their order. Linear in their total length but for a logarithm.
[[nodiscard]] std::optional<PathConflict> find_conflict(std::span<const std::string_view> paths);

}  // namespace stageplot::artifact
