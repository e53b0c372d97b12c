// How Helm names what a packed chart holds: the first folder is dropped, `\` separates where Windows wrote the archive,
// and what would lead out of the chart is refused.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::chart {

struct ArchivePath {
  std::string name;        // below the chart's folder
  std::string helm_error;  // not empty: why the archive is refused
  std::string problem;     // then in our words, behind the entry's name
};

/// The place of an entry of an archive.
[[nodiscard]] ArchivePath archive_path(std::string_view entry);

/// A path as Go's path.Clean gives it: without `.`, empty parts and, where they lead to something, `..`.
[[nodiscard]] std::string clean_path(std::string_view path);

/// What Helm says where it is to load a file that is no gzipped archive.
[[nodiscard]] std::string no_archive_words(std::string_view path, std::string_view bytes);

}  // namespace stageplot::chart
