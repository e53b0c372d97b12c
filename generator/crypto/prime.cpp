#include "crypto/prime.hpp"

#include <openssl/bn.h>

#include <array>
#include <cstdint>
#include <new>
#include <vector>

namespace stageplot::crypto {
namespace {

/// The more numbers the sieve takes out, the fewer are tested, at the price of its own time, which is a twentieth of
/// the whole for a prime of 1024 bits.
constexpr unsigned kSmallLimit = 1U << 16;

/// Odd primes with a product below 2^32: one division of a large number tells its remainders by all of them.
struct PrimeGroup {
  std::uint32_t product = 1;
  std::vector<unsigned> primes;
};

std::vector<PrimeGroup> make_groups() {
  std::vector<PrimeGroup> groups(1);
  std::vector<bool> composite(kSmallLimit);
  for (unsigned i = 3; i < kSmallLimit; i += 2) {
    if (composite[i]) continue;
    for (std::uint64_t multiple = std::uint64_t{i} * i; multiple < kSmallLimit; multiple += 2 * i) {
      composite[multiple] = true;
    }
    if (std::uint64_t{groups.back().product} * i > UINT32_MAX) groups.emplace_back();
    groups.back().product *= i;
    groups.back().primes.push_back(i);
  }
  return groups;
}

const std::vector<PrimeGroup>& small_primes() {
  static const std::vector<PrimeGroup> kGroups = make_groups();
  return kGroups;
}

/// A number in pieces of 32 bits, the highest first.
std::vector<std::uint32_t> pieces_of(const Number& number) {
  const auto size = static_cast<std::size_t>(BN_num_bytes(number.get()) + 3) / 4;
  const Bytes bytes = to_bytes(number, size * 4);
  std::vector<std::uint32_t> pieces(size);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    pieces[i / 4] = pieces[i / 4] << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return pieces;
}

std::uint32_t remainder_of(const std::vector<std::uint32_t>& pieces, std::uint32_t divisor) {
  std::uint64_t rest = 0;
  for (const std::uint32_t piece : pieces) rest = (rest << 32 | piece) % divisor;
  return static_cast<std::uint32_t>(rest);
}

/// The odd numbers start, start + 2, … that no small prime divides, as steps from the start.
std::vector<unsigned> unsieved_steps(const Number& start, unsigned count) {
  const std::vector<std::uint32_t> pieces = pieces_of(start);
  std::vector<bool> divided(count);
  for (const PrimeGroup& group : small_primes()) {
    const std::uint32_t rest = remainder_of(pieces, group.product);
    for (const unsigned prime : group.primes) {
      // start + 2 * step is divided by the prime: step = -remainder / 2, and 2 is inverted by (prime + 1) / 2.
      unsigned step = (prime - rest % prime) % prime * ((prime + 1) / 2) % prime;
      for (; step < count; step += prime) divided[step] = true;
    }
  }
  std::vector<unsigned> steps;
  for (unsigned step = 0; step < count; ++step) {
    if (!divided[step]) steps.push_back(step);
  }
  return steps;
}

struct FreeMontgomery {
  void operator()(bn_mont_ctx_st* context) const { BN_MONT_CTX_free(context); }
};

/// A number under test: Miller and Rabin raise bases to its odd part, number - 1 without its `twos`.
struct Candidate {
  Number number;
  Number last;  // number - 1, which is -1
  Number odd;
  int twos = 0;
  std::unique_ptr<bn_mont_ctx_st, FreeMontgomery> montgomery;

  Candidate(const Number& tested, const Scratch& scratch)
      : number(copy_number(tested)), last(one_less(tested)), odd(make_number()), montgomery(BN_MONT_CTX_new()) {
    while (BN_is_bit_set(last.get(), twos) == 0) ++twos;
    succeed(BN_rshift(odd.get(), last.get(), twos));
    if (montgomery == nullptr) throw std::bad_alloc();
    succeed(BN_MONT_CTX_set(montgomery.get(), number.get(), scratch.get()));
  }
};

/// Whether a base's power with the odd part, which changes, is one that a prime could give.
bool passes(const Candidate& candidate, const Number& power, const Scratch& scratch) {
  if (BN_is_one(power.get()) != 0 || BN_cmp(power.get(), candidate.last.get()) == 0) return true;
  for (int i = 1; i < candidate.twos; ++i) {
    succeed(BN_mod_sqr(power.get(), power.get(), candidate.number.get(), scratch.get()));
    if (BN_cmp(power.get(), candidate.last.get()) == 0) return true;
  }
  return false;
}

/// A candidate and a base for it.
struct Test {
  const Candidate& candidate;
  const Number& base;
};

/// Two tests at once, which takes six tenths of the time where the processor has AVX-512's multiplication of 52 bits:
/// OpenSSL uses it for numbers of 1024 bits and bases that are about as long.
std::array<bool, 2> pass_both(const Test& a, const Test& b, const Scratch& scratch) {
  const Number power_a = make_number();
  const Number power_b = make_number();
  succeed(BN_mod_exp_mont_consttime_x2(power_a.get(), a.base.get(), a.candidate.odd.get(), a.candidate.number.get(),
                                       a.candidate.montgomery.get(), power_b.get(), b.base.get(), b.candidate.odd.get(),
                                       b.candidate.number.get(), b.candidate.montgomery.get(), scratch.get()));
  return {passes(a.candidate, power_a, scratch), passes(b.candidate, power_b, scratch)};
}

/// Which of two numbers pass with the base -2, as all primes do and hardly anything else.
std::array<bool, 2> pass_first_round(const Candidate& a, const Candidate& b, const Scratch& scratch) {
  return pass_both({a, one_less(a.last)}, {b, one_less(b.last)}, scratch);
}

/// A base below the number and above 1: of one bit less than the number has, of which there are enough.
Number draw_base(int bits, ByteSource& source) {
  Number base = make_number(draw(source, static_cast<std::size_t>(bits + 7) / 8));
  succeed(BN_mask_bits(base.get(), bits - 1) == 1 || BN_num_bits(base.get()) < bits ? 1 : 0);
  succeed(BN_set_bit(base.get(), 1));
  return base;
}

bool pass_random_rounds(const Candidate& candidate, ByteSource& source, const Scratch& scratch) {
  const int bits = BN_num_bits(candidate.number.get());
  const int rounds = bits >= 1024 ? 6 : 64;
  for (int round = 0; round < rounds; round += 2) {
    const Number first = draw_base(bits, source);
    const Number second = draw_base(bits, source);
    const std::array<bool, 2> passed = pass_both({candidate, first}, {candidate, second}, scratch);
    if (!passed[0] || !passed[1]) return false;
  }
  return true;
}

}  // namespace

bool has_small_divisor(const Number& number) {
  if (BN_is_odd(number.get()) == 0) return true;
  const std::vector<std::uint32_t> pieces = pieces_of(number);
  for (const PrimeGroup& group : small_primes()) {
    const std::uint32_t rest = remainder_of(pieces, group.product);
    for (const unsigned prime : group.primes) {
      if (rest % prime == 0) return true;
    }
  }
  return false;
}

bool is_probably_prime(const Number& number, ByteSource& source, const Scratch& scratch) {
  return pass_random_rounds(Candidate(number, scratch), source, scratch);
}

Number random_prime(int bits, ByteSource& source, const Scratch& scratch) {
  // Primes are about bits * ln(2) apart, half as many odd numbers: few windows hold none.
  const auto window = static_cast<unsigned>(bits) * 2;
  while (true) {
    Bytes bytes = draw(source, static_cast<std::size_t>(bits) / 8);
    bytes.front() = static_cast<char>(bytes.front() | 0xC0);
    bytes.back() = static_cast<char>(bytes.back() | 0x01);
    const Number start = make_number(bytes);
    const std::vector<unsigned> steps = unsieved_steps(start, window);
    const auto candidate_at = [&](std::size_t i) {
      const Number number = copy_number(start);
      succeed(BN_add_word(number.get(), 2UL * steps[i]));
      return Candidate(number, scratch);
    };
    for (std::size_t i = 0; i + 1 < steps.size(); i += 2) {
      std::array<Candidate, 2> pair{candidate_at(i), candidate_at(i + 1)};
      const std::array<bool, 2> passed = pass_first_round(pair[0], pair[1], scratch);
      for (const std::size_t k : {0U, 1U}) {
        if (BN_num_bits(pair[k].number.get()) != bits) continue;
        if (passed[k] && pass_random_rounds(pair[k], source, scratch)) return std::move(pair[k].number);
      }
    }
  }
}

}  // namespace stageplot::crypto
