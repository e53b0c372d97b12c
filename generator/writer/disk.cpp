#include "writer/disk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace stageplot::writer {
namespace {

constexpr int kOpenFolder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
constexpr int kDeepestFolder = 32;
constexpr off_t kLargestFile = off_t{256} << 20;

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] int get() const { return descriptor_; }
  [[nodiscard]] int close() { return ::close(std::exchange(descriptor_, -1)); }

 private:
  int descriptor_;
};

DiskStatus failure(const Folder& folder, std::string_view name, int code = errno) {
  return {.code = code, .path = folder.path_of(name)};
}

EntryKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::file;
  if (S_ISDIR(mode)) return EntryKind::folder;
  return S_ISLNK(mode) ? EntryKind::link : EntryKind::other;
}

EntryKind kind_of(const Folder& parent, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return EntryKind::file;
    case DT_DIR:
      return EntryKind::folder;
    case DT_LNK:
      return EntryKind::link;
    case DT_UNKNOWN:
      return Disk::kind(parent, entry.d_name);
    default:
      return EntryKind::other;
  }
}

int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

DiskStatus walk_below(const Folder& folder, const std::string& prefix, int depth, std::vector<Entry>& entries) {
  std::vector<Entry> here;
  if (DiskStatus status = Disk::list(folder, here); !status.ok()) return status;
  for (Entry& entry : here) {
    std::string path = prefix + entry.name;
    if (entry.kind != EntryKind::folder || depth == kDeepestFolder) {
      entries.push_back({.name = std::move(path), .kind = entry.kind});
      continue;
    }
    Folder child;
    if (DiskStatus status = Disk::open(folder, entry.name, child); !status.ok()) return status;
    if (DiskStatus status = walk_below(child, path + '/', depth + 1, entries); !status.ok()) return status;
  }
  return {};
}

/// Splits `a/b/c` into the folder `a/b`, opened, and `c`.
DiskStatus open_parent(const Folder& parent, std::string_view path, Folder& opened, std::string& name) {
  const std::size_t slash = path.rfind('/');
  name = path.substr(slash + 1);
  return Disk::open(parent, slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash), opened);
}

}  // namespace

std::string DiskStatus::reason() const {
  return std::generic_category().message(code);
}

Folder& Folder::operator=(Folder&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(path_, other.path_);
  return *this;
}

Folder::~Folder() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string Folder::path_of(std::string_view name) const {
  if (name.empty()) return path_;
  std::string path = path_;
  if (!path.empty() && path.back() != '/') path += '/';
  return path.append(name);
}

DiskStatus Disk::open_root(const std::string& path, Folder& folder) {
  const int descriptor = ::open(path.c_str(), kOpenFolder);
  if (descriptor < 0) return {.code = errno, .path = path};
  folder = Folder(descriptor, path);
  return {};
}

DiskStatus Disk::open(const Folder& parent, std::string_view path, Folder& folder) {
  if (path.empty()) {
    const int descriptor = ::openat(parent.descriptor(), ".", kOpenFolder);
    if (descriptor < 0) return failure(parent, {});
    folder = Folder(descriptor, parent.path());
    return {};
  }
  // One component at a time: O_NOFOLLOW guards the last one only.
  Folder above;
  const Folder* from = &parent;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string name(path.substr(begin, end - begin));
    const int descriptor = ::openat(from->descriptor(), name.c_str(), kOpenFolder);
    if (descriptor < 0) return failure(*from, name);
    above = Folder(descriptor, from->path_of(name));
    from = &above;
    begin = end + 1;
  }
  folder = std::move(above);
  return {};
}

EntryKind Disk::kind(const Folder& parent, std::string_view name) {
  struct stat found {};
  if (::fstatat(parent.descriptor(), std::string(name).c_str(), &found, AT_SYMLINK_NOFOLLOW) != 0) {
    return errno == ENOENT || errno == ENOTDIR ? EntryKind::absent : EntryKind::other;
  }
  return kind_of(found.st_mode);
}

bool Disk::is_mount_point(const Folder& folder) {
  struct statx found {};
  if (::statx(folder.descriptor(), "", AT_EMPTY_PATH, STATX_INO, &found) != 0) return false;
  return (found.stx_attributes_mask & found.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

DiskStatus Disk::may_change(const Folder& folder) {
  if (::faccessat(folder.descriptor(), ".", W_OK | X_OK, AT_EACCESS) != 0) return failure(folder, {});
  return {};
}

DiskStatus Disk::list(const Folder& folder, std::vector<Entry>& entries) {
  // fdopendir() takes its descriptor over and moves its position: it gets one of its own.
  const int descriptor = ::openat(folder.descriptor(), ".", kOpenFolder);
  if (descriptor < 0) return failure(folder, {});
  const std::unique_ptr<DIR, CloseDirectory> directory(::fdopendir(descriptor));
  if (directory == nullptr) {
    const int code = errno;
    ::close(descriptor);
    return failure(folder, {}, code);
  }
  errno = 0;
  while (const dirent* entry = ::readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") entries.push_back({.name = std::string(name), .kind = kind_of(folder, *entry)});
    errno = 0;
  }
  if (errno != 0) return failure(folder, {});
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return {};
}

DiskStatus Disk::walk(const Folder& folder, std::vector<Entry>& entries) {
  if (DiskStatus status = walk_below(folder, {}, 0, entries); !status.ok()) return status;
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return {};
}

DiskStatus Disk::read(const Folder& parent, std::string_view path, std::string& text) {
  Folder above;
  std::string name(path);
  const Folder* from = &parent;
  if (path.find('/') != std::string_view::npos) {
    if (DiskStatus status = open_parent(parent, path, above, name); !status.ok()) return status;
    from = &above;
  }
  // Without O_NONBLOCK a named pipe would wait for a writer.
  File file(::openat(from->descriptor(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (file.get() < 0) return failure(*from, name);
  struct stat found {};
  if (::fstat(file.get(), &found) != 0) return failure(*from, name);
  if (!S_ISREG(found.st_mode)) return failure(*from, name, EINVAL);
  if (found.st_size > kLargestFile) return failure(*from, name, EFBIG);
  text.resize(static_cast<std::size_t>(found.st_size));
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t got = ::read(file.get(), text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(*from, name);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  text.resize(size);
  return {};
}

int Disk::step() {
  const std::uint64_t now = step_.fetch_add(1);
  if (faults_.crash_at_step == now) ::_exit(kCrashExitCode);
  return faults_.fail_at_step == now ? faults_.failure : 0;
}

DiskStatus Disk::create_root(const std::string& path) {
  if (const int code = step(); code != 0) return {.code = code, .path = path};
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) return {.code = errno, .path = path};
  return {};
}

DiskStatus Disk::make_folder(const Folder& parent, std::string_view name) {
  if (const int code = step(); code != 0) return failure(parent, name, code);
  if (::mkdirat(parent.descriptor(), std::string(name).c_str(), 0777) == 0) return {};
  if (errno != EEXIST) return failure(parent, name);
  if (kind(parent, name) != EntryKind::folder) return failure(parent, name, ENOTDIR);
  return {};
}

DiskStatus Disk::make_parents(const Folder& parent, std::string_view path) {
  Folder above;
  const Folder* from = &parent;
  for (std::size_t begin = 0, end = path.find('/'); end != std::string_view::npos; end = path.find('/', begin)) {
    const std::string_view name = path.substr(begin, end - begin);
    if (kind(*from, name) != EntryKind::folder) {
      if (DiskStatus status = make_folder(*from, name); !status.ok()) return status;
    }
    Folder child;
    if (DiskStatus status = open(*from, name, child); !status.ok()) return status;
    above = std::move(child);
    from = &above;
    begin = end + 1;
  }
  return {};
}

DiskStatus Disk::write(const Folder& parent, std::string_view path, std::string_view text) {
  Folder above;
  std::string name;
  if (DiskStatus status = open_parent(parent, path, above, name); !status.ok()) return status;
  if (const int code = step(); code != 0) return failure(above, name, code);
  File file(::openat(above.descriptor(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (file.get() < 0) return failure(above, name);
  const std::string_view half = text.substr(0, text.size() / 2);
  int code = write_all(file.get(), half);
  if (code == 0) code = step();
  if (code == 0) code = write_all(file.get(), text.substr(half.size()));
  // Some file systems report a full disk only here.
  if (code == 0 && file.close() != 0) code = errno;
  if (code != 0) return failure(above, name, code);
  return {};
}

DiskStatus Disk::rename(const Folder& from, std::string_view name, const Folder& to, std::string_view target) {
  if (const int code = step(); code != 0) return failure(to, target, code);
  if (::renameat(from.descriptor(), std::string(name).c_str(), to.descriptor(), std::string(target).c_str()) != 0) {
    return failure(to, target);
  }
  return {};
}

DiskStatus Disk::rename_with(unsigned flags, const Folder& from, std::string_view name, const Folder& to,
                             std::string_view target) {
  if (const int code = step(); code != 0) return failure(to, target, code);
  if (faults_.refuse_exchange && kind(from, name) == EntryKind::folder) return failure(to, target, EXDEV);
  if (::renameat2(from.descriptor(), std::string(name).c_str(), to.descriptor(), std::string(target).c_str(), flags) !=
      0) {
    return failure(to, target);
  }
  return {};
}

DiskStatus Disk::move(const Folder& from, std::string_view name, const Folder& to, std::string_view target) {
  DiskStatus status = rename_with(RENAME_NOREPLACE, from, name, to, target);
  // Some mounts rename, but don't know the flag.
  if ((status.code == EINVAL || status.code == ENOSYS) && kind(to, target) == EntryKind::absent) {
    return rename(from, name, to, target);
  }
  return status;
}

DiskStatus Disk::exchange(const Folder& a, std::string_view name, const Folder& b, std::string_view target) {
  return rename_with(RENAME_EXCHANGE, a, name, b, target);
}

DiskStatus Disk::remove_file(const Folder& parent, std::string_view name) {
  if (const int code = step(); code != 0) return failure(parent, name, code);
  if (::unlinkat(parent.descriptor(), std::string(name).c_str(), 0) != 0) return failure(parent, name);
  return {};
}

DiskStatus Disk::remove_folder(const Folder& parent, std::string_view name) {
  if (const int code = step(); code != 0) return failure(parent, name, code);
  if (::unlinkat(parent.descriptor(), std::string(name).c_str(), AT_REMOVEDIR) != 0) return failure(parent, name);
  return {};
}

DiskStatus Disk::remove_tree(const Folder& parent, std::string_view name) {
  return remove_below(parent, std::string(name), 0);
}

DiskStatus Disk::remove_below(const Folder& parent, const std::string& name, int depth) {
  const EntryKind found = kind(parent, name);
  if (found == EntryKind::absent) return {};
  if (found != EntryKind::folder) return remove_file(parent, name);
  if (depth > 2 * kDeepestFolder) return failure(parent, name, ENAMETOOLONG);
  Folder folder;
  if (DiskStatus status = open(parent, name, folder); !status.ok()) return status;
  // A folder that was made read-only can't be emptied; it is ours by now.
  if (!may_change(folder).ok()) (void)::fchmod(folder.descriptor(), 0700);
  std::vector<Entry> entries;
  if (DiskStatus status = list(folder, entries); !status.ok()) return status;
  for (const Entry& entry : entries) {
    if (DiskStatus status = remove_below(folder, entry.name, depth + 1); !status.ok()) return status;
  }
  return remove_folder(parent, name);
}

DiskStatus Disk::sync(const Folder& folder) {
  if (const int code = step(); code != 0) return failure(folder, {}, code);
  if (faults_.skip_sync) return {};
  // EINVAL: a file system whose folders can't be synced, for it has nothing to lose.
  if (::fsync(folder.descriptor()) != 0 && errno != EINVAL) return failure(folder, {});
  return {};
}

DiskStatus Disk::sync_all(const Folder& folder) {
  if (const int code = step(); code != 0) return failure(folder, {}, code);
  if (faults_.skip_sync) return {};
  if (::syncfs(folder.descriptor()) != 0) return failure(folder, {});
  return {};
}

int Disk::open_lock_file(const Folder& parent, std::string_view name, DiskStatus& status) {
  if (const int code = step(); code != 0) {
    status = failure(parent, name, code);
    return -1;
  }
  const int descriptor =
      ::openat(parent.descriptor(), std::string(name).c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (descriptor < 0) status = failure(parent, name);
  return descriptor;
}

bool Disk::is_refusal(int code) {
  return code == EINVAL || code == ENOSYS || code == EXDEV || code == EOPNOTSUPP;
}

}  // namespace stageplot::writer
