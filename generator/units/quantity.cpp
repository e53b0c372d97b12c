#include "units/quantity.hpp"

#include <algorithm>
#include <array>

namespace stageplot::units {
namespace {

using Format = Quantity::Format;

constexpr Magnitude kNano = 1'000'000'000;
/// Kubernetes caps a quantity at 2^63 - 1; above it the amount could not be compared with what the cluster holds.
constexpr Magnitude kLargest = ((Magnitude{1} << 63) - 1) * kNano;
/// A binary amount before its eighteen digits behind the point are taken off again.
constexpr Magnitude kLargestUnscaled = kLargest * 10'000'000'000;
constexpr std::size_t kMostCharacters = 64;

struct Suffix {
  std::string_view text;
  Format format;
  int power;  // of 10 or of 1024
};

constexpr std::array<Suffix, 15> kSuffixes{{{"", Format::decimal, 0},
                                            {"n", Format::decimal, -9},
                                            {"u", Format::decimal, -6},
                                            {"m", Format::decimal, -3},
                                            {"k", Format::decimal, 3},
                                            {"M", Format::decimal, 6},
                                            {"G", Format::decimal, 9},
                                            {"T", Format::decimal, 12},
                                            {"P", Format::decimal, 15},
                                            {"E", Format::decimal, 18},
                                            {"Ki", Format::binary, 1},
                                            {"Mi", Format::binary, 2},
                                            {"Gi", Format::binary, 3},
                                            {"Ti", Format::binary, 4},
                                            {"Pi", Format::binary, 5}}};
constexpr Suffix kExbi{"Ei", Format::binary, 6};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The suffix with this text; its power is that of `e` for the exponent form.
Parsed<Suffix> parse_suffix(std::string_view text) {
  for (const Suffix& suffix : kSuffixes) {
    if (suffix.text == text) return suffix;
  }
  if (text == kExbi.text) return kExbi;
  if (text.front() == 'e' || text.front() == 'E') {
    std::string_view digits = text.substr(1);
    const bool negative = !digits.empty() && digits.front() == '-';
    if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) digits.remove_prefix(1);
    if (!digits.empty() && digits.size() <= 3 && std::all_of(digits.begin(), digits.end(), is_digit)) {
      int power = 0;
      for (const char c : digits) power = power * 10 + (c - '0');
      return Suffix{text, Format::exponent, negative ? -power : power};
    }
  }
  return Parsed<Suffix>::failed("the unit is none of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei");
}

/// value * factor^count; whether it fits below `limit`.
bool scale_up(Magnitude& value, Magnitude factor, int count, Magnitude limit) {
  for (int i = 0; i < count && value != 0; ++i) {
    if (value > limit / factor) return false;
    value *= factor;
  }
  return value <= limit;
}

/// value / 10^count, rounded up: an amount is never lost, as Kubernetes does it.
void scale_down(Magnitude& value, int count) {
  bool rest = false;
  for (int i = 0; i < count && value != 0; ++i) {
    rest = rest || value % 10 != 0;
    value /= 10;
  }
  if (rest) ++value;
}

std::string digits_of(Magnitude value) {
  if (value == 0) return "0";
  std::string digits;
  for (; value > 0; value /= 10) digits += static_cast<char>('0' + static_cast<int>(value % 10));
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace

double Quantity::as_double() const {
  return static_cast<double>(nano) / 1e9;
}

std::string Quantity::canonical() const {
  auto amount = static_cast<Magnitude>(nano < 0 ? -nano : nano);
  const std::string sign = nano < 0 ? "-" : "";
  // Binary units can't carry a fraction, and Kubernetes writes less than 1024 without one.
  if (format == Format::binary && amount % kNano == 0 && amount >= 1024 * kNano) {
    amount /= kNano;
    std::size_t unit = 0;
    static constexpr std::array<std::string_view, 7> kUnits{"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    for (; unit + 1 < kUnits.size() && amount % 1024 == 0; ++unit) amount /= 1024;
    return sign + digits_of(amount) + std::string(kUnits[unit]);
  }
  if (amount == 0) return "0";
  int power = -9;
  for (; power < 18 && amount % 1000 == 0; power += 3) amount /= 1000;
  if (format == Format::exponent) {
    return sign + digits_of(amount) + (power == 0 ? "" : "e" + std::to_string(power));
  }
  static constexpr std::array<std::string_view, 10> kUnits{"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
  return sign + digits_of(amount) + std::string(kUnits[static_cast<std::size_t>(power / 3 + 3)]);
}

Parsed<Quantity> parse_quantity(std::string_view text) {
  using Result = Parsed<Quantity>;
  if (text.empty()) return Result::failed("it is empty");
  if (text.size() > kMostCharacters) return Result::failed("it is longer than 64 characters");
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  Magnitude value = 0;
  int fraction_digits = 0;
  bool any_digit = false;
  bool in_fraction = false;
  bool beyond_nano = false;
  std::size_t at = 0;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !in_fraction)); ++at) {
    if (text[at] == '.') {
      in_fraction = true;
      continue;
    }
    any_digit = true;
    // Eighteen digits behind the point keep every unit exact: Ei is 2^60.
    if (in_fraction && fraction_digits == 18) {
      beyond_nano = beyond_nano || text[at] != '0';
      continue;
    }
    if (value > kLargest) return Result::failed("it is larger than 2^63");
    value = value * 10 + static_cast<Magnitude>(text[at] - '0');
    if (in_fraction) ++fraction_digits;
  }
  if (!any_digit) return Result::failed("it does not begin with a number");
  const Parsed<Suffix> suffix = parse_suffix(text.substr(at));
  if (!suffix) return Result::failed(suffix.problem());
  Quantity result{.format = suffix->format};
  int power = 9 - fraction_digits;
  if (suffix->format == Format::binary) {
    if (!scale_up(value, 1024, suffix->power, kLargestUnscaled)) return Result::failed("it is larger than 2^63");
  } else {
    power += suffix->power;
  }
  if (power >= 0) {
    if (!scale_up(value, 10, power, kLargest)) return Result::failed("it is larger than 2^63");
    if (beyond_nano) ++value;
  } else {
    if (beyond_nano) value = value * 10 + 1, --power;
    scale_down(value, -power);
  }
  if (value > kLargest) return Result::failed("it is larger than 2^63");
  result.nano = negative ? -static_cast<Int128>(value) : static_cast<Int128>(value);
  return result;
}

}  // namespace stageplot::units
