// A machine of the states that JSON's grammar has between two characters. Each state takes one character and names the
// next state, or says what is wrong; Go's words follow from the state alone.
#include "document/go_json_error.hpp"

#include <optional>
#include <vector>

#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

constexpr std::size_t kDeepest = 10'000;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hexadecimal(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

class Machine {
 public:
  /// Takes one character; false after a mistake.
  bool take(char c) {
    switch (state_) {
      case State::value_or_end:
        if (c == ']') return behind_value(c);
        [[fallthrough]];
      case State::value:
        return value(c);
      case State::key_or_end:
        if (c == '}') {
          open_.back() = Open::member_value;
          return behind_value(c);
        }
        [[fallthrough]];
      case State::key:
        if (is_space(c)) return true;
        return c == '"' ? go(State::string) : refuse(c, "looking for beginning of object key string");
      case State::behind_value:
        return behind_value(c);
      case State::end:
        return is_space(c) || refuse(c, "after top-level value");
      case State::string:
        return string(c);
      case State::escape:
        if (c == 'u') return hexadecimal_left_ = 4, go(State::hexadecimal);
        return std::string_view{"bfnrt\\/\""}.find(c) != std::string_view::npos ? go(State::string)
                                                                                : refuse(c, "in string escape code");
      case State::hexadecimal:
        if (!is_hexadecimal(c)) return refuse(c, "in \\u hexadecimal character escape");
        return --hexadecimal_left_ > 0 || go(State::string);
      case State::literal:
        return literal(c);
      default:
        return number(c);
    }
  }

  [[nodiscard]] bool at_end() const { return state_ == State::end; }
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  enum class State {
    value,
    value_or_end,
    key,
    key_or_end,
    behind_value,
    end,
    string,
    escape,
    hexadecimal,
    literal,
    minus,
    zero,
    digits,
    point,
    decimals,
    exponent,
    exponent_sign,
    exponent_digits,
  };
  enum class Open { member_key, member_value, item };

  bool go(State state) {
    state_ = state;
    return true;
  }

  bool refuse(char c, std::string_view context) {
    std::string shown;
    if (c == '\'') {
      shown = "'\\''";
    } else if (c == '"') {
      shown = "'\"'";
    } else {
      text::append_utf8(shown, static_cast<unsigned char>(c));  // Go takes the byte for a code point
      shown = text::go_quote(shown);
      shown.front() = shown.back() = '\'';
    }
    error_ = "invalid character " + shown + ' ' + std::string{context};
    return false;
  }

  bool open(Open what, State state, char c) {
    open_.push_back(what);
    return open_.size() <= kDeepest ? go(state) : refuse(c, "exceeded max depth");
  }

  bool close() {
    open_.pop_back();
    return go(open_.empty() ? State::end : State::behind_value);
  }

  bool value(char c) {
    switch (c) {
      case '{':
        return open(Open::member_key, State::key_or_end, c);
      case '[':
        return open(Open::item, State::value_or_end, c);
      case '"':
        return go(State::string);
      case '-':
        return go(State::minus);
      case '0':
        return go(State::zero);
      case 't':
        return begin_literal("true");
      case 'f':
        return begin_literal("false");
      case 'n':
        return begin_literal("null");
      default:
        if (is_space(c)) return true;
        return is_digit(c) ? go(State::digits) : refuse(c, "looking for beginning of value");
    }
  }

  bool behind_value(char c) {
    if (open_.empty()) {
      state_ = State::end;
      return take(c);
    }
    if (is_space(c)) return go(State::behind_value);
    switch (open_.back()) {
      case Open::member_key:
        if (c != ':') return refuse(c, "after object key");
        open_.back() = Open::member_value;
        return go(State::value);
      case Open::member_value:
        if (c == '}') return close();
        if (c != ',') return refuse(c, "after object key:value pair");
        open_.back() = Open::member_key;
        return go(State::key);
      default:
        if (c == ']') return close();
        return c == ',' ? go(State::value) : refuse(c, "after array element");
    }
  }

  bool string(char c) {
    if (c == '"') return go(State::behind_value);
    if (c == '\\') return go(State::escape);
    return static_cast<unsigned char>(c) >= 0x20 || refuse(c, "in string literal");
  }

  bool begin_literal(std::string_view word) {
    word_ = word;
    word_read_ = 1;
    return go(State::literal);
  }

  bool literal(char c) {
    if (c != word_[word_read_]) {
      return refuse(c, "in literal " + std::string{word_} + " (expecting '" + word_[word_read_] + "')");
    }
    return ++word_read_ < word_.size() || go(State::behind_value);
  }

  bool number(char c) {
    const bool exponent = c == 'e' || c == 'E';
    switch (state_) {
      case State::minus:
        if (c == '0') return go(State::zero);
        return is_digit(c) ? go(State::digits) : refuse(c, "in numeric literal");
      case State::digits:
        if (is_digit(c)) return true;
        [[fallthrough]];
      case State::zero:
        if (c == '.') return go(State::point);
        return exponent ? go(State::exponent) : behind_value(c);
      case State::point:
        return is_digit(c) ? go(State::decimals) : refuse(c, "after decimal point in numeric literal");
      case State::decimals:
        if (is_digit(c)) return true;
        return exponent ? go(State::exponent) : behind_value(c);
      case State::exponent:
        if (c == '+' || c == '-') return go(State::exponent_sign);
        [[fallthrough]];
      case State::exponent_sign:
        return is_digit(c) ? go(State::exponent_digits) : refuse(c, "in exponent of numeric literal");
      default:
        return is_digit(c) || behind_value(c);
    }
  }

  State state_ = State::value;
  std::vector<Open> open_;
  std::string_view word_;
  std::size_t word_read_ = 0;
  int hexadecimal_left_ = 0;
  std::string error_;
};

/// The 16 bits of the escape `\uXXXX` at `at`, if it is one.
std::optional<unsigned> unicode_escape(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  unsigned value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = text[i];
    if (!is_hexadecimal(c)) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

}  // namespace

std::string go_json_error(std::string_view text) {
  Machine machine;
  for (const char c : text) {
    if (!machine.take(c)) return machine.error();
  }
  // Go ends the text with a space.
  if (machine.at_end()) return {};
  if (!machine.take(' ')) return machine.error();
  return machine.at_end() ? "" : "unexpected end of JSON input";
}

std::string go_json_repaired(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\\') {
      const text::Decoded decoded = text::decode_utf8(text, at);
      text::append_utf8(out, decoded.code_point);
      at += decoded.length;
      continue;
    }
    const std::optional<unsigned> first = unicode_escape(text, at);
    if (!first) {
      out += text.substr(at, 2);
      at += 2;
      continue;
    }
    const std::optional<unsigned> second = unicode_escape(text, at + 6);
    const bool pair = *first >= 0xD800 && *first < 0xDC00 && second && *second >= 0xDC00 && *second < 0xE000;
    const bool half = *first >= 0xD800 && *first < 0xE000 && !pair;
    const std::size_t length = pair ? 12 : 6;
    out += half ? std::string_view{"\\ufffd"} : text.substr(at, length);
    at += length;
  }
  return out;
}

}  // namespace stageplot::document
