// A folder on disk with everything below it, links followed wherever they lead, as programs read it that a person
// points at a folder of their own. Nothing is believed to be small: files are measured before they are read, devices
// and pipes are never opened, and a link that leads back to a folder around it ends the walk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/mapped_text.hpp"

namespace stageplot::source {

struct WalkLimits {
  std::size_t entries = 200'000;  // of all folders together, whether they are skipped or not
  std::size_t files = 20'000;
  std::size_t bytes = std::size_t{256} << 20;  // of all files together
  std::size_t bytes_a_file = std::size_t{64} << 20;
  std::size_t folders_deep = 64;
};

struct WalkedFile {
  std::string path;  // from the folder, with `/`
  std::string text;
  MappedText mapped;  // instead of `text`, of a large file that `maps` chose
};

/// A link that was followed, of a file that is skipped, too.
struct FollowedLink {
  std::string path;
  std::string target;  // absolute, without links
};

enum class WalkProblem : std::uint8_t {
  unreadable,         // `detail` is what the system calls it
  broken_link,        // `detail` is what could not be followed, and why
  endless_link,       // it leads to a folder around it, or, with `detail`, to links that lead to each other
  irregular,          // a device, a pipe, a socket
  file_too_large,     // `size` bytes
  folder_unreadable,  // `detail` as above
  too_much,           // more entries, files or bytes than the limits
  too_deep,
};

struct WalkError {
  WalkProblem problem = WalkProblem::unreadable;
  std::string path;  // from the folder
  std::string detail;
  std::uint64_t size = 0;
};

struct Walk {
  std::vector<WalkedFile> files;  // in the order of a walk: each folder's entries by name as bytes
  std::vector<FollowedLink> links;
  std::optional<WalkError> error;
};

/// Whether a path is left out, with all that lies below it.
using SkipsPath = std::function<bool(std::string_view path, bool is_directory)>;

/// Whether a file may well not be looked at, so that its text can stay on disk where it is large.
using MapsPath = std::function<bool(std::string_view path)>;

/// `root` may be a link itself.
[[nodiscard]] Walk walk_folder(const std::string& root, const WalkLimits& limits, const SkipsPath& skips,
                               const MapsPath& maps);

enum class PathKind : std::uint8_t { nothing, file, folder, other };
/// What a path of the system leads to.
[[nodiscard]] PathKind path_kind(const std::string& path);

struct DiskFile {
  std::optional<std::string> text;
  std::string error;  // else why: what the system says, or that it has too many bytes
};
/// The text of a regular file wherever links lead; one of more than `max_bytes` is not read.
[[nodiscard]] DiskFile read_disk_file(const std::string& path, std::size_t max_bytes);

}  // namespace stageplot::source
