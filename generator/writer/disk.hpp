// The file system as the writer needs it: a thin layer over POSIX whose every call is relative to an open folder,
// follows no symbolic link, and says which path failed and why. All changes of the disk go through it, one step each,
// so that a test can stop the process or fail a call at any step (Faults).
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stageplot::writer {

/// What a test wants to go wrong. A step is one change of the disk, counted from 0; writing a file is two, so that half
/// a file is seen as well.
struct Faults {
  std::optional<std::uint64_t> crash_at_step;  // the process ends with kCrashExitCode before this step
  std::optional<std::uint64_t> fail_at_step;   // this step alone fails with `failure`
  int failure = 28;                            // an errno value; ENOSPC
  bool skip_sync = false;                      // a killed process, unlike a power cut, needs none; saves time
  bool refuse_exchange = false;                // as some mounts do: folders can neither be exchanged nor moved
};

inline constexpr int kCrashExitCode = 77;

/// How a call went: an errno value and the path it was about, as a person would write it.
struct [[nodiscard]] DiskStatus {
  int code = 0;
  std::string path;

  [[nodiscard]] bool ok() const { return code == 0; }
  /// "Permission denied"; never translated.
  [[nodiscard]] std::string reason() const;
};

/// An open directory with its path for messages. Closed with the object.
class Folder {
 public:
  Folder() = default;
  Folder(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  Folder(Folder&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}
  Folder& operator=(Folder&& other) noexcept;
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string path_of(std::string_view name) const;

 private:
  int descriptor_ = -1;
  std::string path_;
};

enum class EntryKind { absent, file, folder, link, other };

struct Entry {
  std::string name;  // a path below the folder when it comes from walk()
  EntryKind kind = EntryKind::other;
};

class Disk {
 public:
  explicit Disk(Faults faults = {}) : faults_(faults) {}

  // Reading. Paths are relative to the folder, with `/`; a link anywhere in them is an error (ELOOP or ENOTDIR).
  [[nodiscard]] static DiskStatus open_root(const std::string& path, Folder& folder);
  [[nodiscard]] static DiskStatus open(const Folder& parent, std::string_view path, Folder& folder);
  [[nodiscard]] static EntryKind kind(const Folder& parent, std::string_view name);
  /// Whether a folder is where a file system is mounted, and whether this process may change its entries.
  [[nodiscard]] static bool is_mount_point(const Folder& folder);
  [[nodiscard]] static DiskStatus may_change(const Folder& folder);
  /// The entries of one folder, sorted by name.
  [[nodiscard]] static DiskStatus list(const Folder& folder, std::vector<Entry>& entries);
  /// Everything below a folder but the folders themselves, sorted by path; what lies deeper than 32 folders is given as
  /// that folder.
  [[nodiscard]] static DiskStatus walk(const Folder& folder, std::vector<Entry>& entries);
  /// A regular file's bytes. EFBIG above 256 MiB, EINVAL when it is no regular file.
  [[nodiscard]] static DiskStatus read(const Folder& parent, std::string_view path, std::string& text);

  // Changing. `name` is one component but where it is called a path.
  [[nodiscard]] DiskStatus create_root(const std::string& path);
  /// Also when it is there already.
  [[nodiscard]] DiskStatus make_folder(const Folder& parent, std::string_view name);
  /// All folders above the last component of `path`.
  [[nodiscard]] DiskStatus make_parents(const Folder& parent, std::string_view path);
  /// A new file; its folders must be there.
  [[nodiscard]] DiskStatus write(const Folder& parent, std::string_view path, std::string_view text);
  /// Replaces a file at the target.
  [[nodiscard]] DiskStatus rename(const Folder& from, std::string_view name, const Folder& to, std::string_view target);
  /// Fails with EEXIST where the target is there.
  [[nodiscard]] DiskStatus move(const Folder& from, std::string_view name, const Folder& to, std::string_view target);
  /// Both must be there.
  [[nodiscard]] DiskStatus exchange(const Folder& a, std::string_view name, const Folder& b, std::string_view target);
  [[nodiscard]] DiskStatus remove_file(const Folder& parent, std::string_view name);
  [[nodiscard]] DiskStatus remove_folder(const Folder& parent, std::string_view name);
  /// A folder or file with all that it holds; also when it isn't there.
  [[nodiscard]] DiskStatus remove_tree(const Folder& parent, std::string_view name);
  /// Makes the entries of a folder durable, or (sync_all) everything of its file system. The latter was measured at 3
  /// to 6 ms where as many files synced one by one took 60 (12 files) and 260 (64).
  [[nodiscard]] DiskStatus sync(const Folder& folder);
  [[nodiscard]] DiskStatus sync_all(const Folder& folder);

  /// Opens `name` for locking, and creates it. -1 with `status` when that fails.
  [[nodiscard]] int open_lock_file(const Folder& parent, std::string_view name, DiskStatus& status);

  /// True for what mounts answer that can't exchange or move folders; single files may still be renamed there.
  [[nodiscard]] static bool is_refusal(int code);
  [[nodiscard]] std::uint64_t steps() const { return step_; }

 private:
  /// Counts one change; gives an errno value where a test wants it to fail.
  [[nodiscard]] int step();
  [[nodiscard]] DiskStatus rename_with(unsigned flags, const Folder& from, std::string_view name, const Folder& to,
                                       std::string_view target);
  [[nodiscard]] DiskStatus remove_below(const Folder& parent, const std::string& name, int depth);

  Faults faults_;
  std::atomic<std::uint64_t> step_ = 0;
};

}  // namespace stageplot::writer
