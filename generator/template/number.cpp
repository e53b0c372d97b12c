#include "template/number.hpp"

#include "text/go_float.hpp"
#include "text/go_integer.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr double kTwoTo63 = 9223372036854775808.0;
constexpr double kTwoTo64 = 18446744073709551616.0;

/// The integers that a float constant is too, where it has no fraction.
void add_integers(Constant& constant) {
  const double value = constant.floating;
  if (value >= -kTwoTo63 && value < kTwoTo63 && static_cast<double>(static_cast<std::int64_t>(value)) == value) {
    constant.is_integer = true;
    constant.integer = static_cast<std::int64_t>(value);
  }
  if (value >= 0 && value < kTwoTo64 && static_cast<double>(static_cast<std::uint64_t>(value)) == value) {
    constant.is_unsigned = true;
    constant.unsigned_integer = static_cast<std::uint64_t>(value);
  }
}

/// Most numbers are few decimal digits, which need no reading by the rules for all. A zero in front may be a base.
std::optional<std::int64_t> few_digits(std::string_view text) {
  constexpr std::size_t kMost = 18;  // that no integer type is too small for
  if (text.empty() || text.size() > kMost || (text.front() == '0' && text.size() > 1)) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Constant> parse_number(std::string_view text, std::string& error) {
  if (const std::optional<std::int64_t> digits = few_digits(text)) {
    return Constant{.is_integer = true,
                    .is_unsigned = true,
                    .is_float = true,
                    .integer = *digits,
                    .unsigned_integer = static_cast<std::uint64_t>(*digits),
                    .floating = static_cast<double>(*digits)};
  }
  Constant constant;
  if (text.ends_with('i') && text::parse_float(text.substr(0, text.size() - 1)).error == text::NumberError::none) {
    error = "complex number " + text::go_quote(text) + " is not supported";
    return std::nullopt;
  }
  if (const auto parsed = text::parse_unsigned(text, 0); parsed.error == text::NumberError::none) {
    constant.is_unsigned = true;
    constant.unsigned_integer = parsed.value;
  }
  if (const auto parsed = text::parse_integer(text, 0); parsed.error == text::NumberError::none) {
    constant.is_integer = true;
    constant.integer = parsed.value;
    if (parsed.value == 0) constant.is_unsigned = true;  // for -0
  }
  if (constant.is_integer || constant.is_unsigned) {
    constant.is_float = true;
    constant.floating =
        constant.is_integer ? static_cast<double>(constant.integer) : static_cast<double>(constant.unsigned_integer);
    return constant;
  }
  const auto parsed = text::parse_float(text);
  if (parsed.error != text::NumberError::none) {
    error = "illegal number syntax: " + text::go_quote(text);
    return std::nullopt;
  }
  if (text.find_first_of(".eEpP") == std::string_view::npos) {
    // It looks like an integer, yet no integer type holds it.
    error = "integer overflow: " + text::go_quote(text);
    return std::nullopt;
  }
  constant.is_float = true;
  constant.floating = parsed.value;
  add_integers(constant);
  return constant;
}

std::optional<Constant> parse_character(std::string_view text, std::string& error) {
  const std::optional<std::string> contents = text::go_unquote(text);
  if (!contents || contents->empty()) {
    // Several characters, or none, between the quotes are malformed; a wrong escape is a syntax error of its own.
    const bool escape = text.size() > 1 && text[1] == '\\';
    error = escape || text == "''" ? "invalid syntax" : "malformed character constant: " + std::string{text};
    return std::nullopt;
  }
  const auto code_point = text::decode_utf8(*contents, 0).code_point;
  // `'\377'` is the code point 255 here, not a byte: an escape of a byte is read as its number.
  const auto value = contents->size() == 1 ? static_cast<unsigned char>(contents->front()) : code_point;
  return Constant{.is_integer = true,
                  .is_unsigned = true,
                  .is_float = true,
                  .integer = static_cast<std::int64_t>(value),
                  .unsigned_integer = value,
                  .floating = static_cast<double>(value)};
}

}  // namespace stageplot::gotemplate
