// Keys as texts: what Sprig gives for a key, what stands in a certificate.
#include "crypto/curve.hpp"
#include "crypto/der.hpp"
#include "crypto/objects.hpp"
#include "crypto/pem.hpp"
#include "crypto/private_key.hpp"

namespace stageplot::crypto {
namespace {

struct Writer {
  std::string operator()(const RsaKey& key) const {
    return write_pem(
        "RSA PRIVATE KEY",
        der::sequence({der::integer(0), der::integer(key.modulus), der::integer(key.public_exponent),
                       der::integer(key.private_exponent), der::integer(key.prime_p), der::integer(key.prime_q),
                       der::integer(key.exponent_p), der::integer(key.exponent_q), der::integer(key.coefficient_q)}));
  }
  std::string operator()(const DsaKey& key) const {
    return write_pem("DSA PRIVATE KEY", der::sequence({der::integer(0), der::integer(key.p), der::integer(key.q),
                                                       der::integer(key.g), der::integer(key.y), der::integer(key.x)}));
  }
  std::string operator()(const EcKey& key) const {
    const Bytes curve = der::element(der::kObject, facts(key.curve).object);
    return write_pem("EC PRIVATE KEY", der::sequence({der::integer(1), der::element(der::kOctets, key.secret),
                                                      der::element(der::context(0, true), curve),
                                                      der::element(der::context(1, true), der::bits(key.point))}));
  }
  std::string operator()(const Ed25519Key& key) const {
    const Bytes seed = der::element(der::kOctets, key.seed);
    return write_pem("PRIVATE KEY",
                     der::sequence({der::integer(0), der::sequence({der::element(der::kObject, objects::kEd25519)}),
                                    der::element(der::kOctets, seed)}));
  }
};

struct PublicWriter {
  std::optional<PublicKey> operator()(const RsaKey& key) const {
    return PublicKey{
        .algorithm = der::sequence({der::element(der::kObject, objects::kRsa), der::element(der::kNull, {})}),
        .bits = der::sequence({der::integer(key.modulus), der::integer(key.public_exponent)})};
  }
  std::optional<PublicKey> operator()(const DsaKey&) const { return std::nullopt; }
  std::optional<PublicKey> operator()(const EcKey& key) const {
    return PublicKey{.algorithm = der::sequence({der::element(der::kObject, objects::kEc),
                                                 der::element(der::kObject, facts(key.curve).object)}),
                     .bits = key.point};
  }
  std::optional<PublicKey> operator()(const Ed25519Key& key) const {
    return PublicKey{.algorithm = der::sequence({der::element(der::kObject, objects::kEd25519)}),
                     .bits = key.public_key};
  }
};

}  // namespace

std::string write_private_key(const PrivateKey& key) {
  return std::visit(Writer{}, key);
}

std::optional<PublicKey> public_key(const PrivateKey& key) {
  return std::visit(PublicWriter{}, key);
}

}  // namespace stageplot::crypto
