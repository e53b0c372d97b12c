#include "terraform/functions/number.hpp"

#include <charconv>
#include <cmath>
#include <limits>

#include "text/go_float.hpp"

namespace stageplot::terraform {
namespace {

using document::Value;

__extension__ using Wide = __int128;

constexpr int kMostShift = 18;                // powers of ten that a mantissa of 17 digits can take
constexpr std::size_t kLongestNumber = 4000;  // characters; longer ones are no numbers that anybody means

/// mantissa * 10^exponent.
struct Decimal {
  Wide mantissa = 0;
  int exponent = 0;
};

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

std::optional<Decimal> decimal_of(const Value& number) {
  if (number.is(document::Kind::integer)) return Decimal{number.i, 0};
  if (number.is(document::Kind::unsigned_integer)) return Decimal{static_cast<Wide>(number.u), 0};
  if (!std::isfinite(number.f)) return std::nullopt;
  char digits[40];
  const auto written = std::to_chars(digits, digits + sizeof digits, number.f, std::chars_format::scientific);
  Decimal decimal;
  bool negative = false;
  bool behind_point = false;
  const char* at = digits;
  for (; at != written.ptr && *at != 'e'; ++at) {
    if (*at == '-') {
      negative = true;
    } else if (*at == '.') {
      behind_point = true;
    } else {
      decimal.mantissa = decimal.mantissa * 10 + (*at - '0');
      if (behind_point) --decimal.exponent;
    }
  }
  int exponent = 0;
  if (at != written.ptr) {
    ++at;
    if (*at == '+') ++at;
    std::from_chars(at, written.ptr, exponent);
  }
  decimal.exponent += exponent;
  if (negative) decimal.mantissa = -decimal.mantissa;
  return decimal;
}

Value value_of(Decimal decimal) {
  if (decimal.mantissa == 0) return Value::of_integer(0);
  while (decimal.mantissa % 10 == 0 && decimal.exponent < 0) {
    decimal.mantissa /= 10;
    ++decimal.exponent;
  }
  const bool negative = decimal.mantissa < 0;
  Wide rest = negative ? -decimal.mantissa : decimal.mantissa;
  if (decimal.exponent >= 0 && decimal.exponent <= kMostShift) {
    const Wide power = power_of_ten(decimal.exponent);
    if (rest <= static_cast<Wide>(std::numeric_limits<std::uint64_t>::max()) / power) {
      const Wide whole = rest * power;
      if (whole <= std::numeric_limits<std::int64_t>::max()) {
        return Value::of_integer(static_cast<std::int64_t>(negative ? -whole : whole));
      }
      if (!negative) return Value::of_unsigned(static_cast<std::uint64_t>(whole));
    }
  }
  std::string digits;
  for (; rest > 0; rest /= 10) digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  digits += 'e' + std::to_string(decimal.exponent);
  double result = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), result);
  if (read.ec == std::errc::result_out_of_range) {
    result = decimal.exponent > 0 ? std::numeric_limits<double>::infinity() : 0;
  }
  return Value::of_float(negative ? -result : result);
}

/// Both with the same exponent; false where their digits do not fit.
bool align(Decimal& a, Decimal& b) {
  Decimal& higher = a.exponent > b.exponent ? a : b;
  const int shift = std::abs(a.exponent - b.exponent);
  if (shift > kMostShift) return false;
  higher.mantissa *= power_of_ten(shift);
  higher.exponent -= shift;
  return true;
}

Value sum(const Value& a, const Value& b, int sign) {
  auto left = decimal_of(a);
  auto right = decimal_of(b);
  if (!left || !right || !align(*left, *right)) return number_of(as_double(a) + sign * as_double(b));
  return value_of({left->mantissa + sign * right->mantissa, left->exponent});
}

}  // namespace

Value number_of(double value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (value == std::trunc(value) && std::fabs(value) <= kExact) {
    return Value::of_integer(static_cast<std::int64_t>(value));
  }
  return Value::of_float(value);
}

std::optional<Value> parse_number(std::string_view text) {
  if (text.empty() || text.size() > kLongestNumber) return std::nullopt;
  const bool negative = text.front() == '-';
  const std::string_view digits = negative || text.front() == '+' ? text.substr(1) : text;
  const char* const end = digits.data() + digits.size();
  if (digits.empty() || digits.front() == '-' || digits.front() == '+') return std::nullopt;
  if (digits.find_first_not_of("0123456789") == std::string_view::npos) {
    std::uint64_t whole = 0;
    if (std::from_chars(digits.data(), end, whole).ec == std::errc()) {
      if (!negative) {
        return whole <= std::numeric_limits<std::int64_t>::max() ? Value::of_integer(static_cast<std::int64_t>(whole))
                                                                 : Value::of_unsigned(whole);
      }
      if (whole <= std::numeric_limits<std::int64_t>::max())
        return Value::of_integer(-static_cast<std::int64_t>(whole));
    }
  }
  if (digits.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return std::nullopt;
  double value = 0;
  const auto read = std::from_chars(digits.data(), end, value);
  if (read.ptr != end) return std::nullopt;
  if (read.ec == std::errc::result_out_of_range) value = std::strtod(std::string(digits).c_str(), nullptr);
  return number_of(negative ? -value : value);
}

std::string number_text(const Value& number) {
  switch (number.kind) {
    case document::Kind::integer:
      return std::to_string(number.i);
    case document::Kind::unsigned_integer:
      return std::to_string(number.u);
    default:
      return text::format_float(number.f, 'f');
  }
}

double as_double(const Value& number) {
  switch (number.kind) {
    case document::Kind::integer:
      return static_cast<double>(number.i);
    case document::Kind::unsigned_integer:
      return static_cast<double>(number.u);
    default:
      return number.f;
  }
}

std::optional<std::int64_t> as_integer(const Value& number) {
  if (number.is(document::Kind::integer)) return number.i;
  return std::nullopt;
}

bool is_whole(const Value& number) {
  return !number.is(document::Kind::floating) || (std::isfinite(number.f) && number.f == std::trunc(number.f));
}

Value add(const Value& a, const Value& b) {
  std::int64_t result = 0;
  if (a.is(document::Kind::integer) && b.is(document::Kind::integer) && !__builtin_add_overflow(a.i, b.i, &result)) {
    return Value::of_integer(result);
  }
  return sum(a, b, 1);
}

Value subtract(const Value& a, const Value& b) {
  std::int64_t result = 0;
  if (a.is(document::Kind::integer) && b.is(document::Kind::integer) && !__builtin_sub_overflow(a.i, b.i, &result)) {
    return Value::of_integer(result);
  }
  return sum(a, b, -1);
}

Value multiply(const Value& a, const Value& b) {
  std::int64_t result = 0;
  if (a.is(document::Kind::integer) && b.is(document::Kind::integer) && !__builtin_mul_overflow(a.i, b.i, &result)) {
    return Value::of_integer(result);
  }
  const auto left = decimal_of(a);
  const auto right = decimal_of(b);
  Wide product = 0;
  if (!left || !right || __builtin_mul_overflow(left->mantissa, right->mantissa, &product)) {
    return number_of(as_double(a) * as_double(b));
  }
  return value_of({product, left->exponent + right->exponent});
}

Value divide(const Value& a, const Value& b) {
  if (a.is(document::Kind::integer) && b.is(document::Kind::integer) && b.i != -1 && a.i % b.i == 0) {
    return Value::of_integer(a.i / b.i);
  }
  auto left = decimal_of(a);
  auto right = decimal_of(b);
  if (!left || !right || !align(*left, *right)) return number_of(as_double(a) / as_double(b));
  if (left->mantissa % right->mantissa == 0) return value_of({left->mantissa / right->mantissa, 0});
  return number_of(
      static_cast<double>(static_cast<long double>(left->mantissa) / static_cast<long double>(right->mantissa)));
}

Value remainder(const Value& a, const Value& b) {
  if (a.is(document::Kind::integer) && b.is(document::Kind::integer)) {
    return Value::of_integer(b.i == -1 ? 0 : a.i % b.i);
  }
  auto left = decimal_of(a);
  auto right = decimal_of(b);
  if (!left || !right || !align(*left, *right)) return number_of(std::fmod(as_double(a), as_double(b)));
  return value_of({left->mantissa % right->mantissa, left->exponent});
}

Value negate(const Value& a) {
  return subtract(Value::of_integer(0), a);
}

int compare_numbers(const Value& a, const Value& b) {
  if (a.is(document::Kind::integer) && b.is(document::Kind::integer)) return a.i < b.i ? -1 : a.i > b.i ? 1 : 0;
  if (!a.is(document::Kind::floating) && !b.is(document::Kind::floating)) {
    const Wide left = a.is(document::Kind::integer) ? static_cast<Wide>(a.i) : static_cast<Wide>(a.u);
    const Wide right = b.is(document::Kind::integer) ? static_cast<Wide>(b.i) : static_cast<Wide>(b.u);
    return left < right ? -1 : left > right ? 1 : 0;
  }
  const double left = as_double(a);
  const double right = as_double(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

}  // namespace stageplot::terraform
