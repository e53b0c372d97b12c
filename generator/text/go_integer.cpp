#include "text/go_integer.hpp"

#include <charconv>
#include <limits>
#include <string>

namespace stageplot::text {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool underscores_separate_digits(std::string_view text) {
  enum class Saw { beginning, digit, underscore, other };
  Saw saw = Saw::beginning;
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  bool hexadecimal = false;
  if (text.size() >= 2 && text[0] == '0' && (lower(text[1]) == 'b' || lower(text[1]) == 'o' || lower(text[1]) == 'x')) {
    hexadecimal = lower(text[1]) == 'x';
    text.remove_prefix(2);
    saw = Saw::digit;
  }
  for (const char c : text) {
    if ((c >= '0' && c <= '9') || (hexadecimal && lower(c) >= 'a' && lower(c) <= 'f')) {
      saw = Saw::digit;
    } else if (c == '_') {
      if (saw != Saw::digit) return false;
      saw = Saw::underscore;
    } else {
      if (saw == Saw::underscore) return false;
      saw = Saw::other;
    }
  }
  return saw != Saw::underscore;
}

ParsedUnsigned parse_unsigned(std::string_view text, int base) {
  constexpr ParsedUnsigned kSyntax{.error = NumberError::syntax};
  std::string_view digits = text;
  std::string bare;
  if (base == 0) {
    base = 10;
    if (text.starts_with('0')) {
      const char prefix = text.size() >= 3 ? lower(text[1]) : '\0';
      base = prefix == 'b' ? 2 : prefix == 'o' ? 8 : prefix == 'x' ? 16 : 8;
      digits.remove_prefix(prefix == 'b' || prefix == 'o' || prefix == 'x' ? 2 : text.size() > 1 ? 1 : 0);
      if (text.size() == 1) base = 10;
    }
    if (digits.find('_') != std::string_view::npos) {
      if (!underscores_separate_digits(text)) return kSyntax;
      bare = digits;
      std::erase(bare, '_');
      digits = bare;
    }
  }
  if (digits.empty()) return kSyntax;
  std::uint64_t value = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (end.ptr != digits.data() + digits.size() || end.ec == std::errc::invalid_argument) return kSyntax;
  if (end.ec == std::errc::result_out_of_range) {
    return {.value = std::numeric_limits<std::uint64_t>::max(), .error = NumberError::range};
  }
  return {.value = value};
}

ParsedInteger parse_integer(std::string_view text, int base) {
  constexpr std::uint64_t kLargest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const ParsedUnsigned size = parse_unsigned(text, base);
  if (size.error == NumberError::syntax) return {.error = NumberError::syntax};
  if (!negative && (size.error == NumberError::range || size.value > kLargest)) {
    return {.value = std::numeric_limits<std::int64_t>::max(), .error = NumberError::range};
  }
  if (negative && (size.error == NumberError::range || size.value > kLargest + 1)) {
    return {.value = std::numeric_limits<std::int64_t>::min(), .error = NumberError::range};
  }
  return {.value = static_cast<std::int64_t>(negative ? ~size.value + 1 : size.value)};
}

}  // namespace stageplot::text
