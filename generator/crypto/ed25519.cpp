#include "crypto/ed25519.hpp"

#include <openssl/evp.h>

#include <memory>
#include <new>

#include "crypto/library.hpp"
#include "crypto/number.hpp"

namespace stageplot::crypto {
namespace {

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

const unsigned char* start(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::unique_ptr<EVP_PKEY, FreeKey> make_key(std::string_view seed) {
  std::unique_ptr<EVP_PKEY, FreeKey> key{
      EVP_PKEY_new_raw_private_key_ex(library(), "ED25519", nullptr, start(seed), seed.size())};
  if (key == nullptr) throw std::bad_alloc();
  return key;
}

}  // namespace

Bytes ed25519_public_key(std::string_view seed) {
  Bytes bytes(32, '\0');
  std::size_t size = bytes.size();
  succeed(EVP_PKEY_get_raw_public_key(make_key(seed).get(), reinterpret_cast<unsigned char*>(bytes.data()), &size));
  return bytes;
}

Bytes ed25519_sign(std::string_view seed, std::string_view message) {
  const auto key = make_key(seed);
  const std::unique_ptr<EVP_MD_CTX, FreeKey> context{EVP_MD_CTX_new()};
  if (context == nullptr) throw std::bad_alloc();
  Bytes signature(64, '\0');
  std::size_t size = signature.size();
  succeed(EVP_DigestSignInit_ex(context.get(), nullptr, nullptr, library(), nullptr, key.get(), nullptr));
  succeed(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, start(message),
                         message.size()));
  return signature;
}

}  // namespace stageplot::crypto
