#include "template/functions/decimal.hpp"

#include <gmp.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "text/go_float.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr int kDivisionDigits = 16;

}  // namespace

struct Decimal::Integer {
  Integer() { mpz_init(digits); }
  Integer(Integer&& other) noexcept : Integer() { mpz_swap(digits, other.digits); }
  Integer& operator=(Integer&&) = delete;
  ~Integer() { mpz_clear(digits); }

  mpz_t digits;
};

Decimal::Decimal(int exponent) : coefficient_(std::make_unique<Integer>()), exponent_(exponent) {}
Decimal::Decimal(Decimal&&) noexcept = default;
Decimal& Decimal::operator=(Decimal&&) noexcept = default;
Decimal::~Decimal() = default;

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
  Decimal decimal(exponent);
  mpz_set_str(decimal.coefficient_->digits, digits.c_str(), 10);
  return decimal;
}

/// The coefficient at an exponent that is not above the own one.
Decimal::Integer Decimal::scaled_to(int exponent) const {
  Integer scaled;
  mpz_ui_pow_ui(scaled.digits, 10, static_cast<unsigned long>(exponent_ - exponent));
  mpz_mul(scaled.digits, scaled.digits, coefficient_->digits);
  return scaled;
}

Decimal Decimal::plus(const Decimal& other) const {
  Decimal sum(std::min(exponent_, other.exponent_));
  mpz_add(sum.coefficient_->digits, scaled_to(sum.exponent_).digits, other.scaled_to(sum.exponent_).digits);
  return sum;
}

Decimal Decimal::minus(const Decimal& other) const {
  Decimal difference(std::min(exponent_, other.exponent_));
  mpz_sub(difference.coefficient_->digits, scaled_to(difference.exponent_).digits,
          other.scaled_to(difference.exponent_).digits);
  return difference;
}

Decimal Decimal::times(const Decimal& other) const {
  Decimal product(exponent_ + other.exponent_);
  mpz_mul(product.coefficient_->digits, coefficient_->digits, other.coefficient_->digits);
  return product;
}

Decimal Decimal::divided_by(const Decimal& other) const {
  // One exponent makes it a division of whole numbers; 16 more digits of the dividend are those behind the point.
  const int exponent = std::min(exponent_, other.exponent_);
  const Integer dividend = scaled_to(exponent - kDivisionDigits);
  const Integer divisor = other.scaled_to(exponent);
  Decimal quotient(-kDivisionDigits);
  Integer remainder;
  mpz_tdiv_qr(quotient.coefficient_->digits, remainder.digits, dividend.digits, divisor.digits);
  mpz_mul_2exp(remainder.digits, remainder.digits, 1);
  if (mpz_cmpabs(remainder.digits, divisor.digits) >= 0) {
    const bool negative = mpz_sgn(dividend.digits) != mpz_sgn(divisor.digits);
    mpz_t& digits = quotient.coefficient_->digits;
    negative ? mpz_sub_ui(digits, digits, 1) : mpz_add_ui(digits, digits, 1);
  }
  return quotient;
}

bool Decimal::is_zero() const {
  return mpz_sgn(coefficient_->digits) == 0;
}

double Decimal::to_float() const {
  std::string text(mpz_sizeinbase(coefficient_->digits, 10) + 2, '\0');  // a sign and the end
  mpz_get_str(text.data(), 10, coefficient_->digits);
  text.resize(text.find('\0'));
  text += "e" + std::to_string(exponent_);
  double value = 0;
  const std::from_chars_result read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{}) {
    const bool tiny = static_cast<std::int64_t>(text.find('e')) + exponent_ < 0;
    const double magnitude = tiny ? 0.0 : std::numeric_limits<double>::infinity();
    return mpz_sgn(coefficient_->digits) < 0 ? -magnitude : magnitude;
  }
  return is_zero() ? 0.0 : value;
}

}  // namespace stageplot::gotemplate
