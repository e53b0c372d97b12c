#include "terraform/functions/digest_hash.hpp"

// Deprecated in favour of EVP, whose first use costs half a millisecond: see text/digest.cpp. OpenSSL's functions that
// take all at once use it, too.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/md5.h>
#include <openssl/sha.h>

namespace stageplot::terraform {
namespace {

template <typename Context>
std::string hash(std::string_view text, std::size_t size, int (*start)(Context*),
                 int (*update)(Context*, const void*, std::size_t), int (*finish)(unsigned char*, Context*)) {
  Context context;
  std::string bytes(size, '\0');
  start(&context);
  update(&context, text.data(), text.size());
  finish(reinterpret_cast<unsigned char*>(bytes.data()), &context);
  return bytes;
}

}  // namespace

std::string digest_bytes(Digest digest, std::string_view text) {
  switch (digest) {
    case Digest::md5:
      return hash(text, MD5_DIGEST_LENGTH, MD5_Init, MD5_Update, MD5_Final);
    case Digest::sha1:
      return hash(text, SHA_DIGEST_LENGTH, SHA1_Init, SHA1_Update, SHA1_Final);
    case Digest::sha256:
      return hash(text, SHA256_DIGEST_LENGTH, SHA256_Init, SHA256_Update, SHA256_Final);
    case Digest::sha512:
      return hash(text, SHA512_DIGEST_LENGTH, SHA512_Init, SHA512_Update, SHA512_Final);
  }
  return {};
}

std::string to_hex(std::string_view bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 0xF];
  }
  return hex;
}

}  // namespace stageplot::terraform
