#include "source/walked_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "source/descriptor.hpp"

namespace stageplot::source {
namespace {

struct FreeText {
  void operator()(char* text) const { std::free(text); }
};

/// In the words of Go's syscall package, which are those of the C library in small letters.
std::string words_of(int error) {
  std::string words = std::system_category().message(error);
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] + ('a' - 'A'));
  return words;
}

/// Which folder it is, whatever path led to it.
struct Identity {
  dev_t device = 0;
  ino_t number = 0;
  bool operator==(const Identity&) const = default;
};

/// To map a file costs as much as to read some ten pages of it.
constexpr std::uint64_t kLargeFile = 48 << 10;

/// A regular file, or why it is none that can be read.
struct OpenedFile {
  Descriptor descriptor;
  std::uint64_t size = 0;
  std::string error;
};

/// `path` leads on from `folder`, an open one, unless it is a whole path.
OpenedFile open_file(int folder, const std::string& path) {
  OpenedFile opened{
      .descriptor = Descriptor(openat(folder, path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)),
      .size = 0,
      .error = {}};
  struct stat status {};
  if (opened.descriptor.get() < 0 || fstat(opened.descriptor.get(), &status) != 0) {
    opened.error = words_of(errno);
  } else if (!S_ISREG(status.st_mode)) {
    opened.error = "it is not a regular file";
  } else {
    opened.size = static_cast<std::uint64_t>(status.st_size);
  }
  return opened;
}

/// As many bytes as it had when it was opened.
DiskFile read_all(const OpenedFile& opened) {
  std::string text(static_cast<std::size_t>(opened.size), '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const ssize_t got = ::read(opened.descriptor.get(), text.data() + filled, text.size() - filled);
    if (got < 0) return {{}, words_of(errno)};
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  text.resize(filled);
  return {std::move(text), {}};
}

/// What stops the walk: thrown and caught in this file.
struct Stopped {
  WalkError error;
};

class Walking {
 public:
  Walking(const std::string& root, const WalkLimits& limits, const SkipsPath& skips, const MapsPath& maps, Walk& walk)
      : root_(root), limits_(limits), skips_(skips), maps_(maps), walk_(walk) {}

  void run() {
    struct stat status {};
    if (stat(root_.c_str(), &status) != 0) stop(WalkProblem::folder_unreadable, "", words_of(errno));
    folder("", AT_FDCWD, root_);
  }

 private:
  [[noreturn]] static void stop(WalkProblem problem, const std::string& path, std::string detail = {},
                                std::uint64_t size = 0) {
    throw Stopped{{problem, path, std::move(detail), size}};
  }

  [[nodiscard]] std::string on_disk(const std::string& path) const { return path.empty() ? root_ : root_ + '/' + path; }

  enum class Kind : std::uint8_t { file, folder, unknown };  // as the folder that has it says

  struct Name {
    std::string text;
    Kind kind = Kind::unknown;
    auto operator<=>(const Name&) const = default;
  };

  static Descriptor open_folder(const std::string& path, int around, const std::string& name) {
    Descriptor opened(openat(around, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK));
    if (opened.get() < 0) stop(WalkProblem::folder_unreadable, path, words_of(errno));
    return opened;
  }

  /// Asked of the system itself: opendir() and readdir() take three calls and an allocation more for each folder.
  std::vector<Name> names_in(const std::string& path, int folder) {
    std::vector<Name> names;
    alignas(dirent64) std::array<char, 32 << 10> entries;
    while (true) {
      const ssize_t filled = getdents64(folder, entries.data(), entries.size());
      if (filled < 0) stop(WalkProblem::folder_unreadable, path, words_of(errno));
      if (filled == 0) break;
      for (ssize_t at = 0; at < filled;) {
        const auto* entry = reinterpret_cast<const dirent64*>(entries.data() + at);
        at += entry->d_reclen;
        const std::string_view name{entry->d_name};
        if (name == "." || name == "..") continue;
        if (++entries_ > limits_.entries) {
          stop(WalkProblem::too_much, path, "more than " + std::to_string(limits_.entries) + " entries");
        }
        const Kind kind = entry->d_type == DT_REG ? Kind::file : entry->d_type == DT_DIR ? Kind::folder : Kind::unknown;
        names.push_back({std::string{name}, kind});
      }
    }
    std::ranges::sort(names);
    return names;
  }

  /// `name` leads to the folder from `around`, an open one. All that lies in it is reached from it, which spares the
  /// system the way from the root.
  void folder(const std::string& path, int around, const std::string& name) {
    if (around_.size() > limits_.folders_deep) stop(WalkProblem::too_deep, path);
    const Descriptor opened = open_folder(path, around, name);
    const int descriptor = opened.get();
    around_.push_back(descriptor);
    for (const Name& inner : names_in(path, descriptor)) {
      const std::string below = path.empty() ? inner.text : path + '/' + inner.text;
      if (inner.kind == Kind::unknown) {
        entry(below, descriptor, inner.text);
      } else if (!skips_(below, inner.kind == Kind::folder)) {
        if (inner.kind == Kind::folder) {
          folder(below, descriptor, inner.text);
        } else {
          file(below, descriptor, inner.text);
        }
      }
    }
    around_.pop_back();
  }

  void entry(const std::string& path, int around, const std::string& name) {
    struct stat status {};
    if (fstatat(around, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      stop(WalkProblem::unreadable, path, words_of(errno));
    }
    const bool is_link = S_ISLNK(status.st_mode);
    if (is_link) status = follow(path);
    const bool is_folder = S_ISDIR(status.st_mode);
    if (skips_(path, is_folder)) return;
    if (is_folder) {
      if (is_link && is_around({status.st_dev, status.st_ino})) stop(WalkProblem::endless_link, path);
      folder(path, around, name);
    } else {
      if (!S_ISREG(status.st_mode)) stop(WalkProblem::irregular, path);
      file(path, around, name);
    }
  }

  /// Whether the walk is in this folder.
  [[nodiscard]] bool is_around(const Identity& identity) const {
    return std::ranges::any_of(around_, [&](int descriptor) {
      struct stat status {};
      return fstat(descriptor, &status) == 0 && identity == Identity{status.st_dev, status.st_ino};
    });
  }

  struct stat follow(const std::string& path) {
    const std::string from = on_disk(path);
    const std::unique_ptr<char, FreeText> target(realpath(from.c_str(), nullptr));
    if (target == nullptr) {
      const int error = errno;
      if (error == ELOOP) stop(WalkProblem::endless_link, path, "EvalSymlinks: too many links");
      stop(WalkProblem::broken_link, path, "lstat " + where_it_breaks(from) + ": " + words_of(error));
    }
    walk_.links.push_back({path, target.get()});
    struct stat status {};
    if (lstat(target.get(), &status) != 0) stop(WalkProblem::unreadable, path, words_of(errno));
    return status;
  }

  /// The first folder or file on the way that is not there, every link on it followed.
  static std::string where_it_breaks(const std::string& path) {
    constexpr int kMostLinks = 255;
    std::string done = path.starts_with('/') ? "" : ".";
    std::string rest = path;
    for (int links = 0; !rest.empty();) {
      const std::size_t slash = rest.find('/');
      const std::string step = rest.substr(0, slash);
      rest = slash == std::string::npos ? "" : rest.substr(slash + 1);
      if (step.empty() || step == ".") continue;
      if (step == "..") {
        done.resize(done.rfind('/') == std::string::npos ? 0 : done.rfind('/'));
        continue;
      }
      const std::string here = done == "." ? step : done + '/' + step;
      struct stat status {};
      if (lstat(here.c_str(), &status) != 0 || ++links > kMostLinks) return here;
      char target[4096];
      const ssize_t length = S_ISLNK(status.st_mode) ? readlink(here.c_str(), target, sizeof(target)) : -1;
      if (length <= 0) {
        --links;
        done = here;
        continue;
      }
      rest = std::string{target, static_cast<std::size_t>(length)} + '/' + rest;
      if (target[0] == '/') done.clear();
    }
    return done;
  }

  void file(const std::string& path, int around, const std::string& name) {
    OpenedFile opened = open_file(around, name);
    if (!opened.error.empty()) stop(WalkProblem::unreadable, path, std::move(opened.error));
    if (opened.size > limits_.bytes_a_file) stop(WalkProblem::file_too_large, path, {}, opened.size);
    if (walk_.files.size() >= limits_.files) {
      stop(WalkProblem::too_much, path, "more than " + std::to_string(limits_.files) + " files");
    }
    bytes_ += opened.size;
    if (bytes_ > limits_.bytes) {
      stop(WalkProblem::too_much, path, "more than " + std::to_string(limits_.bytes) + " bytes");
    }
    if (opened.size >= kLargeFile && maps_(path)) {
      MappedText mapped(opened.descriptor.get(), static_cast<std::size_t>(opened.size));
      if (!mapped.empty()) {
        walk_.files.push_back({path, {}, std::move(mapped)});
        return;
      }
    }
    DiskFile read = read_all(opened);
    if (!read.text) stop(WalkProblem::unreadable, path, std::move(read.error));
    walk_.files.push_back({path, std::move(*read.text), {}});
  }

  std::string root_;
  const WalkLimits& limits_;
  const SkipsPath& skips_;
  const MapsPath& maps_;
  Walk& walk_;
  std::vector<int> around_;  // the folders that the walk is in, open
  std::size_t entries_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace

Walk walk_folder(const std::string& root, const WalkLimits& limits, const SkipsPath& skips, const MapsPath& maps) {
  Walk walk;
  try {
    Walking(root, limits, skips, maps, walk).run();
  } catch (Stopped& stopped) {
    walk.error = std::move(stopped.error);
  }
  return walk;
}

PathKind path_kind(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return PathKind::nothing;
  if (S_ISDIR(status.st_mode)) return PathKind::folder;
  return S_ISREG(status.st_mode) ? PathKind::file : PathKind::other;
}

DiskFile read_disk_file(const std::string& path, std::size_t max_bytes) {
  OpenedFile opened = open_file(AT_FDCWD, path);
  if (!opened.error.empty()) return {{}, std::move(opened.error)};
  if (opened.size > max_bytes) {
    return {{}, "it has " + std::to_string(opened.size) + " bytes, the limit is " + std::to_string(max_bytes)};
  }
  return read_all(opened);
}

}  // namespace stageplot::source
