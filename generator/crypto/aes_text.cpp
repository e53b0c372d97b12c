// OpenSSL's plain functions: EVP, which they are deprecated for, reads a configuration and registers every algorithm.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/aes.h>

#include "crypto/number.hpp"
#include "crypto/password.hpp"

namespace stageplot::crypto {
namespace {

constexpr std::size_t kKeySize = 32;

const unsigned char* start(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Bytes key_of(std::string_view password) {
  Bytes key{password.substr(0, kKeySize)};
  key.resize(kKeySize, '\0');
  return key;
}

/// The vector changes as the blocks go by.
Bytes run(std::string_view text, const AES_KEY& key, Bytes vector, int direction) {
  Bytes result(text.size(), '\0');
  AES_cbc_encrypt(start(text), reinterpret_cast<unsigned char*>(result.data()), text.size(), &key,
                  reinterpret_cast<unsigned char*>(vector.data()), direction);
  return result;
}

}  // namespace

Bytes encrypt_aes(std::string_view password, std::string_view text, ByteSource& source) {
  AES_KEY key;
  succeed(AES_set_encrypt_key(start(key_of(password)), kKeySize * 8, &key) == 0 ? 1 : 0);
  const std::size_t padding = kAesBlock - text.size() % kAesBlock;
  const Bytes padded = Bytes{text}.append(padding, static_cast<char>(padding));
  const Bytes vector = draw(source, kAesBlock);
  return vector + run(padded, key, vector, AES_ENCRYPT);
}

Bytes decrypt_aes(std::string_view password, std::string_view encrypted) {
  AES_KEY key;
  succeed(AES_set_decrypt_key(start(key_of(password)), kKeySize * 8, &key) == 0 ? 1 : 0);
  return run(encrypted.substr(kAesBlock), key, Bytes{encrypted.substr(0, kAesBlock)}, AES_DECRYPT);
}

}  // namespace stageplot::crypto
