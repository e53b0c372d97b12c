// Where the bytes come from that nobody should guess. Everything random in this stage is asked of one of these and of
// nothing else, so that a source that gives the same bytes gives the same keys and certificates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace stageplot::crypto {

/// Bytes: a text, or a non-negative number with its highest byte first and no zero before that.
using Bytes = std::string;

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills all of `bytes`.
  virtual void fill(std::span<std::byte> bytes) = 0;
};

/// So many bytes of the source.
[[nodiscard]] Bytes draw(ByteSource& source, std::size_t count);

/// A number in [0, bound), each as likely; `bound` is not 0.
[[nodiscard]] std::uint64_t draw_below(ByteSource& source, std::uint64_t bound);

/// `count` characters of `alphabet` (at most 256), each as likely.
[[nodiscard]] std::string draw_text(ByteSource& source, std::size_t count, std::string_view alphabet);

}  // namespace stageplot::crypto
