#include "template/float_forms.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

#include "text/go_float.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr int kMantissaBits = 52;
constexpr int kExponentBias = 1023;

/// value = mantissa × 2^(exponent - 52).
struct Parts {
  bool negative = false;
  std::uint64_t mantissa = 0;
  int exponent = 0;
};

Parts take_apart(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  Parts parts{.negative = (bits >> 63) != 0, .mantissa = bits & ((std::uint64_t{1} << kMantissaBits) - 1)};
  const int stored = static_cast<int>((bits >> kMantissaBits) & 0x7FF);
  if (stored != 0) parts.mantissa |= std::uint64_t{1} << kMantissaBits;
  parts.exponent = (stored == 0 ? 1 : stored) - kExponentBias;
  return parts;
}

}  // namespace

std::string binary_float(double value) {
  if (!std::isfinite(value)) return text::format_float(value);
  const Parts parts = take_apart(value);
  const int exponent = parts.exponent - kMantissaBits;
  std::string out = parts.negative ? "-" : "";
  out += std::to_string(parts.mantissa) + 'p';
  if (exponent >= 0) out += '+';
  return out + std::to_string(exponent);
}

std::string hexadecimal_float(double value, int precision, bool upper) {
  if (!std::isfinite(value)) return text::format_float(value);
  constexpr std::uint64_t kOne = std::uint64_t{1} << 60;
  Parts parts = take_apart(value);
  std::uint64_t mantissa = parts.mantissa << (60 - kMantissaBits);
  int exponent = mantissa == 0 ? 0 : parts.exponent;
  while (mantissa != 0 && (mantissa & kOne) == 0) {
    mantissa <<= 1;
    --exponent;
  }
  if (precision >= 0 && precision < 15) {
    // Round half to even at the last digit asked for.
    const auto shift = static_cast<unsigned>(precision * 4);
    const std::uint64_t extra = (mantissa << shift) & (kOne - 1);
    mantissa >>= 60 - shift;
    if ((extra | (mantissa & 1)) > kOne / 2) ++mantissa;
    mantissa <<= 60 - shift;
    if ((mantissa & (kOne << 1)) != 0) {
      mantissa >>= 1;
      ++exponent;
    }
  }
  const char* symbols = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string out = parts.negative ? "-0" : "0";
  out += upper ? 'X' : 'x';
  out += static_cast<char>('0' + ((mantissa >> 60) & 1));
  mantissa <<= 4;
  if (precision > 0 || (precision < 0 && mantissa != 0)) out += '.';
  for (int i = 0; precision < 0 ? mantissa != 0 : i < precision; ++i) {
    out += symbols[(mantissa >> 60) & 15];
    mantissa <<= 4;
  }
  out += upper ? 'P' : 'p';
  out += exponent < 0 ? '-' : '+';
  const int size = std::abs(exponent);
  if (size < 10) out += '0';
  return out + std::to_string(size);
}

std::string keep_point(const std::string& number, char32_t verb, int precision) {
  int digits = 0;
  if (verb == 'g' || verb == 'G' || verb == 'x') digits = precision < 0 ? 6 : precision;
  std::string kept{number[0]};
  std::string tail;
  bool has_point = false;
  bool significant = false;
  const bool hexadecimal = verb == 'x' || verb == 'X';
  for (std::size_t i = 1; i < number.size(); ++i) {
    const char c = number[i];
    if (c == 'p' || c == 'P' || ((c == 'e' || c == 'E') && !hexadecimal)) {
      tail = number.substr(i);
      break;
    }
    kept += c;
    if (c == '.') {
      has_point = true;
      continue;
    }
    if (c != '0') significant = true;
    if (significant) --digits;
  }
  if (!has_point) {
    // A lone 0 counts as a digit.
    if (kept.size() == 2 && kept[1] == '0') --digits;
    kept += '.';
  }
  while (digits-- > 0) kept += '0';
  return kept + tail;
}

}  // namespace stageplot::gotemplate
