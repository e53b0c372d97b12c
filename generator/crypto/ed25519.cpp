#include "crypto/ed25519.hpp"

#include <nettle/eddsa.h>

namespace stageplot::crypto {
namespace {

const unsigned char* start(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

Bytes ed25519_public_key(std::string_view seed) {
  Bytes bytes(ED25519_KEY_SIZE, '\0');
  ed25519_sha512_public_key(reinterpret_cast<unsigned char*>(bytes.data()), start(seed));
  return bytes;
}

Bytes ed25519_sign(std::string_view seed, std::string_view message) {
  Bytes signature(ED25519_SIGNATURE_SIZE, '\0');
  ed25519_sha512_sign(start(ed25519_public_key(seed)), start(seed), message.size(), start(message),
                      reinterpret_cast<unsigned char*>(signature.data()));
  return signature;
}

}  // namespace stageplot::crypto
