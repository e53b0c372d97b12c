// The few file operations of the case runner: whole files, whole trees, a temporary directory that goes away.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace stageplot::cases {

[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& text);

/// Copies a tree over another; links are copied as links.
void copy_tree(const std::filesystem::path& from, const std::filesystem::path& to);

/// Texts of all files below `root` by their relative path; a link has the text `link to TARGET`. Nothing
/// for an absent path.
[[nodiscard]] std::map<std::string, std::string> read_tree(const std::filesystem::path& root);

class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace stageplot::cases
