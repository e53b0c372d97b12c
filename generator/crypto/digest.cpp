#include "crypto/digest.hpp"

// Marked as deprecated in favour of EVP, whose first use reads a configuration and registers every algorithm.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

namespace stageplot::crypto {
namespace {

template <typename Context>
Bytes run(std::string_view text, std::size_t size, int (*start)(Context*),
          int (*update)(Context*, const void*, std::size_t), int (*finish)(unsigned char*, Context*)) {
  Context context;
  Bytes result(size, '\0');
  // All three always succeed: they compute, and ask for nothing.
  start(&context);
  update(&context, text.data(), text.size());
  finish(reinterpret_cast<unsigned char*>(result.data()), &context);
  return result;
}

}  // namespace

Bytes digest(Hash hash, std::string_view text) {
  switch (hash) {
    case Hash::sha1:
      return run<SHA_CTX>(text, SHA_DIGEST_LENGTH, SHA1_Init, SHA1_Update, SHA1_Final);
    case Hash::sha256:
      return run<SHA256_CTX>(text, SHA256_DIGEST_LENGTH, SHA256_Init, SHA256_Update, SHA256_Final);
    case Hash::sha384:
      return run<SHA512_CTX>(text, SHA384_DIGEST_LENGTH, SHA384_Init, SHA384_Update, SHA384_Final);
    case Hash::sha512:
      break;
  }
  return run<SHA512_CTX>(text, SHA512_DIGEST_LENGTH, SHA512_Init, SHA512_Update, SHA512_Final);
}

Bytes hmac(Hash hash, std::string_view key, std::string_view text) {
  const std::size_t block = hash == Hash::sha384 || hash == Hash::sha512 ? 128 : 64;
  Bytes padded = key.size() > block ? digest(hash, key) : Bytes{key};
  padded.resize(block, '\0');
  Bytes inner = padded;
  Bytes outer = padded;
  for (std::size_t i = 0; i < block; ++i) {
    inner[i] = static_cast<char>(inner[i] ^ 0x36);
    outer[i] = static_cast<char>(outer[i] ^ 0x5C);
  }
  return digest(hash, outer + digest(hash, inner + Bytes{text}));
}

}  // namespace stageplot::crypto
