// A stream of bytes that follows from a seed alone, the same on every machine and in every version: block i is the
// SHA-256 of the seed's SHA-256 and of i in eight bytes, highest first. Whoever doesn't know the seed can't tell it
// from chance; whoever does knows every byte, which is what a render that can be repeated asks for.
#pragma once

#include <cstdint>
#include <string_view>

#include "crypto/byte_source.hpp"

namespace stageplot::crypto {

class SeededStream final : public ByteSource {
 public:
  explicit SeededStream(std::string_view seed);
  void fill(std::span<std::byte> bytes) override;

 private:
  Bytes key_;
  std::uint64_t blocks_ = 0;  // made so far
  Bytes block_;               // what is left of the last one
};

}  // namespace stageplot::crypto
