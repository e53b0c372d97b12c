// Private keys of the kinds that Go's x509 and Sprig know. Numbers are Bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "crypto/byte_source.hpp"

namespace stageplot::crypto {

struct RsaKey {
  Bytes modulus;
  Bytes public_exponent;
  Bytes private_exponent;
  Bytes prime_p;
  Bytes prime_q;
  Bytes exponent_p;     // the private exponent modulo p - 1
  Bytes exponent_q;     // modulo q - 1
  Bytes coefficient_q;  // the inverse of q modulo p
};

struct DsaKey {
  Bytes p;
  Bytes q;
  Bytes g;
  Bytes y;
  Bytes x;
};

enum class Curve : std::uint8_t { p224, p256, p384, p521 };

struct EcKey {
  Curve curve = Curve::p256;
  Bytes secret;  // as long as the curve's order
  Bytes point;   // the public key, uncompressed
};

struct Ed25519Key {
  Bytes seed;  // 32 bytes
  Bytes public_key;
};

using PrivateKey = std::variant<RsaKey, DsaKey, EcKey, Ed25519Key>;

// --- making them (generate_key.cpp) ---

/// With the exponent 65537, of `bits` bits (a multiple of 16).
[[nodiscard]] RsaKey generate_rsa_key(int bits, ByteSource& source);
/// With parameters of its own: p of 2048 bits, q of 256.
[[nodiscard]] DsaKey generate_dsa_key(ByteSource& source);
[[nodiscard]] EcKey generate_ec_key(Curve curve, ByteSource& source);
[[nodiscard]] Ed25519Key generate_ed25519_key(ByteSource& source);

// --- their texts (write_key.cpp, read_key.cpp) ---

/// PEM as Sprig's: PKCS #1, SEC 1, OpenSSL's form of DSA, else PKCS #8.
[[nodiscard]] std::string write_private_key(const PrivateKey& key);
/// The first block of the text in any of these forms. nullopt with Go's message where it is none.
[[nodiscard]] std::optional<PrivateKey> read_private_key(std::string_view pem, std::string& error);

/// The contents of a certificate's subjectPublicKeyInfo; nullopt for DSA, for which Go writes none.
struct PublicKey {
  Bytes algorithm;  // DER of the AlgorithmIdentifier
  Bytes bits;       // the contents of the BIT STRING, without its first byte
};
[[nodiscard]] std::optional<PublicKey> public_key(const PrivateKey& key);

// --- signing (sign.cpp) ---

/// What Go's x509 signs with by default: SHA-256 with RSA (PKCS #1 v1.5) and on P-224 and P-256, SHA-384 and SHA-512 on
/// the larger curves, Ed25519. As DER of the AlgorithmIdentifier; nullopt for DSA.
[[nodiscard]] std::optional<Bytes> signature_algorithm(const PrivateKey& key);
/// The contents of a certificate's signature. Equal inputs give equal signatures: ECDSA's secret number is RFC 6979's.
/// nullopt for DSA, and for an RSA key that is too short.
[[nodiscard]] std::optional<Bytes> sign(const PrivateKey& key, std::string_view message);

}  // namespace stageplot::crypto
