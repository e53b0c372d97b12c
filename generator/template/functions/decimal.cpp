#include "template/functions/decimal.hpp"

#include <openssl/bn.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <new>

#include "text/go_float.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr int kDivisionDigits = 16;

struct FreeContext {
  void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};
using Context = std::unique_ptr<BN_CTX, FreeContext>;

Context make_context() {
  Context context(BN_CTX_new());
  if (!context) throw std::bad_alloc();
  return context;
}

/// libcrypto fails only for lack of memory in what is used here.
void check(int success) {
  if (success != 1) throw std::bad_alloc();
}

}  // namespace

void Decimal::Free::operator()(bignum_st* number) const {
  BN_free(number);
}

Decimal::Decimal(Number coefficient, int exponent) : coefficient_(std::move(coefficient)), exponent_(exponent) {}
Decimal::Decimal(Decimal&&) noexcept = default;
Decimal& Decimal::operator=(Decimal&&) noexcept = default;
Decimal::~Decimal() = default;

Decimal::Number Decimal::make() {
  Number number(BN_new());
  if (!number) throw std::bad_alloc();
  return number;
}

std::optional<Decimal> Decimal::from_float(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  const std::string text = text::format_float(value, 'e');  // -1.2345e+06
  const std::size_t mark = text.find('e');
  std::string digits = text.substr(0, mark);
  int exponent = 0;
  const char* exponent_begin = text.data() + mark + 1;
  if (*exponent_begin == '+') ++exponent_begin;
  std::from_chars(exponent_begin, text.data() + text.size(), exponent);
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    exponent -= static_cast<int>(digits.size() - point - 1);
    digits.erase(point, 1);
  }
  BIGNUM* raw = nullptr;
  if (BN_dec2bn(&raw, digits.c_str()) == 0) throw std::bad_alloc();
  return Decimal(Number(raw), exponent);
}

/// The coefficient at an exponent that is not above the own one.
Decimal::Number Decimal::scaled_to(int exponent) const {
  const Context context = make_context();
  const Number ten = make();
  const Number power = make();
  Number factor = make();
  check(BN_set_word(ten.get(), 10));
  check(BN_set_word(power.get(), static_cast<BN_ULONG>(exponent_ - exponent)));
  check(BN_exp(factor.get(), ten.get(), power.get(), context.get()));
  check(BN_mul(factor.get(), factor.get(), coefficient_.get(), context.get()));
  return factor;
}

Decimal Decimal::plus(const Decimal& other) const {
  const int exponent = std::min(exponent_, other.exponent_);
  Number sum = scaled_to(exponent);
  check(BN_add(sum.get(), sum.get(), other.scaled_to(exponent).get()));
  return Decimal(std::move(sum), exponent);
}

Decimal Decimal::minus(const Decimal& other) const {
  const int exponent = std::min(exponent_, other.exponent_);
  Number difference = scaled_to(exponent);
  check(BN_sub(difference.get(), difference.get(), other.scaled_to(exponent).get()));
  return Decimal(std::move(difference), exponent);
}

Decimal Decimal::times(const Decimal& other) const {
  const Context context = make_context();
  Number product = make();
  check(BN_mul(product.get(), coefficient_.get(), other.coefficient_.get(), context.get()));
  return Decimal(std::move(product), exponent_ + other.exponent_);
}

Decimal Decimal::divided_by(const Decimal& other) const {
  const Context context = make_context();
  // One exponent makes it a division of whole numbers; 16 more digits of the dividend are those behind the point.
  const int exponent = std::min(exponent_, other.exponent_);
  const Decimal shifted(scaled_to(exponent), kDivisionDigits);
  const Number dividend = shifted.scaled_to(0);
  const Number divisor = other.scaled_to(exponent);
  Number quotient = make();
  const Number remainder = make();
  check(BN_div(quotient.get(), remainder.get(), dividend.get(), divisor.get(), context.get()));
  check(BN_lshift1(remainder.get(), remainder.get()));
  if (BN_ucmp(remainder.get(), divisor.get()) >= 0) {
    const bool negative = BN_is_negative(dividend.get()) != BN_is_negative(divisor.get());
    check(negative ? BN_sub_word(quotient.get(), 1) : BN_add_word(quotient.get(), 1));
  }
  return Decimal(std::move(quotient), -kDivisionDigits);
}

bool Decimal::is_zero() const {
  return BN_is_zero(coefficient_.get()) == 1;
}

double Decimal::to_float() const {
  char* digits = BN_bn2dec(coefficient_.get());
  if (digits == nullptr) throw std::bad_alloc();
  const std::string text = std::string(digits) + "e" + std::to_string(exponent_);
  OPENSSL_free(digits);
  double value = 0;
  const std::from_chars_result read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{}) {
    const bool tiny = static_cast<std::int64_t>(text.find('e')) + exponent_ < 0;
    const double magnitude = tiny ? 0.0 : std::numeric_limits<double>::infinity();
    return BN_is_negative(coefficient_.get()) == 1 ? -magnitude : magnitude;
  }
  return is_zero() ? 0.0 : value;
}

}  // namespace stageplot::gotemplate
