#include "text/digest.hpp"

// The functions below are marked as deprecated in favour of EVP, whose first use reads a configuration and registers
// every algorithm: half a millisecond in each process, a tenth of a preview. They are the same code behind both.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <array>
#include <cstddef>

namespace stageplot::text {
namespace {

template <typename Context, std::size_t Size>
std::string hex_digest(std::string_view text, int (*start)(Context*), int (*update)(Context*, const void*, std::size_t),
                       int (*finish)(unsigned char*, Context*)) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  Context context;
  std::array<unsigned char, Size> bytes;
  // All three always succeed: they compute, and ask for nothing.
  start(&context);
  update(&context, text.data(), text.size());
  finish(bytes.data(), &context);
  std::string hex;
  hex.reserve(2 * Size);
  for (const unsigned char byte : bytes) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 0xF];
  }
  return hex;
}

}  // namespace

std::string sha1_hex(std::string_view text) {
  return hex_digest<SHA_CTX, SHA_DIGEST_LENGTH>(text, SHA1_Init, SHA1_Update, SHA1_Final);
}

std::string sha256_hex(std::string_view text) {
  return hex_digest<SHA256_CTX, SHA256_DIGEST_LENGTH>(text, SHA256_Init, SHA256_Update, SHA256_Final);
}

std::string sha512_hex(std::string_view text) {
  return hex_digest<SHA512_CTX, SHA512_DIGEST_LENGTH>(text, SHA512_Init, SHA512_Update, SHA512_Final);
}

}  // namespace stageplot::text
