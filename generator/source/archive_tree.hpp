// The files of a tar archive as a tree in memory. What an archive says about itself is not believed: sizes, numbers and
// depths are bounded, and no path or link leads out of it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/file_tree.hpp"

namespace stageplot::source {

struct ArchiveLimits {
  std::size_t bytes = std::size_t{256} << 20;  // of all files together
  std::size_t bytes_a_file = std::size_t{64} << 20;
  std::size_t entries = 200'000;
  std::size_t folders_deep = 64;
};

class ArchiveTree final : public FileTree {
 public:
  /// Adds the entries of a tar archive, later ones over earlier ones. Empty, or why it can't be read as a whole; what
  /// was read before stays then. Entries that are neither files, folders nor symbolic links are there and can't be
  /// read.
  [[nodiscard]] std::string add_tar(std::string_view archive, const ArchiveLimits& limits = {});

  [[nodiscard]] ReadResult read(std::string_view path) const override;
  [[nodiscard]] std::vector<Entry> list(std::string_view path) const override;

  /// Where a path leads: with the first symbolic link on it replaced by what it points to. The path itself where there
  /// is no link on it, nullopt where the link leads out of the archive.
  [[nodiscard]] std::optional<std::string> step(std::string_view path) const;

 private:
  enum class NodeKind { file, link, other };
  struct Node {
    NodeKind kind = NodeKind::file;
    std::string text;  // of a link its target
  };
  struct Resolved {
    std::string path;
    std::string error;  // why it leads nowhere
  };
  [[nodiscard]] Resolved resolve(std::string_view path) const;
  /// Of a path without links on it.
  [[nodiscard]] bool is_folder(const std::string& path) const;
  [[nodiscard]] EntryKind kind_behind(const std::string& link) const;

  std::map<std::string, Node, std::less<>> nodes_;
  std::size_t bytes_ = 0;
};

}  // namespace stageplot::source
