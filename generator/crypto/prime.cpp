#include "crypto/prime.hpp"

#include <openssl/bn.h>

#include <new>
#include <vector>

namespace stageplot::crypto {
namespace {

constexpr unsigned kSmallLimit = 17'864;  // below are 2048 primes

const std::vector<unsigned>& small_primes() {
  static const std::vector<unsigned> kPrimes = [] {
    std::vector<unsigned> primes;
    std::vector<bool> composite(kSmallLimit);
    for (unsigned i = 2; i < kSmallLimit; ++i) {
      if (composite[i]) continue;
      primes.push_back(i);
      for (unsigned multiple = i * i; multiple < kSmallLimit; multiple += i) composite[multiple] = true;
    }
    return primes;
  }();
  return kPrimes;
}

struct FreeMontgomery {
  void operator()(bn_mont_ctx_st* context) const { BN_MONT_CTX_free(context); }
};

/// The odd numbers start, start + 2, … that no small prime divides, as steps from the start.
std::vector<unsigned> unsieved_steps(const Number& start, unsigned count) {
  std::vector<bool> divided(count);
  for (const unsigned prime : small_primes()) {
    if (prime == 2) continue;
    const auto residue = static_cast<unsigned>(BN_mod_word(start.get(), prime));
    // start + 2 * step is divided by the prime: step = -residue / 2, and 2 is inverted by (prime + 1) / 2.
    unsigned step = (prime - residue) % prime * ((prime + 1) / 2) % prime;
    for (; step < count; step += prime) divided[step] = true;
  }
  std::vector<unsigned> steps;
  for (unsigned step = 0; step < count; ++step) {
    if (!divided[step]) steps.push_back(step);
  }
  return steps;
}

}  // namespace

bool has_small_divisor(const Number& number) {
  for (const unsigned prime : small_primes()) {
    if (BN_mod_word(number.get(), prime) == 0) return true;
  }
  return false;
}

bool is_probably_prime(const Number& number, ByteSource& source, const Scratch& scratch) {
  const int bits = BN_num_bits(number.get());
  const int rounds = bits >= 1024 ? 8 : 64;
  const Number last = one_less(number);  // which is -1
  int twos = 0;
  while (BN_is_bit_set(last.get(), twos) == 0) ++twos;
  const Number odd = make_number();
  succeed(BN_rshift(odd.get(), last.get(), twos));
  const std::unique_ptr<bn_mont_ctx_st, FreeMontgomery> montgomery{BN_MONT_CTX_new()};
  if (montgomery == nullptr) throw std::bad_alloc();
  succeed(BN_MONT_CTX_set(montgomery.get(), number.get(), scratch.get()));
  const Number value = make_number();
  for (int round = 0; round < rounds; ++round) {
    // Bases have one bit less than the number has: all of them are smaller, and there are enough.
    const Number base = make_number(draw(source, static_cast<std::size_t>(bits + 7) / 8));
    succeed(BN_mask_bits(base.get(), bits - 1) == 1 || BN_num_bits(base.get()) < bits ? 1 : 0);
    if (BN_is_zero(base.get()) != 0 || BN_is_one(base.get()) != 0) continue;
    succeed(
        BN_mod_exp_mont_consttime(value.get(), base.get(), odd.get(), number.get(), scratch.get(), montgomery.get()));
    bool passes = BN_is_one(value.get()) != 0 || BN_cmp(value.get(), last.get()) == 0;
    for (int i = 1; i < twos && !passes; ++i) {
      succeed(BN_mod_sqr(value.get(), value.get(), number.get(), scratch.get()));
      passes = BN_cmp(value.get(), last.get()) == 0;
    }
    if (!passes) return false;
  }
  return true;
}

Number random_prime(int bits, ByteSource& source, const Scratch& scratch) {
  // Primes are about bits * ln(2) apart, half as many odd numbers: few windows hold none.
  const auto window = static_cast<unsigned>(bits) * 2;
  while (true) {
    Bytes bytes = draw(source, static_cast<std::size_t>(bits) / 8);
    bytes.front() = static_cast<char>(bytes.front() | 0xC0);
    bytes.back() = static_cast<char>(bytes.back() | 0x01);
    const Number start = make_number(bytes);
    for (const unsigned step : unsieved_steps(start, window)) {
      Number candidate = copy_number(start);
      succeed(BN_add_word(candidate.get(), 2UL * step));
      if (BN_num_bits(candidate.get()) != bits) break;
      if (is_probably_prime(candidate, source, scratch)) return candidate;
    }
  }
}

}  // namespace stageplot::crypto
