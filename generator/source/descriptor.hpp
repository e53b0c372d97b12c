// An open file's number, closed when its owner goes. Inside source/ only.
#pragma once

#include <unistd.h>

#include <utility>

namespace stageplot::source {

class Descriptor {
 public:
  /// What open() or a system call gave; negative where it failed.
  explicit Descriptor(long number) : number_(static_cast<int>(number)) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

}  // namespace stageplot::source
