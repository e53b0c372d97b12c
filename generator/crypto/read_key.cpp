// Private keys out of PEM, with the messages that Go's x509 gives where there is none.
#include <openssl/bn.h>

#include <vector>

#include "crypto/curve.hpp"
#include "crypto/der.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/objects.hpp"
#include "crypto/pem.hpp"
#include "crypto/private_key.hpp"

namespace stageplot::crypto {
namespace {

using der::Reader;

/// A message of Go's.
struct Refusal {
  std::string message;
};

// --- the three structures; nullopt where the bytes are none ---

std::optional<RsaKey> read_pkcs1(std::string_view bytes) {
  Reader outer(bytes);
  const auto contents = outer.next(der::kSequence);
  if (!contents) return std::nullopt;
  Reader reader(*contents);
  std::vector<Bytes> numbers;
  while (numbers.size() < 9) {
    auto number = reader.next_number();
    if (!number) return std::nullopt;
    numbers.push_back(std::move(*number));
  }
  if (!numbers[0].empty()) {
    throw Refusal{numbers[0] == "\x01" ? "RSA keys of more than two primes are not supported"
                                       : "x509: unsupported private key version"};
  }
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    if (numbers[i].empty()) throw Refusal{"x509: private key contains zero or negative value"};
  }
  if (!outer.at_end()) throw Refusal{"asn1: syntax error: trailing data"};
  return RsaKey{.modulus = numbers[1],
                .public_exponent = numbers[2],
                .private_exponent = numbers[3],
                .prime_p = numbers[4],
                .prime_q = numbers[5],
                .exponent_p = numbers[6],
                .exponent_q = numbers[7],
                .coefficient_q = numbers[8]};
}

struct Sec1 {
  Bytes version;
  std::string_view secret;
  std::string_view curve;  // empty where none is named
};

std::optional<Sec1> read_sec1(std::string_view bytes) {
  Reader outer(bytes);
  const auto contents = outer.next(der::kSequence);
  if (!contents) return std::nullopt;
  Reader reader(*contents);
  auto version = reader.next_number();
  if (!version) return std::nullopt;
  const auto secret = reader.next(der::kOctets);
  if (!secret) return std::nullopt;
  Sec1 key{std::move(*version), *secret, {}};
  if (reader.tag() == der::context(0, true)) {
    const auto parameters = reader.next(der::context(0, true));
    const auto curve = parameters ? Reader(*parameters).next(der::kObject) : std::nullopt;
    if (!curve) return std::nullopt;
    key.curve = *curve;
  }
  if (reader.tag() == der::context(1, true)) {
    const auto point = reader.next(der::context(1, true));
    if (!point || !Reader(*point).next(der::kBits)) return std::nullopt;
  }
  return key;
}

struct Pkcs8 {
  std::string_view object;
  std::string_view parameters;  // DER; empty where there are none
  std::string_view key;
};

std::optional<Pkcs8> read_pkcs8(std::string_view bytes) {
  Reader outer(bytes);
  const auto contents = outer.next(der::kSequence);
  if (!contents) return std::nullopt;
  Reader reader(*contents);
  if (!reader.next_number()) return std::nullopt;
  const auto algorithm = reader.next(der::kSequence);
  const auto key = algorithm ? reader.next(der::kOctets) : std::nullopt;
  if (!key) return std::nullopt;
  Reader parts(*algorithm);
  const auto object = parts.next(der::kObject);
  if (!object) return std::nullopt;
  return Pkcs8{*object, parts.rest(), *key};
}

/// What encoding/asn1 says about bytes that are none of the structures.
std::string asn1_error(std::string_view bytes, std::string_view structure) {
  const auto first = Reader(bytes).next();
  if (bytes.empty()) return "asn1: syntax error: sequence truncated";
  if (!first) return "asn1: syntax error: data truncated";
  if (first->tag == der::kSequence) return "asn1: structure error: the bytes are no " + std::string{structure};
  return "asn1: structure error: tags don't match (16 vs {class:" + std::to_string(first->tag >> 6) +
         " tag:" + std::to_string(first->tag & 0x1F) + " length:" + std::to_string(first->contents.size()) +
         " isCompound:" + ((first->tag & 0x20) != 0 ? "true" : "false") +
         "}) {optional:false explicit:false application:false private:false defaultValue:<nil> tag:<nil> stringType:0 "
         "timeType:0 set:false omitEmpty:false} " +
         std::string{structure} + " @" + std::to_string(first->whole.size() - first->contents.size());
}

[[noreturn]] void refuse_other_form(std::string_view right_one) {
  throw Refusal{"x509: failed to parse private key (use Parse" + std::string{right_one} +
                "PrivateKey instead for this key format)"};
}

// --- their keys ---

/// Whether a * b is 1 modulo one less than the prime.
bool are_inverse(const Number& a, const Number& b, const Number& modulus, const Scratch& scratch) {
  return BN_is_one(remainder(product(a, b, scratch), modulus, scratch).get()) != 0;
}

/// The checks of Go's crypto/rsa.
void check_rsa(const RsaKey& key) {
  constexpr std::size_t kLargest = 16384 / 8;  // OpenSSL's limit, too
  if (key.modulus.size() > kLargest || key.prime_p.size() > kLargest || key.prime_q.size() > kLargest ||
      key.private_exponent.size() > kLargest || key.coefficient_q.size() > kLargest) {
    throw Refusal{"RSA keys of more than 16384 bits are not supported"};
  }
  const Scratch scratch = make_scratch();
  const Number modulus = make_number(key.modulus);
  const Number exponent = make_number(key.public_exponent);
  const Number p = make_number(key.prime_p);
  const Number q = make_number(key.prime_q);
  if (BN_is_odd(p.get()) == 0 || BN_is_odd(q.get()) == 0) throw Refusal{"crypto/rsa: invalid prime"};
  if (BN_is_odd(modulus.get()) == 0) throw Refusal{"crypto/rsa: public modulus is even"};
  if (BN_is_one(exponent.get()) != 0) throw Refusal{"crypto/rsa: public exponent too small or negative"};
  if (BN_is_odd(exponent.get()) == 0) throw Refusal{"crypto/rsa: public exponent is even"};
  if (BN_num_bits(exponent.get()) > 31) throw Refusal{"crypto/rsa: public exponent too large"};
  if (BN_is_one(p.get()) != 0 || BN_is_one(q.get()) != 0) throw Refusal{"crypto/rsa: invalid prime"};
  if (BN_cmp(product(p, q, scratch).get(), modulus.get()) != 0) throw Refusal{"crypto/rsa: p * q != n"};
  const Number secret = make_number(key.private_exponent);
  const auto check_exponent = [&](const Number& prime, const Bytes& reduced, std::string_view name) {
    const Number less = one_less(prime);
    const Number given = make_number(reduced);
    if (BN_cmp(given.get(), less.get()) >= 0 || !are_inverse(given, exponent, less, scratch)) {
      throw Refusal{"crypto/rsa: invalid CRT exponent"};
    }
    if (BN_cmp(remainder(secret, less, scratch).get(), given.get()) != 0) {
      throw Refusal{"crypto/rsa: d does not match " + std::string{name}};
    }
  };
  check_exponent(p, key.exponent_p, "dP");
  check_exponent(q, key.exponent_q, "dQ");
  if (!are_inverse(make_number(key.coefficient_q), q, p, scratch)) {
    throw Refusal{"crypto/rsa: invalid CRT coefficient"};
  }
}

RsaKey parse_rsa(std::string_view bytes) {
  auto key = read_pkcs1(bytes);
  if (!key) {
    if (read_sec1(bytes)) refuse_other_form("EC");
    if (read_pkcs8(bytes)) refuse_other_form("PKCS8");
    throw Refusal{asn1_error(bytes, "pkcs1PrivateKey")};
  }
  check_rsa(*key);
  return *key;
}

/// `named` is the curve that the text around the key names; empty where the key has to.
EcKey parse_ec(std::string_view bytes, std::string_view named) {
  const auto parsed = read_sec1(bytes);
  if (!parsed) {
    if (read_pkcs8(bytes)) refuse_other_form("PKCS8");
    if (read_pkcs1(bytes)) refuse_other_form("PKCS1");
    throw Refusal{"x509: failed to parse EC private key: " + asn1_error(bytes, "ecPrivateKey")};
  }
  if (parsed->version != "\x01") {
    const Number version = make_number(parsed->version);
    throw Refusal{"x509: unknown EC private key version " + std::to_string(BN_get_word(version.get()))};
  }
  const CurveFacts* curve = find_curve(named.empty() ? parsed->curve : named);
  if (curve == nullptr) throw Refusal{"x509: unknown elliptic curve"};
  const Number secret = make_number(parsed->secret);
  if (static_cast<std::size_t>(BN_num_bytes(secret.get())) > curve->size) {
    throw Refusal{"x509: invalid private key length"};
  }
  if (BN_is_zero(secret.get()) != 0) throw Refusal{"ecdsa: private key is zero"};
  if (BN_cmp(secret.get(), curve_order(curve->curve).get()) >= 0) {
    throw Refusal{"input overflows the modulus"};
  }
  return {.curve = curve->curve, .secret = to_bytes(secret, curve->size), .point = multiply_base(curve->curve, secret)};
}

Ed25519Key parse_ed25519(const Pkcs8& wrapped) {
  if (!wrapped.parameters.empty()) throw Refusal{"x509: invalid Ed25519 private key parameters"};
  const auto seed = Reader(wrapped.key).next(der::kOctets);
  if (!seed) throw Refusal{"x509: invalid Ed25519 private key: " + asn1_error(wrapped.key, "[]uint8")};
  if (seed->size() != kEd25519SeedSize) {
    throw Refusal{"x509: invalid Ed25519 private key length: " + std::to_string(seed->size())};
  }
  return {.seed = Bytes{*seed}, .public_key = ed25519_public_key(*seed)};
}

/// `1.2.840.113549.1.1.1`.
std::string dotted(std::string_view object) {
  std::string text;
  std::uint64_t number = 0;
  for (const char c : object) {
    const auto byte = static_cast<unsigned char>(c);
    number = number << 7 | (byte & 0x7F);
    if ((byte & 0x80) != 0) continue;
    if (text.empty()) {
      const std::uint64_t first = std::min<std::uint64_t>(number / 40, 2);
      text = std::to_string(first) + '.' + std::to_string(number - first * 40);
    } else {
      text += '.' + std::to_string(number);
    }
    number = 0;
  }
  return text;
}

PrivateKey parse_pkcs8(std::string_view bytes) {
  const auto wrapped = read_pkcs8(bytes);
  if (!wrapped) {
    if (read_sec1(bytes)) refuse_other_form("EC");
    if (read_pkcs1(bytes)) refuse_other_form("PKCS1");
    throw Refusal{asn1_error(bytes, "pkcs8")};
  }
  if (wrapped->object == objects::kEd25519) return parse_ed25519(*wrapped);
  const bool is_rsa = wrapped->object == objects::kRsa;
  if (!is_rsa && wrapped->object != objects::kEc) {
    throw Refusal{wrapped->object == objects::kX25519
                      ? "X25519 keys are not supported: they can't sign"
                      : "x509: PKCS#8 wrapping contained private key with unknown algorithm: " +
                            dotted(wrapped->object)};
  }
  try {
    if (is_rsa) return parse_rsa(wrapped->key);
    return parse_ec(wrapped->key, Reader(wrapped->parameters).next(der::kObject).value_or(std::string_view{}));
  } catch (const Refusal& refusal) {
    throw Refusal{std::string{"x509: failed to parse "} + (is_rsa ? "RSA" : "EC") +
                  " private key embedded in PKCS#8: " + refusal.message};
  }
}

DsaKey parse_dsa(std::string_view bytes) {
  Reader outer(bytes);
  const auto contents = outer.next(der::kSequence);
  if (!contents) throw Refusal{asn1_error(bytes, "sprig.DSAKeyFormat")};
  Reader reader(*contents);
  std::vector<Bytes> numbers;
  while (numbers.size() < 6) {
    auto number = reader.next_number();
    if (!number) throw Refusal{"asn1: syntax error: sequence truncated"};
    numbers.push_back(std::move(*number));
  }
  return {.p = numbers[1], .q = numbers[2], .g = numbers[3], .y = numbers[4], .x = numbers[5]};
}

PrivateKey parse_block(const PemBlock& block) {
  constexpr std::string_view kSuffix = " PRIVATE KEY";
  if (block.type == kSuffix.substr(1)) {
    try {
      return parse_pkcs8(block.bytes);
    } catch (const Refusal& refusal) {
      throw Refusal{"decoding PEM as PKCS#8: " + refusal.message};
    }
  }
  if (!block.type.ends_with(kSuffix)) throw Refusal{"no private key data in PEM block of type " + block.type};
  const std::string kind = block.type.substr(0, block.type.size() - kSuffix.size());
  try {
    if (kind == "RSA") return parse_rsa(block.bytes);
    if (kind == "EC") return parse_ec(block.bytes, {});
    if (kind == "DSA") return parse_dsa(block.bytes);
  } catch (const Refusal& refusal) {
    throw Refusal{"parsing " + kind + " private key from PEM: " + refusal.message};
  }
  throw Refusal{"invalid private key type " + block.type};
}

}  // namespace

std::optional<PrivateKey> read_private_key(std::string_view pem, std::string& error) {
  const auto block = read_pem(pem);
  if (!block) {
    error = "no PEM data in input";
    return std::nullopt;
  }
  try {
    return parse_block(*block);
  } catch (const Refusal& refusal) {
    error = refusal.message;
    return std::nullopt;
  }
}

}  // namespace stageplot::crypto
