#include "text/go_float.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "text/go_integer.hpp"

namespace stageplot::text {
namespace {

/// Decimal digits without point, none for zero, and where the point stands: 0.d1d2… × 10^point.
struct Digits {
  std::string text;
  int point = 0;
};

/// Digits of a positive finite number as to_chars' scientific form gives them. `precision` counts digits behind the
/// first, negative means shortest.
Digits digits_of(double value, int precision, FloatWidth width) {
  std::array<char, 1200> buffer;
  std::to_chars_result end{};
  if (precision >= 0) {
    end = std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::scientific, precision);
  } else if (width == FloatWidth::bits32) {
    end = std::to_chars(buffer.begin(), buffer.end(), static_cast<float>(value), std::chars_format::scientific);
  } else {
    end = std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::scientific);
  }
  const std::string_view written{buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())};
  const std::size_t e = written.find('e');
  Digits digits;
  for (const char c : written.substr(0, e)) {
    if (c != '.') digits.text += c;
  }
  int exponent = 0;
  std::string_view exponent_text = written.substr(e + 1);
  if (exponent_text.starts_with('+')) exponent_text.remove_prefix(1);
  std::from_chars(exponent_text.begin(), exponent_text.end(), exponent);
  digits.point = exponent + 1;
  return digits;
}

void trim_zeros(Digits& digits) {
  while (digits.text.size() > 1 && digits.text.back() == '0') digits.text.pop_back();
}

/// d.ddde±dd with `precision` digits behind the point.
std::string exponent_form(const Digits& digits, int precision, char e) {
  std::string out{digits.text.empty() ? "0" : digits.text.substr(0, 1)};
  if (precision > 0) {
    out += '.';
    for (int i = 1; i <= precision; ++i) {
      out += static_cast<std::size_t>(i) < digits.text.size() ? digits.text[static_cast<std::size_t>(i)] : '0';
    }
  }
  int exponent = digits.text.empty() ? 0 : digits.point - 1;
  out += e;
  out += exponent < 0 ? '-' : '+';
  exponent = std::abs(exponent);
  if (exponent < 10) out += '0';
  return out + std::to_string(exponent);
}

/// ddd.ddd with `precision` digits behind the point.
std::string plain_form(const Digits& digits, int precision) {
  const auto digit = [&digits](int i) {
    return i >= 0 && static_cast<std::size_t>(i) < digits.text.size() ? digits.text[static_cast<std::size_t>(i)] : '0';
  };
  std::string out;
  for (int i = 0; i < digits.point; ++i) out += digit(i);
  if (out.empty()) out += '0';
  if (precision > 0) {
    out += '.';
    for (int i = 0; i < precision; ++i) out += digit(digits.point + i);
  }
  return out;
}

/// The shortest digits, or those that `precision` asks for in this format, of a value ≥ 0.
Digits digits_for(double value, char format, int precision, FloatWidth width) {
  if (value == 0) return {.text = "", .point = 0};
  if (precision < 0) {
    Digits digits = digits_of(value, -1, width);
    trim_zeros(digits);
    return digits;
  }
  if (format == 'g') {
    Digits digits = digits_of(value, std::max(precision, 1) - 1, width);
    trim_zeros(digits);
    return digits;
  }
  return digits_of(value, precision, width);
}

std::string fixed_precision(double value, int precision) {
  // 309 digits before the point and at most 1074 that are not zero behind it.
  std::string buffer(static_cast<std::size_t>(precision) + 320, '\0');
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, precision);
  buffer.resize(static_cast<std::size_t>(end.ptr - buffer.data()));
  return buffer;
}

std::string format_positive(double value, char format, int precision, FloatWidth width) {
  const bool upper = format == 'E' || format == 'G';
  const char e = upper ? 'E' : 'e';
  const bool shortest = precision < 0;
  if (format == 'f' || format == 'F') {
    if (!shortest) return fixed_precision(value, precision);
    const Digits digits = digits_for(value, 'f', precision, width);
    return plain_form(digits, std::max(static_cast<int>(digits.text.size()) - digits.point, 0));
  }
  if (format == 'e' || format == 'E') {
    // A double has at most 767 significant digits: what is asked for beyond them is zeros.
    const Digits digits = digits_for(value, 'e', std::min(precision, 800), width);
    return exponent_form(digits, shortest ? std::max(static_cast<int>(digits.text.size()) - 1, 0) : precision, e);
  }
  const Digits digits = digits_for(value, 'g', std::min(precision, 800), width);
  const int count = static_cast<int>(digits.text.size());
  int threshold = shortest ? 6 : std::max(precision, 1);
  if (!shortest && threshold > count && count >= digits.point) threshold = count;
  const int exponent = digits.point - 1;
  if (exponent < -4 || exponent >= threshold) {
    return exponent_form(digits, std::max(count - 1, 0), e);
  }
  return plain_form(digits, std::max(count - digits.point, 0));
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

/// Whether the characters are a number's in the grammar of strconv.readFloat, underscores already removed.
struct Scan {
  bool valid = false;
  bool hexadecimal = false;
};

Scan scan_number(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_hexadecimal = [&](char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  Scan scan;
  std::size_t i = 0;
  if (text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
    scan.hexadecimal = true;
    i = 2;
  }
  bool point = false;
  bool digits = false;
  for (; i < text.size(); ++i) {
    if (text[i] == '.' && !point) {
      point = true;
    } else if (scan.hexadecimal ? is_hexadecimal(text[i]) : is_digit(text[i])) {
      digits = true;
    } else {
      break;
    }
  }
  if (!digits) return scan;
  const char wanted = scan.hexadecimal ? 'p' : 'e';
  if (i < text.size() && (text[i] == wanted || text[i] == static_cast<char>(wanted - 'a' + 'A'))) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (i == text.size() || !is_digit(text[i])) return scan;
    while (i < text.size() && is_digit(text[i])) ++i;
  } else if (scan.hexadecimal) {
    return scan;  // a hexadecimal mantissa needs its exponent
  }
  scan.valid = i == text.size();
  return scan;
}

}  // namespace

std::string format_float(double value, char format, int precision, FloatWidth width) {
  if (std::isnan(value)) return "NaN";
  if (width == FloatWidth::bits32) value = static_cast<double>(static_cast<float>(value));
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  const std::string text = format_positive(std::fabs(value), format, precision, width);
  return std::signbit(value) ? '-' + text : text;
}

std::string format_json_float(double value) {
  const double size = std::fabs(value);
  if (size != 0 && (size < 1e-6 || size >= 1e21)) {
    std::string text = format_float(value, 'e');
    // e-09 becomes e-9
    const std::size_t length = text.size();
    if (length >= 4 && text[length - 4] == 'e' && text[length - 3] == '-' && text[length - 2] == '0') {
      text.erase(length - 2, 1);
    }
    return text;
  }
  return format_float(value, 'f');
}

ParsedFloat parse_float(std::string_view text) {
  const bool negative = text.starts_with('-');
  std::string_view number = text;
  if (negative || text.starts_with('+')) number.remove_prefix(1);
  const double sign = negative ? -1.0 : 1.0;
  if (equals_ignoring_case(number, "inf") || equals_ignoring_case(number, "infinity")) {
    return {.value = sign * std::numeric_limits<double>::infinity()};
  }
  if (equals_ignoring_case(text, "nan")) return {.value = std::numeric_limits<double>::quiet_NaN()};

  std::string bare;
  if (number.find('_') != std::string_view::npos) {
    if (!underscores_separate_digits(number)) return {.error = NumberError::syntax};
    bare = number;
    std::erase(bare, '_');
    number = bare;
  }
  const Scan scan = scan_number(number);
  if (!scan.valid) return {.error = NumberError::syntax};
  if (scan.hexadecimal) number.remove_prefix(2);
  double value = 0;
  const auto format = scan.hexadecimal ? std::chars_format::hex : std::chars_format::general;
  const auto end = std::from_chars(number.data(), number.data() + number.size(), value, format);
  if (end.ec == std::errc::result_out_of_range) {
    // from_chars does not say on which side: a number below the range reads as zero, without an error in Go.
    const std::string copy{scan.hexadecimal ? "0x" + std::string{number} : std::string{number}};
    value = std::strtod(copy.c_str(), nullptr);
  }
  if (std::isinf(value)) return {.value = sign * value, .error = NumberError::range};
  return {.value = sign * value};
}

}  // namespace stageplot::text
