// YAML 1.2's core schema for the model, less everything that a YAML 1.1 reader takes for something else.
#include <algorithm>
#include <array>

#include "document/yaml_scalar.hpp"
#include "text/go_float.hpp"
#include "text/go_integer.hpp"

namespace stageplot::document {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_boolean_word(std::string_view text) {
  if (text.size() > 3) return false;
  std::array<char, 3> lower{};
  std::transform(text.begin(), text.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return is_one_of({lower.data(), text.size()}, {"y", "n", "yes", "no", "on", "off"});
}

/// digits [. digits] [e[+-]digits], or . digits …; no sign.
bool is_decimal(std::string_view text) {
  const std::size_t whole = count_digits(text);
  text.remove_prefix(whole);
  std::size_t fraction = 0;
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    fraction = count_digits(text);
    text.remove_prefix(fraction);
  }
  if (whole + fraction == 0) return false;
  if (text.empty()) return true;
  if (text.front() != 'e' && text.front() != 'E') return false;
  text.remove_prefix(1);
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  return !text.empty() && count_digits(text) == text.size();
}

/// 22:30, 1:02:03.5: what YAML 1.1 reads in base 60; no sign, no underscores.
bool is_sexagesimal(std::string_view text) {
  const std::size_t first = count_digits(text);
  if (first == 0 || first == text.size() || text[first] != ':') return false;
  text.remove_prefix(first);
  while (!text.empty() && text.front() == ':') {
    text.remove_prefix(1);
    const std::size_t digits = count_digits(text);
    if (digits == 0 || digits > 2 || (digits == 2 && text.front() > '5')) return false;
    text.remove_prefix(digits);
  }
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    text.remove_prefix(count_digits(text));
  }
  return text.empty();
}

ResolvedScalar refused(ScalarProblem problem) {
  return {.value = Value::of(static_cast<const String*>(nullptr)), .problem = problem, .decoded = {}};
}

ResolvedScalar resolved(Value value) {
  return {.value = value, .decoded = {}};
}

ResolvedScalar text_itself() {
  return refused(ScalarProblem::none);
}

ResolvedScalar whole_number(std::string_view text, int base) {
  if (const auto number = text::parse_integer(text, base); number.error == text::NumberError::none) {
    return resolved(Value::of_integer(number.value));
  }
  const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
  if (const auto number = text::parse_unsigned(digits, base); number.error == text::NumberError::none) {
    return resolved(Value::of_unsigned(number.value));
  }
  return refused(ScalarProblem::too_long);
}

ResolvedScalar number(std::string_view text) {
  const bool has_sign = text.front() == '+' || text.front() == '-';
  const std::string_view unsigned_text = has_sign ? text.substr(1) : text;
  if (is_one_of(unsigned_text, {".inf", ".Inf", ".INF"})) return refused(ScalarProblem::not_finite);
  if (is_one_of(text, {".nan", ".NaN", ".NAN"})) return refused(ScalarProblem::not_finite);
  if (unsigned_text.empty() || !(is_digit(unsigned_text.front()) || unsigned_text.front() == '.')) return text_itself();

  if (unsigned_text.find('_') != std::string_view::npos) {
    std::string bare{unsigned_text};
    std::erase(bare, '_');
    const bool reads_as_number =
        is_decimal(bare) || is_sexagesimal(bare) || text::parse_unsigned(bare, 0).error != text::NumberError::syntax;
    return reads_as_number ? refused(ScalarProblem::underscore) : text_itself();
  }
  if (is_sexagesimal(unsigned_text)) return refused(ScalarProblem::sexagesimal);
  if (unsigned_text.size() > 2 && unsigned_text[0] == '0' && !is_digit(unsigned_text[1])) {
    const char prefix = unsigned_text[1];
    if (prefix == 'x' || prefix == 'X' || prefix == 'o' || prefix == 'O' || prefix == 'b' || prefix == 'B') {
      if (text::parse_unsigned(unsigned_text, 0).error == text::NumberError::syntax) return text_itself();
      return prefix == 'x' && !has_sign ? whole_number(unsigned_text.substr(2), 16)
                                        : refused(ScalarProblem::number_prefix);
    }
  }
  if (!is_decimal(unsigned_text)) return text_itself();
  if (unsigned_text.size() > 1 && unsigned_text[0] == '0' && is_digit(unsigned_text[1])) {
    return refused(ScalarProblem::leading_zero);
  }
  if (count_digits(unsigned_text) == unsigned_text.size()) return whole_number(text, 10);
  const auto parsed = text::parse_float(text);
  if (parsed.error != text::NumberError::none) return refused(ScalarProblem::too_long);
  return resolved(Value::of_float(parsed.value));
}

}  // namespace

ResolvedScalar resolve_model_plain(std::string_view text) {
  if (text.empty() || is_one_of(text, {"~", "null", "Null", "NULL"})) return resolved(Value::nothing());
  const char first = text.front();
  if (is_digit(first) || first == '+' || first == '-' || first == '.') return number(text);
  if (is_one_of(text, {"true", "True", "TRUE"})) return resolved(Value::of(true));
  if (is_one_of(text, {"false", "False", "FALSE"})) return resolved(Value::of(false));
  if (is_boolean_word(text)) return refused(ScalarProblem::word);
  return text_itself();
}

ResolvedScalar resolve_model_tagged(std::string_view kind, std::string_view text) {
  if (kind == "str") return text_itself();
  ResolvedScalar plain = resolve_model_plain(text);
  if (plain.problem != ScalarProblem::none && plain.problem != ScalarProblem::word) return plain;
  const Value& value = plain.value;
  const bool whole = value.kind == Kind::integer || value.kind == Kind::unsigned_integer;
  if (kind == "float" && whole) {
    const double number = value.kind == Kind::integer ? static_cast<double>(value.i) : static_cast<double>(value.u);
    return resolved(Value::of_float(number));
  }
  const bool fits = (kind == "null" && value.is_nil()) || (kind == "bool" && value.kind == Kind::boolean) ||
                    (kind == "int" && whole) || (kind == "float" && value.kind == Kind::floating);
  return fits ? plain : refused(ScalarProblem::bad_tag_value);
}

}  // namespace stageplot::document
