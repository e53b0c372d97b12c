// The text of a file that may never be looked at, left on disk until somebody does: charts bring megabytes of
// definitions and documentation that a render passes over. Who cuts the file short meanwhile ends the process, which
// fail_on_lost_text() puts into words.
#pragma once

#include <cstddef>
#include <string_view>

namespace stageplot::source {

class MappedText {
 public:
  MappedText() = default;
  /// `size` bytes of an open file; empty() where the system refuses.
  MappedText(int descriptor, std::size_t size);
  MappedText(MappedText&& other) noexcept;
  MappedText& operator=(MappedText&& other) noexcept;
  ~MappedText();

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::string_view view() const { return {static_cast<const char*>(begin_), size_}; }

 private:
  void* begin_ = nullptr;
  std::size_t size_ = 0;
};

/// From here on a process that reads a mapped text which is no longer there says so and ends with `exit_code`.
void fail_on_lost_text(int exit_code);

}  // namespace stageplot::source
