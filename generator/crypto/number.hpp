// Large numbers: OpenSSL's, which are freed by themselves. Inside crypto/ only.
#pragma once

#include <memory>
#include <string_view>

#include "crypto/byte_source.hpp"

struct bignum_st;
struct bignum_ctx;

namespace stageplot::crypto {

struct FreeNumber {
  void operator()(bignum_st* number) const;  // wipes it
  void operator()(bignum_ctx* scratch) const;
};
using Number = std::unique_ptr<bignum_st, FreeNumber>;
using Scratch = std::unique_ptr<bignum_ctx, FreeNumber>;

[[nodiscard]] Number make_number();
[[nodiscard]] Number make_number(std::string_view bytes);
[[nodiscard]] Number make_number(unsigned long small);
[[nodiscard]] Number copy_number(const Number& number);
[[nodiscard]] Scratch make_scratch();

[[nodiscard]] Bytes to_bytes(const Number& number);
/// With zeros before it, `size` bytes in all; the number must fit.
[[nodiscard]] Bytes to_bytes(const Number& number, std::size_t size);

/// OpenSSL's functions on numbers fail where there is no memory left, and then only, with arguments that are right.
void succeed(int result);

/// base ^ exponent mod modulus, in a time that does not tell the exponent. `modulus` is odd.
[[nodiscard]] Number power(const Number& base, const Number& exponent, const Number& modulus, const Scratch& scratch);
/// nullptr where there is none.
[[nodiscard]] Number inverse(const Number& number, const Number& modulus, const Scratch& scratch);
[[nodiscard]] Number remainder(const Number& number, const Number& modulus, const Scratch& scratch);
[[nodiscard]] Number product(const Number& a, const Number& b, const Scratch& scratch);
/// number - 1; the number is not 0.
[[nodiscard]] Number one_less(const Number& number);

}  // namespace stageplot::crypto
