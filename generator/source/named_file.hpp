// A file that a person named on the command line. Unlike a FileTree it follows links wherever they lead and reads pipes
// and devices (`-f <(program)`), since nobody but that person chose the path.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace stageplot::source {

struct NamedFile {
  std::optional<std::string> text;
  /// Why there is no text, in the words of Go's os package without the path: `no such file or directory`.
  std::string reason;
  bool opened = false;  // it is there, and could not be read
};

/// The whole text of `path`; more than `max_bytes` are refused.
[[nodiscard]] NamedFile read_named_file(const std::string& path, std::size_t max_bytes = std::size_t{64} << 20);

/// The standard input to its end, with the same limit.
[[nodiscard]] NamedFile read_standard_input(std::size_t max_bytes = std::size_t{64} << 20);

}  // namespace stageplot::source
