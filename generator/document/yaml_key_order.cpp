#include "document/yaml_key_order.hpp"

#include <algorithm>
#include <cstdint>

#include "text/unicode_class.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

struct Number {
  std::uint64_t value = 0;
  std::size_t digits = 0;
};

/// The digits from `at` on; the value wraps around as in go-yaml.
Number number_at(std::string_view text, std::size_t at, std::uint64_t value) {
  Number number{.value = value};
  while (at < text.size()) {
    const text::Decoded decoded = text::decode_utf8(text, at);
    if (!text::is_decimal_digit(decoded.code_point)) break;
    number.value = number.value * 10 + static_cast<std::uint64_t>(decoded.code_point) - '0';
    ++number.digits;
    at += decoded.length;
  }
  return number;
}

/// Whether a digit other than 0 stands in the run of digits before `at`.
bool follows_number(std::string_view text, std::size_t at) {
  while (at > 0) {
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u) --begin;
    const char32_t c = text::decode_utf8(text, begin).code_point;
    if (!text::is_decimal_digit(c)) return false;
    if (c != '0') return true;
    at = begin;
  }
  return false;
}

bool follows_digit(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u) --begin;
  return text::is_decimal_digit(text::decode_utf8(text, begin).code_point);
}

}  // namespace

bool yaml_key_before(std::string_view a, std::string_view b, KeyOrder order) {
  std::size_t at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  // Back to the first byte of the character.
  while (at > 0 && ((at < a.size() && (static_cast<unsigned char>(a[at]) & 0xC0u) == 0x80u) ||
                    (at < b.size() && (static_cast<unsigned char>(b[at]) & 0xC0u) == 0x80u))) {
    --at;
  }
  if (at >= a.size() || at >= b.size()) return a.size() < b.size();
  const char32_t left = text::decode_utf8(a, at).code_point;
  const char32_t right = text::decode_utf8(b, at).code_point;
  const bool left_letter = text::is_letter(left);
  const bool right_letter = text::is_letter(right);
  if (left_letter && right_letter) return left < right;
  if (left_letter || right_letter) {
    return order == KeyOrder::v3 && follows_digit(a, at) ? left_letter : right_letter;
  }
  const std::uint64_t before = (left == '0' || right == '0') && follows_number(a, at) ? 1 : 0;
  const Number left_number = number_at(a, at, before);
  const Number right_number = number_at(b, at, before);
  if (left_number.value != right_number.value) {
    return static_cast<std::int64_t>(left_number.value) < static_cast<std::int64_t>(right_number.value);
  }
  if (left_number.digits != right_number.digits) return left_number.digits < right_number.digits;
  return left < right;
}

}  // namespace stageplot::document
