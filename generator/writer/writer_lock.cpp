#include "writer/writer_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace stageplot::writer {
namespace {

constexpr int kMostTries = 16;

/// Digits alone: the file may hold anything.
std::string read_holder(int descriptor) {
  std::array<char, 20> text{};
  const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
  if (size <= 0) return {};
  const auto end = std::find_if(text.begin(), text.begin() + size, [](char c) { return c < '0' || c > '9'; });
  return {text.begin(), end};
}

/// Whether the name still leads to the open file; its last holder may have removed it before we had the lock.
bool is_current(int descriptor, const Folder& root) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(descriptor, &opened) == 0 &&
         ::fstatat(root.descriptor(), std::string(kWriterLockName).c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

WriterLock::Result WriterLock::acquire(Disk& disk, const Folder& root) {
  for (int tries = 0; tries < kMostTries; ++tries) {
    status_ = {};
    const int descriptor = disk.open_lock_file(root, kWriterLockName, status_);
    if (descriptor < 0) return Result::failed;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      const int code = errno;
      holder_ = read_holder(descriptor);
      ::close(descriptor);
      if (code == EWOULDBLOCK) return Result::busy;
      if (code == EINTR) continue;
      status_ = {.code = code, .path = root.path_of(kWriterLockName)};
      return Result::failed;
    }
    if (!is_current(descriptor, root)) {
      ::close(descriptor);
      continue;
    }
    descriptor_ = descriptor;
    // For the message of a second writer alone: that it can't be written does no harm.
    const std::string process = std::to_string(::getpid()) + "\n";
    if (::ftruncate(descriptor, 0) == 0) (void)!::pwrite(descriptor, process.data(), process.size(), 0);
    return Result::held;
  }
  return Result::busy;
}

void WriterLock::release(Disk& disk, const Folder& root) {
  if (descriptor_ < 0) return;
  // While it is still held: a process that opens the file from now on finds it gone and makes its own.
  (void)disk.remove_file(root, kWriterLockName);
  ::close(std::exchange(descriptor_, -1));
}

}  // namespace stageplot::writer
