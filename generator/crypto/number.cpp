#include "crypto/number.hpp"

#include <openssl/bn.h>

#include <new>

namespace stageplot::crypto {

void FreeNumber::operator()(bignum_st* number) const {
  BN_clear_free(number);
}

void FreeNumber::operator()(bignum_ctx* scratch) const {
  BN_CTX_free(scratch);
}

void succeed(int result) {
  if (result != 1) throw std::bad_alloc();
}

Number make_number() {
  Number number{BN_new()};
  if (number == nullptr) throw std::bad_alloc();
  return number;
}

Number make_number(std::string_view bytes) {
  Number number{
      BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), nullptr)};
  if (number == nullptr) throw std::bad_alloc();
  return number;
}

Number make_number(unsigned long small) {
  Number number = make_number();
  succeed(BN_set_word(number.get(), small));
  return number;
}

Number copy_number(const Number& number) {
  Number copy{BN_dup(number.get())};
  if (copy == nullptr) throw std::bad_alloc();
  return copy;
}

Scratch make_scratch() {
  Scratch scratch{BN_CTX_new()};
  if (scratch == nullptr) throw std::bad_alloc();
  return scratch;
}

Bytes to_bytes(const Number& number) {
  return to_bytes(number, static_cast<std::size_t>(BN_num_bytes(number.get())));
}

Bytes to_bytes(const Number& number, std::size_t size) {
  Bytes bytes(size, '\0');
  if (BN_bn2binpad(number.get(), reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(size)) < 0) {
    throw std::bad_alloc();
  }
  return bytes;
}

Number power(const Number& base, const Number& exponent, const Number& modulus, const Scratch& scratch) {
  Number result = make_number();
  succeed(BN_mod_exp_mont_consttime(result.get(), base.get(), exponent.get(), modulus.get(), scratch.get(), nullptr));
  return result;
}

Number inverse(const Number& number, const Number& modulus, const Scratch& scratch) {
  return Number{BN_mod_inverse(nullptr, number.get(), modulus.get(), scratch.get())};
}

Number remainder(const Number& number, const Number& modulus, const Scratch& scratch) {
  Number result = make_number();
  succeed(BN_nnmod(result.get(), number.get(), modulus.get(), scratch.get()));
  return result;
}

Number product(const Number& a, const Number& b, const Scratch& scratch) {
  Number result = make_number();
  succeed(BN_mul(result.get(), a.get(), b.get(), scratch.get()));
  return result;
}

Number one_less(const Number& number) {
  Number result = copy_number(number);
  succeed(BN_sub_word(result.get(), 1));
  return result;
}

}  // namespace stageplot::crypto
