// Where input texts come from: a directory, a table in memory (tests, embedded files), later an archive or a git tree.
// Stages ask a FileTree; nothing but its implementations opens an input file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::source {

enum class EntryKind { file, directory, other };

struct Entry {
  std::string name;  // last component alone
  EntryKind kind = EntryKind::file;
};

/// What reading one path gave. `error` says in words why `text` is absent though the entry exists.
struct ReadResult {
  std::optional<std::string> text;
  bool exists = false;
  std::string error;
};

class FileTree {
 public:
  virtual ~FileTree() = default;
  /// `path` is relative to the tree's root, with `/`. Never follows a link out of the root.
  [[nodiscard]] virtual ReadResult read(std::string_view path) const = 0;
  /// The entries of a directory sorted by name as bytes; nothing when it is absent, no directory or
  /// outside of the root.
  [[nodiscard]] virtual std::vector<Entry> list(std::string_view path) const = 0;
};

/// A directory on disk. Files over `max_bytes` (default 64 MiB) are refused with an error.
class DirectoryTree final : public FileTree {
 public:
  explicit DirectoryTree(std::string root, std::size_t max_bytes = std::size_t{64} << 20)
      : root_(std::move(root)), max_bytes_(max_bytes) {}
  [[nodiscard]] ReadResult read(std::string_view path) const override;
  [[nodiscard]] std::vector<Entry> list(std::string_view path) const override;
  [[nodiscard]] const std::string& root() const { return root_; }

 private:
  std::string root_;
  std::size_t max_bytes_;
};

/// Texts in memory.
class MemoryTree final : public FileTree {
 public:
  MemoryTree() = default;
  explicit MemoryTree(std::map<std::string, std::string, std::less<>> files) : files_(std::move(files)) {}
  void add(std::string path, std::string text) { files_[std::move(path)] = std::move(text); }
  [[nodiscard]] ReadResult read(std::string_view path) const override;
  [[nodiscard]] std::vector<Entry> list(std::string_view path) const override;

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

/// Two trees as one: what `upper` has hides what `lower` has at the same path. Both must outlive it.
class OverlayTree final : public FileTree {
 public:
  OverlayTree(const FileTree& upper, const FileTree& lower) : upper_(upper), lower_(lower) {}
  [[nodiscard]] ReadResult read(std::string_view path) const override;
  [[nodiscard]] std::vector<Entry> list(std::string_view path) const override;

 private:
  const FileTree& upper_;
  const FileTree& lower_;
};

}  // namespace stageplot::source
