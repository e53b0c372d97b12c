// Texts that look like secrets whatever their name: private keys in PEM, AWS key ids, JSON web tokens, passwords inside
// URLs, tokens of well-known services.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace stageplot::redaction {

/// Bytes [begin, end) of a text.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where `text` has such parts, in rising order and apart from each other. Of a URL it is the password alone. One pass.
[[nodiscard]] std::vector<Range> find_secret_shapes(std::string_view text);

/// Whether there is one.
[[nodiscard]] bool looks_secret(std::string_view text);

}  // namespace stageplot::redaction
