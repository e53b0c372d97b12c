#include "terraform/functions/digest_hash.hpp"

// Deprecated in favour of EVP, whose first use costs half a millisecond: see text/digest.cpp.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/md5.h>
#include <openssl/sha.h>

#include <array>

namespace stageplot::terraform {
namespace {

template <std::size_t Size>
std::string hash(std::string_view text, unsigned char* (*function)(const unsigned char*, std::size_t, unsigned char*)) {
  std::array<unsigned char, Size> bytes;
  function(reinterpret_cast<const unsigned char*>(text.data()), text.size(), bytes.data());
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

std::string digest_bytes(Digest digest, std::string_view text) {
  switch (digest) {
    case Digest::md5:
      return hash<MD5_DIGEST_LENGTH>(text, MD5);
    case Digest::sha1:
      return hash<SHA_DIGEST_LENGTH>(text, SHA1);
    case Digest::sha256:
      return hash<SHA256_DIGEST_LENGTH>(text, SHA256);
    case Digest::sha512:
      return hash<SHA512_DIGEST_LENGTH>(text, SHA512);
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
