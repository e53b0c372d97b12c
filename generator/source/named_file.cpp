#include "source/named_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace stageplot::source {
namespace {

/// Go's words of an errno value are the C library's with a small first letter.
std::string reason_of(int code) {
  std::string words = std::generic_category().message(code);
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] + ('a' - 'A'));
  return words;
}

NamedFile read_all(int descriptor, std::size_t max_bytes) {
  constexpr std::size_t kPiece = std::size_t{1} << 16;
  std::string text;
  for (;;) {
    const std::size_t size = text.size();
    text.resize(size + kPiece);
    const ssize_t got = ::read(descriptor, text.data() + size, kPiece);
    text.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {.text = {}, .reason = reason_of(errno), .opened = true};
    if (text.size() > max_bytes) {
      return {.text = {}, .reason = "it has more than " + std::to_string(max_bytes) + " bytes", .opened = true};
    }
    if (got == 0) return {.text = std::move(text), .reason = {}, .opened = true};
  }
}

}  // namespace

NamedFile read_named_file(const std::string& path, std::size_t max_bytes) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return {.text = {}, .reason = reason_of(errno), .opened = false};
  struct stat status {};
  NamedFile file;
  // What is too large is not read first.
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && std::cmp_greater(status.st_size, max_bytes)) {
    file = {.text = {}, .reason = "it has more than " + std::to_string(max_bytes) + " bytes", .opened = true};
  } else {
    file = read_all(descriptor, max_bytes);
  }
  ::close(descriptor);
  return file;
}

NamedFile read_standard_input(std::size_t max_bytes) {
  return read_all(STDIN_FILENO, max_bytes);
}

}  // namespace stageplot::source
