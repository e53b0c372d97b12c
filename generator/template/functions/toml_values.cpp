#include "template/functions/toml_values.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "calendar/parse_moment.hpp"
#include "template/functions/go_time.hpp"
#include "template/functions/toml_local_time.hpp"
#include "text/go_float.hpp"
#include "text/go_integer.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Token = TomlToken;

[[noreturn]] void fail(int line, std::string message) {
  throw TomlProblem{.line = line, .message = std::move(message)};
}

bool has_leading_zero(std::string_view number) {
  if (number.size() > 1 && number[0] == '0' && number[1] != 'b' && number[1] != 'o' && number[1] != 'x') return true;
  return number.size() > 2 && (number[0] == '-' || number[0] == '+') && number[1] == '0';
}

bool is_special_float(std::string_view number) {
  if (number.starts_with('+') || number.starts_with('-')) number.remove_prefix(1);
  return number == "inf" || number == "nan";
}

/// Each underscore stands behind a digit, and the last character is one.
bool underscores_fit(std::string_view number) {
  if (is_special_float(number)) return true;
  bool accept = false;
  for (const char c : number) {
    if (c == '_' && !accept) return false;
    const char lower = static_cast<char>(c | 0x20);
    accept = (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'f');
  }
  return accept;
}

Value integer(const Runtime& runtime, const Token& token) {
  const std::string quoted = text::go_quote(token.text);
  if (!underscores_fit(token.text)) {
    fail(token.line, "Invalid integer " + quoted + ": underscores must be surrounded by digits");
  }
  if (has_leading_zero(token.text)) {
    fail(token.line, "Invalid integer " + quoted + ": cannot have leading zeroes");
  }
  const text::ParsedInteger number = text::parse_integer(token.text, 0);
  if (number.error == text::NumberError::range) {
    fail(token.line, std::string{token.text} + " is out of range for int64");
  }
  return Value::of_integer(number.value, runtime.origin);
}

Value real(const Runtime& runtime, const Token& token) {
  const std::string quoted = text::go_quote(token.text);
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < token.text.size();) {
    const std::size_t end = std::min(token.text.find_first_of(".eE", at), token.text.size());
    if (end > at) parts.push_back(token.text.substr(at, end - at));
    at = end + 1;
  }
  for (const std::string_view part : parts) {
    if (!underscores_fit(part)) {
      fail(token.line, "Invalid float " + quoted + ": underscores must be surrounded by digits");
    }
  }
  if (!parts.empty() && has_leading_zero(parts.front())) {
    fail(token.line, "Invalid float " + quoted + ": cannot have leading zeroes");
  }
  bool after_point = false;
  bool points_fit = true;
  for (const char c : token.text) {
    if (after_point && (c < '0' || c > '9')) points_fit = false;
    after_point = c == '.';
  }
  if (after_point || !points_fit) {
    fail(token.line, "Invalid float " + quoted + ": '.' must be followed by one or more digits");
  }
  std::string plain{token.text};
  std::erase(plain, '_');
  const bool negative_nan = plain == "-nan";
  if (plain == "+nan" || negative_nan) plain = "nan";
  const text::ParsedFloat number = text::parse_float(plain);
  if (number.error == text::NumberError::range) {
    fail(token.line, std::string{token.text} + " is out of range for float64");
  }
  if (number.error != text::NumberError::none) fail(token.line, "Invalid float value: " + quoted);
  return Value::of_float(negative_nan ? -number.value : number.value, runtime.origin);
}

/// Go's layouts take an hour of one digit, TOML does not.
bool lacks_zero(std::string_view value, std::string_view layout) {
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const char c = layout[i];
    if (c == '.' || c == 'Z') return false;
    if ((c < '0' || c > '9') && (i >= value.size() || value[i] != c)) return true;
  }
  return false;
}

Value date(Runtime& runtime, const Token& token) {
  std::string plain{token.text};
  for (char& c : plain) {
    if (c == 'z') c = 'Z';
    if (c == 't' || c == ' ') c = 'T';
  }
  struct Form {
    std::string_view layout;
    std::string_view place;  // empty: the local zone
  };
  constexpr Form kForms[] = {{"2006-01-02T15:04:05.999999999Z07:00", ""},
                             {"2006-01-02T15:04:05.999999999", kLocalDatetime},
                             {"2006-01-02", kLocalDate},
                             {"15:04:05.999999999", kLocalTime},
                             {"2006-01-02T15:04Z07:00", ""},
                             {"2006-01-02T15:04", kLocalDatetime},
                             {"15:04", kLocalTime}};
  const std::string_view kept = runtime.arena.copy(plain)->view();
  for (const Form& form : kForms) {
    const calendar::Place place =
        form.place.empty() ? local_place(runtime) : calendar::Place{.zone = nullptr, .name = form.place};
    std::string ignored;
    const std::optional<calendar::Instant> instant = calendar::parse(form.layout, kept, place, ignored);
    if (!instant) continue;
    if (lacks_zero(kept, form.layout)) break;
    return make_time(runtime, *instant);
  }
  fail(token.line, "invalid datetime: " + text::go_quote(plain));
}

/// A backslash at the end of a line takes all white space behind it away.
std::string without_escaped_breaks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '\\' || i + 1 >= text.size()) {
      out += text[i++];
      continue;
    }
    const std::size_t end = std::min(text.find_first_not_of(" \t\r\n", i + 1), text.size());
    if (text[i + 1] != '\\' && text.substr(i, end - i).find('\n') != std::string_view::npos) {
      i = end;
      continue;
    }
    out += text.substr(i, text[i + 1] == '\\' ? 2 : 1);
    i += text[i + 1] == '\\' ? 2 : 1;
  }
  return out;
}

std::string unescaped(const std::string& text, int line) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const char letter = text[++i];
    constexpr std::string_view kLetters = "btnfre\"\\";
    constexpr std::string_view kMeanings = "\b\t\n\f\r\x1b\"\\";
    if (letter == ' ' || letter == '\t') fail(line, std::string{"invalid escape: '\\"} + letter + "'");
    if (const std::size_t at = kLetters.find(letter); at != std::string_view::npos) {
      out += kMeanings[at];
      continue;
    }
    const std::size_t count = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    const std::string digits = text.substr(i + 1, count);
    i += count;
    const std::uint64_t number = text::parse_unsigned(digits, 16).value;
    if (number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) {
      fail(line, "Escaped character '\\u" + digits + "' is not valid UTF-8.");
    }
    text::append_utf8(out, static_cast<char32_t>(number));
  }
  return out;
}

}  // namespace

std::string toml_string(const TomlToken& token) {
  std::string_view text = token.text;
  const bool multiline = token.kind == Token::Kind::multiline_string || token.kind == Token::Kind::raw_multiline_string;
  if (multiline && text.starts_with("\r\n")) {
    text.remove_prefix(2);
  } else if (multiline && text.starts_with('\n')) {
    text.remove_prefix(1);
  }
  if (token.kind == Token::Kind::multiline_string) return unescaped(without_escaped_breaks(text), token.line);
  if (token.kind == Token::Kind::escaped_string) return unescaped(std::string{text}, token.line);
  return std::string{text};
}

Value toml_scalar(Runtime& runtime, const TomlToken& token) {
  switch (token.kind) {
    case Token::Kind::integer:
      return integer(runtime, token);
    case Token::Kind::real:
      return real(runtime, token);
    case Token::Kind::boolean:
      return Value::of(token.text == "true", runtime.origin);
    case Token::Kind::date:
      return date(runtime, token);
    default:
      return Value::of(runtime.arena.copy(toml_string(token)), runtime.origin);
  }
}

}  // namespace stageplot::gotemplate
