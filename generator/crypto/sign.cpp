// Signatures. Those of ECDSA need a secret number; RFC 6979 derives it from the key and the message, where Go draws
// one: both are as good, and ours is the same in each render.
#include <openssl/bn.h>

#include "crypto/curve.hpp"
#include "crypto/der.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/number.hpp"
#include "crypto/objects.hpp"
#include "crypto/private_key.hpp"

namespace stageplot::crypto {
namespace {

// --- RSA, PKCS #1 v1.5 ---

Bytes sign_rsa(const RsaKey& key, std::string_view padded) {
  const Scratch scratch = make_scratch();
  const Number message = make_number(padded);
  const Number p = make_number(key.prime_p);
  const Number q = make_number(key.prime_q);
  // Modulo each prime, and put together by Garner's formula.
  const Number by_p = power(remainder(message, p, scratch), make_number(key.exponent_p), p, scratch);
  const Number by_q = power(remainder(message, q, scratch), make_number(key.exponent_q), q, scratch);
  const Number step = make_number();
  succeed(BN_mod_sub(step.get(), by_p.get(), remainder(by_q, p, scratch).get(), p.get(), scratch.get()));
  const Number scaled = remainder(product(step, make_number(key.coefficient_q), scratch), p, scratch);
  const Number signature = product(scaled, q, scratch);
  succeed(BN_add(signature.get(), signature.get(), by_q.get()));
  return to_bytes(signature, key.modulus.size());
}

std::optional<Bytes> sign_with_sha256(const RsaKey& key, std::string_view message) {
  const Bytes algorithm = der::sequence({der::element(der::kObject, objects::kSha256), der::element(der::kNull, {})});
  const Bytes info = der::sequence({algorithm, der::element(der::kOctets, digest(Hash::sha256, message))});
  if (key.modulus.size() < info.size() + 11) return std::nullopt;
  Bytes padded("\x00\x01", 2);
  padded.append(key.modulus.size() - info.size() - 3, '\xFF');
  padded += '\0';
  padded += info;
  return sign_rsa(key, padded);
}

// --- ECDSA ---

/// RFC 6979, 2.3.2: the leftmost bits, as many as the order has.
Number leftmost_bits(std::string_view bytes, int wanted) {
  Number number = make_number(bytes);
  const int bits = static_cast<int>(bytes.size()) * 8;
  if (bits > wanted) succeed(BN_rshift(number.get(), number.get(), bits - wanted));
  return number;
}

/// RFC 6979, 3.2: the numbers below the order to be tried in turn.
class SecretNumbers {
 public:
  SecretNumbers(Hash hash, std::string_view secret, const Number& hashed, const Number& order)
      : hash_(hash), order_(order), value_(digest(hash, {}).size(), '\x01'), key_(value_.size(), '\0') {
    const Scratch scratch = make_scratch();
    const Bytes input = Bytes{secret} + to_bytes(remainder(hashed, order, scratch), secret.size());
    update('\x00', input);
    update('\x01', input);
  }

  Number next() {
    const int bits = BN_num_bits(order_.get());
    while (true) {
      if (started_) update('\x00', {});
      started_ = true;
      Bytes bytes;
      while (bytes.size() * 8 < static_cast<std::size_t>(bits)) {
        value_ = hmac(hash_, key_, value_);
        bytes += value_;
      }
      Number number = leftmost_bits(bytes, bits);
      if (BN_is_zero(number.get()) == 0 && BN_cmp(number.get(), order_.get()) < 0) return number;
    }
  }

 private:
  void update(char separator, std::string_view input) {
    key_ = hmac(hash_, key_, (value_ + separator).append(input));
    value_ = hmac(hash_, key_, value_);
  }

  Hash hash_;
  const Number& order_;
  Bytes value_;
  Bytes key_;
  bool started_ = false;
};

Bytes sign_ecdsa(const EcKey& key, std::string_view message) {
  const CurveFacts& curve = facts(key.curve);
  const Scratch scratch = make_scratch();
  const Number order = curve_order(key.curve);
  const Number secret = make_number(key.secret);
  const Number hashed = leftmost_bits(digest(curve.hash, message), BN_num_bits(order.get()));
  SecretNumbers numbers(curve.hash, key.secret, hashed, order);
  while (true) {
    const Number k = numbers.next();
    const Bytes point = multiply_base(key.curve, k);
    const Number r = remainder(make_number(std::string_view{point}.substr(1, curve.size)), order, scratch);
    const Number sum = product(r, secret, scratch);
    succeed(BN_add(sum.get(), sum.get(), hashed.get()));
    const Number s = remainder(product(inverse(k, order, scratch), sum, scratch), order, scratch);
    if (BN_is_zero(r.get()) != 0 || BN_is_zero(s.get()) != 0) continue;
    return der::sequence({der::integer(to_bytes(r)), der::integer(to_bytes(s))});
  }
}

struct Signer {
  std::string_view message;

  std::optional<Bytes> operator()(const RsaKey& key) const { return sign_with_sha256(key, message); }
  std::optional<Bytes> operator()(const DsaKey&) const { return std::nullopt; }
  std::optional<Bytes> operator()(const EcKey& key) const { return sign_ecdsa(key, message); }
  std::optional<Bytes> operator()(const Ed25519Key& key) const { return ed25519_sign(key.seed, message); }
};

struct AlgorithmOf {
  std::optional<Bytes> operator()(const RsaKey&) const {
    return der::sequence({der::element(der::kObject, objects::kSha256WithRsa), der::element(der::kNull, {})});
  }
  std::optional<Bytes> operator()(const DsaKey&) const { return std::nullopt; }
  std::optional<Bytes> operator()(const EcKey& key) const {
    return der::sequence({der::element(der::kObject, facts(key.curve).signature_object)});
  }
  std::optional<Bytes> operator()(const Ed25519Key&) const {
    return der::sequence({der::element(der::kObject, objects::kEd25519)});
  }
};

}  // namespace

std::optional<Bytes> sign(const PrivateKey& key, std::string_view message) {
  return std::visit(Signer{message}, key);
}

std::optional<Bytes> signature_algorithm(const PrivateKey& key) {
  return std::visit(AlgorithmOf{}, key);
}

}  // namespace stageplot::crypto
