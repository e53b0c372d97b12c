#include "schema/numbers.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace stageplot::schema {
namespace {

using document::Kind;
using document::Value;

__extension__ using Int128 = __int128;
/// Products are made of magnitudes: clang's sanitizer has no overflow check for signed ones of this size.
__extension__ using Magnitude = unsigned __int128;

Int128 as_integer(const Value& number) {
  return number.is(Kind::integer) ? Int128{number.i} : static_cast<Int128>(number.u);
}

/// mantissa * 10^exponent, exactly the shortest decimal that reads back as the number; the sign is left out.
struct Decimal {
  Magnitude mantissa = 0;
  int exponent = 0;
};

Decimal decimal_of(const Value& number) {
  Decimal result;
  if (!number.is(Kind::floating)) {
    const Int128 integer = as_integer(number);
    result.mantissa = static_cast<Magnitude>(integer < 0 ? -integer : integer);
    return result;
  }
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number.f, std::chars_format::scientific);
  bool behind_point = false;
  const char* at = buffer.data();
  for (; at != end.ptr && *at != 'e'; ++at) {
    if (*at == '-') continue;
    if (*at == '.') {
      behind_point = true;
    } else {
      result.mantissa = result.mantissa * 10 + static_cast<Magnitude>(*at - '0');
      if (behind_point) --result.exponent;
    }
  }
  if (at != end.ptr) result.exponent += static_cast<int>(std::strtol(at + 1, nullptr, 10));
  return result;
}

}  // namespace

bool is_integral(const Value& number) {
  return !number.is(Kind::floating) || (std::isfinite(number.f) && std::floor(number.f) == number.f);
}

bool is_multiple(const Value& number, const Value& divisor) {
  if (number.is(Kind::floating) && !std::isfinite(number.f)) return false;
  const Decimal a = decimal_of(number);
  const Decimal b = decimal_of(divisor);
  if (a.mantissa == 0) return true;
  if (b.mantissa == 0) return false;
  int shift = a.exponent - b.exponent;
  if (shift >= 0) {
    // a * 10^shift modulo b, a digit at a time; the mantissas are below 2^65, so nothing overflows.
    Magnitude rest = a.mantissa % b.mantissa;
    for (; shift > 0 && rest != 0; --shift) rest = rest * 10 % b.mantissa;
    return rest == 0;
  }
  Magnitude scaled = b.mantissa;
  for (; shift < 0; ++shift) {
    scaled *= 10;
    if (scaled > a.mantissa) return false;
  }
  return a.mantissa % scaled == 0;
}

}  // namespace stageplot::schema
