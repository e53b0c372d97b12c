// Large primes out of a source of bytes. OpenSSL's own search draws its numbers itself and takes no source, so that its
// primes can't be repeated; it also tests each of its candidates far more often than a random one needs.
#pragma once

#include "crypto/byte_source.hpp"
#include "crypto/number.hpp"

namespace stageplot::crypto {

/// Whether it is divided by one of the first small primes; a number that is such a prime itself counts as divided.
[[nodiscard]] bool has_small_divisor(const Number& number);

/// Miller and Rabin's test with bases out of the source. For numbers that were drawn at random: six rounds for those of
/// 1024 bits and more (FIPS 186-5, table B.1, asks for five), else 64. `number` is odd and greater than 10000.
[[nodiscard]] bool is_probably_prime(const Number& number, ByteSource& source, const Scratch& scratch);

/// A prime of `bits` bits (at least 128, a multiple of 8), of which the highest two and the lowest are set, so that the
/// product of two such has twice as many bits.
[[nodiscard]] Number random_prime(int bits, ByteSource& source, const Scratch& scratch);

}  // namespace stageplot::crypto
