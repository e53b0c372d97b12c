// The key derivation scrypt (RFC 7914), which no library here has for itself. Inside crypto/ only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "crypto/byte_source.hpp"

namespace stageplot::crypto {

/// N is the cost, a power of two; r the size of a block in 128 bytes; p how often all is done. 128 * N * r bytes of
/// memory are taken.
struct ScryptCost {
  std::uint32_t N = 1;
  std::uint32_t r = 1;
  std::uint32_t p = 1;
};

[[nodiscard]] Bytes scrypt(std::string_view password, std::string_view salt, ScryptCost cost, std::size_t size);

}  // namespace stageplot::crypto
