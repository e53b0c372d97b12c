// New keys. Each is a function of the bytes that its source gives.
#include <openssl/bn.h>

#include "crypto/curve.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/number.hpp"
#include "crypto/prime.hpp"
#include "crypto/private_key.hpp"

namespace stageplot::crypto {
namespace {

constexpr unsigned long kExponent = 65537;

/// A prime p of which p - 1 is not divided by the exponent.
Number rsa_prime(int bits, ByteSource& source, const Scratch& scratch) {
  while (true) {
    Number prime = random_prime(bits, source, scratch);
    if (BN_mod_word(prime.get(), kExponent) != 1) return prime;
  }
}

/// Whether the primes are too close to each other for their product (FIPS 186-5, A.1.3): the chance is 2^-100.
bool too_close(const Number& p, const Number& q, int bits) {
  const Number difference = make_number();
  succeed(BN_sub(difference.get(), p.get(), q.get()));
  return BN_num_bits(difference.get()) <= bits / 2 - 100;
}

/// A number in [1, bound).
Number random_secret(const Number& bound, ByteSource& source) {
  const int bits = BN_num_bits(bound.get());
  while (true) {
    Bytes bytes = draw(source, static_cast<std::size_t>(bits + 7) / 8);
    if (bits % 8 != 0) bytes.front() = static_cast<char>(bytes.front() & ((1 << bits % 8) - 1));
    Number secret = make_number(bytes);
    if (BN_is_zero(secret.get()) == 0 && BN_cmp(secret.get(), bound.get()) < 0) return secret;
  }
}

/// A prime of 2048 bits, one more than a multiple of q.
Number dsa_modulus(const Number& q, ByteSource& source, const Scratch& scratch) {
  constexpr std::size_t kSize = 2048 / 8;
  const Number twice = make_number();
  succeed(BN_lshift1(twice.get(), q.get()));
  while (true) {
    Bytes bytes = draw(source, kSize);
    bytes.front() = static_cast<char>(bytes.front() | 0x80);
    Number candidate = make_number(bytes);
    const Number rest = remainder(candidate, twice, scratch);
    succeed(BN_sub(candidate.get(), candidate.get(), rest.get()));
    succeed(BN_add_word(candidate.get(), 1));
    if (BN_num_bits(candidate.get()) == kSize * 8 && !has_small_divisor(candidate) &&
        is_probably_prime(candidate, source, scratch)) {
      return candidate;
    }
  }
}

}  // namespace

RsaKey generate_rsa_key(int bits, ByteSource& source) {
  const Scratch scratch = make_scratch();
  while (true) {
    const Number p = rsa_prime(bits / 2, source, scratch);
    const Number q = rsa_prime(bits / 2, source, scratch);
    if (too_close(p, q, bits)) continue;
    const Number p_less = one_less(p);
    const Number q_less = one_less(q);
    // The exponent is inverted modulo the least common multiple, which makes the private one as short as Go's.
    const Number divisor = make_number();
    succeed(BN_gcd(divisor.get(), p_less.get(), q_less.get(), scratch.get()));
    const Number multiple = product(p_less, q_less, scratch);
    succeed(BN_div(multiple.get(), nullptr, multiple.get(), divisor.get(), scratch.get()));
    const Number secret = inverse(make_number(kExponent), multiple, scratch);
    if (secret == nullptr || BN_num_bits(secret.get()) <= bits / 2) continue;
    return {.modulus = to_bytes(product(p, q, scratch)),
            .public_exponent = to_bytes(make_number(kExponent)),
            .private_exponent = to_bytes(secret),
            .prime_p = to_bytes(p),
            .prime_q = to_bytes(q),
            .exponent_p = to_bytes(remainder(secret, p_less, scratch)),
            .exponent_q = to_bytes(remainder(secret, q_less, scratch)),
            .coefficient_q = to_bytes(inverse(q, p, scratch))};
  }
}

DsaKey generate_dsa_key(ByteSource& source) {
  const Scratch scratch = make_scratch();
  const Number q = random_prime(256, source, scratch);
  const Number p = dsa_modulus(q, source, scratch);
  const Number cofactor = one_less(p);
  succeed(BN_div(cofactor.get(), nullptr, cofactor.get(), q.get(), scratch.get()));
  // 2 to this power is 1 with a chance of 2^-1792.
  const Number g = power(make_number(2UL), cofactor, p, scratch);
  const Number x = random_secret(q, source);
  return {
      .p = to_bytes(p), .q = to_bytes(q), .g = to_bytes(g), .y = to_bytes(power(g, x, p, scratch)), .x = to_bytes(x)};
}

EcKey generate_ec_key(Curve curve, ByteSource& source) {
  const Number secret = random_secret(curve_order(curve), source);
  return {.curve = curve, .secret = to_bytes(secret, facts(curve).size), .point = multiply_base(curve, secret)};
}

Ed25519Key generate_ed25519_key(ByteSource& source) {
  Bytes seed = draw(source, kEd25519SeedSize);
  Bytes public_key = ed25519_public_key(seed);
  return {.seed = std::move(seed), .public_key = std::move(public_key)};
}

}  // namespace stageplot::crypto
