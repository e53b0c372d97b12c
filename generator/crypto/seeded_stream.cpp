#include "crypto/seeded_stream.hpp"

#include "crypto/digest.hpp"

namespace stageplot::crypto {

SeededStream::SeededStream(std::string_view seed) : key_(digest(Hash::sha256, seed)) {}

void SeededStream::fill(std::span<std::byte> bytes) {
  std::size_t used = 0;
  for (std::byte& byte : bytes) {
    if (used == block_.size()) {
      Bytes input = key_;
      for (int shift = 56; shift >= 0; shift -= 8) input += static_cast<char>(blocks_ >> shift & 0xFF);
      block_ = digest(Hash::sha256, input);
      ++blocks_;
      used = 0;
    }
    byte = static_cast<std::byte>(block_[used++]);
  }
  block_.erase(0, used);
}

}  // namespace stageplot::crypto
