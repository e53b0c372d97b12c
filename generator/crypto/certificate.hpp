// X.509 certificates, byte for byte as Go's x509.CreateCertificate writes what Sprig asks of it: version 3, a common
// name, key usage, extended key usage for servers and clients, basic constraints, key ids, alternative names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/private_key.hpp"

namespace stageplot::crypto {

/// How a CA's subjectKeyIdentifier follows from its key.
enum class KeyIdRule : std::uint8_t {
  sha1,    // RFC 5280, as Go did until 1.24
  sha256,  // RFC 7093: the first 160 bits
};

struct CertificateRequest {
  Bytes serial;                        // a number
  std::string common_name;             // empty: a subject without one
  std::vector<std::string> dns_names;  // in the order in which they are written, before the addresses
  std::vector<Bytes> addresses;        // of 4 or 16 bytes
  std::int64_t not_before = 0;         // seconds since 1970
  std::int64_t not_after = 0;
  bool is_authority = false;
  KeyIdRule key_id = KeyIdRule::sha256;
  int smallest_rsa = 1024;  // bits of an RSA key that may sign
};

/// Who signs.
struct Issuer {
  Bytes subject;     // DER of its name
  Bytes key_id;      // its subjectKeyIdentifier; empty where it has none
  Bytes public_key;  // DER of its subjectPublicKeyInfo
};

/// The certificate for `subject_key` in PEM, signed with `signing_key`. `issuer` is nullptr for one that signs itself.
/// nullopt with Go's message where Go makes none.
[[nodiscard]] std::optional<std::string> create_certificate(const CertificateRequest& request,
                                                            const PrivateKey& subject_key, const Issuer* issuer,
                                                            const PrivateKey& signing_key, std::string& error);

/// What an issuer's certificate (DER) says about it; nullopt with Go's message where it is none.
[[nodiscard]] std::optional<Issuer> read_certificate(std::string_view bytes, std::string& error);

/// An address as Go's net.ParseIP reads it: 4 bytes, or 16; nullopt for anything else, zones included.
[[nodiscard]] std::optional<Bytes> parse_address(std::string_view text);

}  // namespace stageplot::crypto
