// What a certificate says about who signs with it. Read as strictly as a signer needs: the parts and their order, with
// the messages of Go's x509.
#include "crypto/certificate.hpp"
#include "crypto/der.hpp"
#include "crypto/objects.hpp"

namespace stageplot::crypto {
namespace {

/// A message of Go's.
struct Refusal {
  std::string message;
};

template <typename Part>
auto require(std::optional<Part> part, const char* what) {
  if (!part) throw Refusal{std::string{"x509: "} + what};
  return *part;
}

/// The subject's key id among the extensions; empty where there is none.
Bytes subject_key_id(std::string_view wrapped) {
  der::Reader outer(wrapped);
  der::Reader all(require(outer.next(der::kSequence), "malformed extensions"));
  Bytes id;
  while (!all.at_end()) {
    der::Reader one(require(all.next(der::kSequence), "malformed extensions"));
    const std::string_view object = require(one.next(der::kObject), "malformed extension OID field");
    if (one.tag() == der::kBoolean) (void)require(one.next(), "malformed extension critical field");
    const std::string_view value = require(one.next(der::kOctets), "malformed extension value field");
    if (object != objects::kSubjectKeyId) continue;
    id = Bytes{require(der::Reader(value).next(der::kOctets), "invalid subject key identifier")};
  }
  return id;
}

Issuer read(std::string_view bytes) {
  der::Reader file(bytes);
  der::Reader certificate(require(file.next(der::kSequence), "malformed certificate"));
  der::Reader reader(require(certificate.next(der::kSequence), "malformed tbs certificate"));
  if (reader.tag() == der::context(0, true)) {
    der::Reader version(require(reader.next(der::context(0, true)), "malformed version"));
    const Bytes number = require(version.next_number(), "malformed version");
    if (number.size() > 1 || (!number.empty() && number[0] > 2)) throw Refusal{"x509: invalid version"};
  }
  (void)require(reader.next(der::kInteger), "malformed serial number");
  const std::string_view inner = require(reader.next(der::kSequence), "malformed signature algorithm identifier");
  if (require(certificate.next(der::kSequence), "malformed algorithm identifier") != inner) {
    throw Refusal{"x509: inner and outer signature algorithm identifiers don't match"};
  }
  if (reader.tag() != der::kSequence) throw Refusal{"x509: malformed issuer"};
  (void)require(reader.next(), "malformed issuer");
  (void)require(reader.next(der::kSequence), "malformed validity");
  Issuer issuer;
  if (reader.tag() != der::kSequence) throw Refusal{"x509: malformed issuer"};
  issuer.subject = Bytes{require(reader.next(), "malformed issuer").whole};
  if (reader.tag() != der::kSequence) throw Refusal{"x509: malformed spki"};
  const der::Element key = require(reader.next(), "malformed spki");
  der::Reader parts(key.contents);
  (void)require(parts.next(der::kSequence), "malformed public key algorithm identifier");
  (void)require(parts.next(der::kBits), "malformed subjectPublicKey");
  issuer.public_key = Bytes{key.whole};
  while (!reader.at_end()) {
    const der::Element part = require(reader.next(), "malformed extensions");
    if (part.tag == der::context(3, true)) issuer.key_id = subject_key_id(part.contents);
  }
  (void)require(certificate.next(der::kBits), "malformed signature");
  if (!file.at_end()) throw Refusal{"x509: trailing data"};
  return issuer;
}

}  // namespace

std::optional<Issuer> read_certificate(std::string_view bytes, std::string& error) {
  try {
    return read(bytes);
  } catch (const Refusal& refusal) {
    error = refusal.message;
    return std::nullopt;
  }
}

}  // namespace stageplot::crypto
