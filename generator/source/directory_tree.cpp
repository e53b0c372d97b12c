// Reads a directory on disk, and nothing that lies outside of it.
#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "source/descriptor.hpp"
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

/// The ordinary case in four system calls: a regular file below the root, where the kernel itself keeps links inside.
/// Nothing in every other case, which the caller then looks into.
std::optional<std::string> read_beneath(const std::string& root, const std::string& path, std::size_t max_bytes) {
  const Descriptor folder(open(root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0) return std::nullopt;
  open_how how{};
  how.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  const Descriptor file(syscall(SYS_openat2, folder.get(), path.c_str(), &how, sizeof(how)));
  struct stat status {};
  if (file.get() < 0 || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  if (std::cmp_greater(status.st_size, max_bytes)) return std::nullopt;
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const ssize_t got = ::read(file.get(), text.data() + filled, text.size() - filled);
    if (got < 0) return std::nullopt;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  text.resize(filled);
  return text;
}

EntryKind kind_of(int folder, const dirent& entry) {
  unsigned char type = entry.d_type;
  if (type == DT_LNK || type == DT_UNKNOWN) {
    struct stat status {};
    if (fstatat(folder, entry.d_name, &status, 0) != 0) return EntryKind::other;
    type = IFTODT(status.st_mode);
  }
  return type == DT_REG ? EntryKind::file : type == DT_DIR ? EntryKind::directory : EntryKind::other;
}

/// The ordinary case again: a folder below the root, in a few system calls. Nothing in every other case.
std::optional<std::vector<Entry>> list_beneath(const std::string& root, const std::string& path) {
  const Descriptor folder(open(root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0) return std::nullopt;
  open_how how{};
  how.flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  const long listed = syscall(SYS_openat2, folder.get(), path.empty() ? "." : path.c_str(), &how, sizeof(how));
  if (listed < 0) return std::nullopt;
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(fdopendir(static_cast<int>(listed)), closedir);
  if (directory == nullptr) {
    close(static_cast<int>(listed));
    return std::nullopt;
  }
  std::vector<Entry> entries;
  while (const dirent* entry = readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") entries.push_back({std::string{name}, kind_of(static_cast<int>(listed), *entry)});
  }
  return entries;
}

void sort_by_name(std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
}

}  // namespace

ReadResult DirectoryTree::read(std::string_view path) const {
  if (auto text = read_beneath(root_, std::string{path}, max_bytes_)) return {std::move(text), true, {}};
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
  if (auto listed = list_beneath(root_, std::string{path})) {
    sort_by_name(*listed);
    return *std::move(listed);
  }
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
  sort_by_name(entries);
  return entries;
}

}  // namespace stageplot::source
