#include "source/mapped_text.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <utility>

namespace stageplot::source {
namespace {

// Read by a signal handler, so it can be no member; set before there is one.
volatile std::sig_atomic_t lost_text_exit_code = 3;

extern "C" void tell_of_lost_text(int) {
  static constexpr char kWords[] = "stageplot: a file was cut short while it was read; run it again\n";
  (void)!::write(STDERR_FILENO, kWords, sizeof(kWords) - 1);
  ::_exit(lost_text_exit_code);
}

}  // namespace

MappedText::MappedText(int descriptor, std::size_t size) {
  if (size == 0) return;
  void* begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (begin == MAP_FAILED) return;
  begin_ = begin;
  size_ = size;
}

MappedText::MappedText(MappedText&& other) noexcept
    : begin_(std::exchange(other.begin_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedText& MappedText::operator=(MappedText&& other) noexcept {
  std::swap(begin_, other.begin_);
  std::swap(size_, other.size_);
  return *this;
}

MappedText::~MappedText() {
  if (begin_ != nullptr) ::munmap(begin_, size_);
}

void fail_on_lost_text(int exit_code) {
  lost_text_exit_code = exit_code;
  struct sigaction action {};
  action.sa_handler = tell_of_lost_text;
  ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace stageplot::source
