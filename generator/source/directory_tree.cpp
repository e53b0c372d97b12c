// Reads a directory on disk, and nothing that lies outside of it.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "source/file_tree.hpp"

namespace stageplot::source {
namespace {

namespace fs = std::filesystem;

/// True where `path`, with every link resolved, still lies below `root`.
bool stays_below(const fs::path& root, const fs::path& path) {
  std::error_code error;
  const fs::path real_root = fs::canonical(root, error);
  if (error) return false;
  const fs::path real = fs::weakly_canonical(path, error);
  if (error) return false;
  const auto [root_end, ignored] = std::mismatch(real_root.begin(), real_root.end(), real.begin(), real.end());
  return root_end == real_root.end();
}

}  // namespace

ReadResult DirectoryTree::read(std::string_view path) const {
  const fs::path full = fs::path(root_) / fs::path(path);
  std::error_code error;
  const fs::file_status status = fs::status(full, error);
  if (status.type() == fs::file_type::not_found) {
    if (fs::is_symlink(fs::symlink_status(full, error))) return {{}, true, "it is a link to nothing"};
    return {};
  }
  if (status.type() != fs::file_type::regular) return {{}, true, "it is not a regular file"};
  if (!stays_below(root_, full)) return {{}, true, "it is a link that leads out of the project"};
  const auto size = fs::file_size(full, error);
  if (error) return {{}, true, error.message()};
  if (size > max_bytes_) {
    return {{}, true, "it has " + std::to_string(size) + " bytes, the limit is " + std::to_string(max_bytes_)};
  }
  std::ifstream stream(full, std::ios::binary);
  if (!stream) return {{}, true, std::strerror(errno)};
  std::string text(size, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (stream.bad()) return {{}, true, std::strerror(errno)};
  return {std::move(text), true, {}};
}

std::vector<Entry> DirectoryTree::list(std::string_view path) const {
  std::vector<Entry> entries;
  const fs::path full = fs::path(root_) / fs::path(path);
  if (!stays_below(root_, full)) return entries;
  std::error_code error;
  for (fs::directory_iterator it(full, error), end; !error && it != end; it.increment(error)) {
    std::error_code status_error;
    const auto type = it->status(status_error).type();
    const EntryKind kind = type == fs::file_type::regular     ? EntryKind::file
                           : type == fs::file_type::directory ? EntryKind::directory
                                                              : EntryKind::other;
    entries.push_back({it->path().filename().string(), kind});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

}  // namespace stageplot::source
