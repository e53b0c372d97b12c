// go-yaml v2's resolution of scalars (resolve.go of sigs.k8s.io/yaml/goyaml.v2 1.4), which Helm and the Kubernetes
// tools read YAML 1.1 with. Checked against it by tests/unit/document/data/.
#include <algorithm>
#include <cmath>
#include <optional>

#include "document/yaml_scalar.hpp"
#include "text/base64.hpp"
#include "text/go_float.hpp"
#include "text/go_integer.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

ResolvedScalar resolved(Value value) {
  return {.value = value, .decoded = {}};
}
ResolvedScalar text_itself() {
  return resolved(Value::of(static_cast<const String*>(nullptr)));
}
ResolvedScalar refused(ScalarProblem problem) {
  ResolvedScalar result = text_itself();
  result.problem = problem;
  return result;
}

/// `^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`
bool is_yaml_float(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t from = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i - from;
  };
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
  const std::size_t whole = digits();
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (digits() == 0 && whole == 0) return false;
  } else if (whole == 0) {
    return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == text.size();
}

bool as_integer(std::string_view text, int base, ResolvedScalar& out) {
  if (const auto number = text::parse_integer(text, base); number.error == text::NumberError::none) {
    out = resolved(Value::of_integer(number.value));
    return true;
  }
  if (const auto number = text::parse_unsigned(text, base); number.error == text::NumberError::none) {
    out = resolved(Value::of_unsigned(number.value));
    return true;
  }
  return false;
}

/// The number of a text as most are: digits without a zero before them, few enough for 64 bits.
std::optional<std::int64_t> plain_integer(std::string_view text) {
  constexpr std::size_t kMostDigits = 18;
  if (text.size() > kMostDigits || (text.front() == '0' && text.size() > 1)) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

ResolvedScalar number(std::string_view text) {
  if (const auto value = plain_integer(text)) return resolved(Value::of_integer(*value));
  std::string plain{text};
  std::erase(plain, '_');
  ResolvedScalar result;
  if (as_integer(plain, 0, result)) return result;
  if (is_yaml_float(plain)) {
    if (const auto parsed = text::parse_float(plain); parsed.error == text::NumberError::none) {
      return resolved(Value::of_float(parsed.value));
    }
  }
  return text_itself();
}

/// A text that begins like no number: a word that means something, or itself. By its first letter and its size, since
/// most have none of these.
ResolvedScalar word(std::string_view text) {
  if (std::string_view{"~yYnNoOtTfF"}.find(text.front()) == std::string_view::npos) return text_itself();
  const auto is = [text](std::initializer_list<std::string_view> words) { return is_one_of(text, words); };
  switch (text.size()) {
    case 1:
      if (text == "~") return resolved(Value::nothing());
      if (is({"y", "Y"})) return resolved(Value::of(true));
      return is({"n", "N"}) ? resolved(Value::of(false)) : text_itself();
    case 2:
      if (is({"on", "On", "ON"})) return resolved(Value::of(true));
      return is({"no", "No", "NO"}) ? resolved(Value::of(false)) : text_itself();
    case 3:
      if (is({"yes", "Yes", "YES"})) return resolved(Value::of(true));
      return is({"off", "Off", "OFF"}) ? resolved(Value::of(false)) : text_itself();
    case 4:
      if (is({"true", "True", "TRUE"})) return resolved(Value::of(true));
      return is({"null", "Null", "NULL"}) ? resolved(Value::nothing()) : text_itself();
    case 5:
      return is({"false", "False", "FALSE"}) ? resolved(Value::of(false)) : text_itself();
    default:
      return text_itself();
  }
}

std::optional<double> special_float(std::string_view text) {
  if (is_digit(text.back())) return std::nullopt;
  if (is_one_of(text, {".nan", ".NaN", ".NAN"})) return std::nan("");
  if (is_one_of(text, {".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"})) return INFINITY;
  if (is_one_of(text, {"-.inf", "-.Inf", "-.INF"})) return -INFINITY;
  return std::nullopt;
}

ResolvedScalar untagged(std::string_view text) {
  if (text.empty()) return resolved(Value::nothing());
  const char first = text.front();
  if (is_digit(first) || first == '+' || first == '-' || first == '.') {
    if (const auto special = special_float(text)) return resolved(Value::of_float(*special));
    if (first != '.') return number(text);
    const auto parsed = text::parse_float(text);
    return parsed.error == text::NumberError::none ? resolved(Value::of_float(parsed.value)) : text_itself();
  }
  return word(text);
}

/// Bytes as they are behind the step over JSON: each that is no UTF-8 is U+FFFD.
std::string valid_utf8(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Decoded decoded = text::decode_utf8(bytes, at);
    text::append_utf8(out, decoded.code_point);
    at += decoded.length;
  }
  return out;
}

bool is_timestamp_like(std::string_view text) {
  return text.size() >= 8 && std::all_of(text.begin(), text.begin() + 4, is_digit) && text[4] == '-';
}

}  // namespace

ResolvedScalar resolve_go(std::string_view tag, std::string_view text) {
  if (tag.empty()) return untagged(text);
  if (!tag.starts_with(kYamlTagPrefix)) return text_itself();
  const std::string_view kind = tag.substr(kYamlTagPrefix.size());
  if (kind == "binary") {
    text::DecodedBase64 decoded = text::decode_base64(text);
    if (!decoded.valid) return refused(ScalarProblem::bad_binary);
    ResolvedScalar result = text_itself();
    result.is_decoded = true;
    result.decoded = valid_utf8(decoded.bytes);
    return result;
  }
  if (kind == "timestamp") {
    return is_timestamp_like(text) ? text_itself() : refused(ScalarProblem::bad_tag_value);
  }
  if (!is_one_of(kind, {"bool", "int", "float", "null"})) return text_itself();
  ResolvedScalar result = untagged(text);
  const Kind got = result.value.kind;
  if (kind == "float" && got == Kind::integer) return resolved(Value::of_float(static_cast<double>(result.value.i)));
  const bool fits = (kind == "bool" && got == Kind::boolean) || (kind == "null" && got == Kind::nil) ||
                    (kind == "int" && (got == Kind::integer || got == Kind::unsigned_integer)) ||
                    (kind == "float" && got == Kind::floating);
  return fits ? result : refused(ScalarProblem::bad_tag_value);
}

bool go_key_text(const ResolvedScalar& key, std::string_view text, std::string& out) {
  switch (key.value.kind) {
    case Kind::boolean:
      out = key.value.b ? "true" : "false";
      return true;
    case Kind::integer:
      out = std::to_string(key.value.i);
      return true;
    case Kind::floating: {
      out = text::format_float(key.value.f, 'g', text::kShortest, text::FloatWidth::bits32);
      if (out == "+Inf") out = ".inf";
      if (out == "-Inf") out = "-.inf";
      if (out == "NaN") out = ".nan";
      return true;
    }
    case Kind::string:
      out = key.is_decoded ? key.decoded : std::string{text};
      return true;
    default:
      return false;
  }
}

}  // namespace stageplot::document
