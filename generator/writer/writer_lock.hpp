// Only one process writes an output directory: the first holds a lock on a file in it, others fail at once. The lock
// goes with its process however that ends; the file is removed by its holder, or by the next command after a kill.
#pragma once

#include <string>
#include <string_view>

#include "writer/disk.hpp"

namespace stageplot::writer {

inline constexpr std::string_view kWriterLockName = ".stageplot-writer.lock";

class WriterLock {
 public:
  enum class Result { held, busy, failed };

  WriterLock() = default;
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  ~WriterLock();

  /// Tries once, without waiting. `busy`: holder() names the process that has it, if it could be read. `failed`:
  /// status() says why no lock file could be made.
  [[nodiscard]] Result acquire(Disk& disk, const Folder& root);
  /// Removes the file and lets the lock go; nothing when it isn't held.
  void release(Disk& disk, const Folder& root);

  [[nodiscard]] bool is_held() const { return descriptor_ >= 0; }
  [[nodiscard]] const std::string& holder() const { return holder_; }
  [[nodiscard]] const DiskStatus& status() const { return status_; }

 private:
  int descriptor_ = -1;
  std::string holder_;
  DiskStatus status_;
};

}  // namespace stageplot::writer
