// The JSON form of a value. A parser of its own, because fluentd ends the value where the JSON is complete and allows
// comments in it, at the end of lines that have an element, but not deeper than the outermost list or map.
#include <charconv>

#include "diagnostics/rules/fluentd.hpp"
#include "document/map.hpp"
#include "fluentd/literal.hpp"
#include "text/utf8.hpp"

namespace stageplot::fluentd {
namespace rules = diagnostics::rules;
namespace {

using document::Value;

class JsonParser {
 public:
  JsonParser(Cursor& cursor, document::Arena& arena, std::size_t max_depth, std::vector<EmbeddedRuby>& ruby)
      : cursor_(cursor), arena_(arena), max_depth_(max_depth), ruby_(ruby), begin_(cursor.position()) {}

  Value value(std::size_t depth) {
    if (depth > max_depth_) {
      cursor_.fail(rules::fluentd_limit, {.span = cursor_.span_here()},
                   "the JSON value nests deeper than " + std::to_string(max_depth_) + " levels",
                   "no parameter of fluentd needs such a value; make it flatter");
    }
    switch (cursor_.peek()) {
      case '[':
        return list(depth);
      case '{':
        return map(depth);
      case '"':
        return Value::of(arena_.copy(string()));
      case 't':
        return word("true", Value::of(true));
      case 'f':
        return word("false", Value::of(false));
      case 'n':
        return word("null", Value::nothing());
      default:
        return number();
    }
  }

 private:
  Value list(std::size_t depth) {
    std::vector<Value> items;
    cursor_.advance();
    skip_space(depth, Comments::allowed);
    if (cursor_.take_if(']')) return Value::of(arena_.list(0));
    while (true) {
      items.push_back(value(depth + 1));
      skip_space(depth, Comments::allowed);
      if (cursor_.take_if(']')) return Value::of(arena_.list(items));
      if (!cursor_.take_if(',')) fail("expected `,` or `]`");
      skip_space(depth, Comments::until_line_end);
    }
  }

  Value map(std::size_t depth) {
    std::vector<document::Member> members;
    cursor_.advance();
    skip_space(depth, Comments::allowed);
    if (cursor_.take_if('}')) return Value::of(arena_.map());
    while (true) {
      if (cursor_.peek() != '"') fail("expected a key in double quotes");
      const document::String* key = arena_.copy(string());
      skip_space(depth, Comments::refused);
      if (!cursor_.take_if(':')) fail("expected `:`");
      skip_space(depth, Comments::refused);
      members.push_back({.key = key, .value = value(depth + 1)});
      skip_space(depth, Comments::allowed);
      if (cursor_.take_if('}')) return Value::of(document::make_map(arena_, members));
      if (!cursor_.take_if(',')) fail("expected `,` or `}`");
      skip_space(depth, Comments::until_line_end);
    }
  }

  enum class Comments { allowed, until_line_end, refused };

  void skip_space(std::size_t depth, Comments comments) {
    if (depth > 1) comments = Comments::refused;
    while (!cursor_.at_end()) {
      const char c = cursor_.peek();
      if (c == '#') {
        if (comments == Comments::refused) {
          fail("fluentd takes a comment only behind an element of the outermost list or map");
        }
        cursor_.skip_line();
        if (comments == Comments::until_line_end) comments = Comments::refused;
        continue;
      }
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') return;
      if (c == '\n' && comments == Comments::until_line_end) comments = Comments::refused;
      cursor_.advance();
    }
    fail("expected the rest of the value");
  }

  Value word(std::string_view expected, Value result) {
    if (!cursor_.starts_with(expected)) fail("expected a value");
    cursor_.advance(expected.size());
    return result;
  }

  Value number() {
    const std::size_t begin = cursor_.position();
    const auto digits = [this] {
      std::size_t count = 0;
      for (; cursor_.peek() >= '0' && cursor_.peek() <= '9'; ++count) cursor_.advance();
      return count;
    };
    cursor_.take_if('-');
    const bool zero = cursor_.peek() == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) fail("expected a value");
    bool integral = true;
    if (cursor_.take_if('.')) {
      integral = false;
      if (digits() == 0) fail("expected a digit");
    }
    if (cursor_.peek() == 'e' || cursor_.peek() == 'E') {
      integral = false;
      cursor_.advance();
      if (cursor_.peek() == '+' || cursor_.peek() == '-') cursor_.advance();
      if (digits() == 0) fail("expected a digit");
    }
    const std::string_view text = cursor_.text(begin);
    const char* const end = text.data() + text.size();
    if (std::int64_t i = 0; integral && std::from_chars(text.data(), end, i).ec == std::errc{}) {
      return Value::of_integer(i);
    }
    if (std::uint64_t u = 0; integral && std::from_chars(text.data(), end, u).ec == std::errc{}) {
      return Value::of_unsigned(u);
    }
    double f = 0;
    if (std::from_chars(text.data(), end, f).ec != std::errc{}) fail("the number is too large");
    return Value::of_float(f);
  }

  std::string string() {
    std::string text;
    cursor_.advance();
    while (true) {
      if (cursor_.at_end() || static_cast<unsigned char>(cursor_.peek()) < 0x20) {
        fail("expected `\"`; JSON writes a line break as `\\n`");
      }
      const char c = cursor_.peek();
      if (c == '#' && cursor_.peek(1) == '{') note_ruby();
      cursor_.advance();
      if (c == '"') return text;
      if (c == '\\') {
        escape(text);
      } else {
        text += c;
      }
    }
  }

  void note_ruby() {
    const std::string_view ahead = cursor_.text_ahead();
    const std::size_t end = ahead.find('}');
    if (end == std::string_view::npos) return;
    ruby_.push_back({.code = std::string(ahead.substr(2, end - 2)),
                     .span = cursor_.span(cursor_.position(), cursor_.position() + end + 1)});
  }

  void escape(std::string& text) {
    switch (cursor_.at_end() ? '\0' : cursor_.take()) {
      case '"':
        text += '"';
        return;
      case '\\':
        text += '\\';
        return;
      case '/':
        text += '/';
        return;
      case 'b':
        text += '\b';
        return;
      case 'f':
        text += '\f';
        return;
      case 'n':
        text += '\n';
        return;
      case 'r':
        text += '\r';
        return;
      case 't':
        text += '\t';
        return;
      case 'u':
        text::append_utf8(text, code_point());
        return;
      default:
        fail("JSON knows no such escape");
    }
  }

  char32_t code_point() {
    const char32_t first = four_hex_digits();
    if (first < 0xD800 || first > 0xDFFF) return first;
    if (first > 0xDBFF || !cursor_.starts_with("\\u")) fail("expected a pair of surrogates");
    cursor_.advance(2);
    const char32_t second = four_hex_digits();
    if (second < 0xDC00 || second > 0xDFFF) fail("expected a pair of surrogates");
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
  }

  char32_t four_hex_digits() {
    const std::string_view digits = cursor_.text_ahead().substr(0, 4);
    std::uint32_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() < 4 || read.ptr != digits.data() + 4) fail("expected four hexadecimal digits");
    cursor_.advance(4);
    return value;
  }

  [[noreturn]] void fail(std::string expected) const {
    cursor_.fail(rules::fluentd_json, {.span = cursor_.span_here(), .text = std::move(expected)},
                 "the value begins like JSON but is not",
                 std::string("a value that begins with `") + cursor_.text_at(begin_) +
                     "` must be strict JSON; put text in double quotes");
  }

  Cursor& cursor_;
  document::Arena& arena_;
  std::size_t max_depth_;
  std::vector<EmbeddedRuby>& ruby_;
  std::size_t begin_;
};

}  // namespace

document::Value read_json(Cursor& cursor, document::Arena& arena, std::size_t max_depth,
                          std::vector<EmbeddedRuby>& ruby) {
  return JsonParser(cursor, arena, max_depth, ruby).value(1);
}

}  // namespace stageplot::fluentd
