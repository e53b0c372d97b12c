#include "policy/cel/literal.hpp"

#include "text/utf8.hpp"

namespace stageplot::policy::cel {
namespace {

int digit_value(char c, int base) {
  int value = -1;
  if (c >= '0' && c <= '9') value = c - '0';
  if (c >= 'a' && c <= 'f') value = c - 'a' + 10;
  if (c >= 'A' && c <= 'F') value = c - 'A' + 10;
  return value < base ? value : -1;
}

/// The character of a one-letter escape, or -1.
int simple_escape(char c) {
  switch (c) {
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    case '\\':
    case '?':
    case '"':
    case '\'':
    case '`':
      return c;
    default:
      return -1;
  }
}

class Decoder {
 public:
  Decoder(std::string_view body, std::size_t offset, bool bytes) : body_(body), offset_(offset), bytes_(bytes) {}

  DecodedText run() {
    while (at_ < body_.size() && result_.error.empty()) {
      if (body_[at_] == '\\') {
        escape();
      } else {
        result_.text += body_[at_++];
      }
    }
    return std::move(result_);
  }

 private:
  void fail(std::size_t size, std::string message) {
    result_.error = std::move(message);
    result_.error_offset = offset_ + at_;
    result_.error_size = std::min(size, body_.size() - at_);
  }

  void escape() {
    if (at_ + 1 == body_.size()) return fail(1, "an escape without a character");
    const char c = body_[at_ + 1];
    if (const int simple = simple_escape(c); simple >= 0) {
      result_.text += static_cast<char>(simple);
      at_ += 2;
    } else if (c == 'x' || c == 'X') {
      number(2, 2, 16);
    } else if (c == 'u' && !bytes_) {
      number(2, 4, 16);
    } else if (c == 'U' && !bytes_) {
      number(2, 8, 16);
    } else if (c >= '0' && c <= '3') {
      number(1, 3, 8);
    } else {
      fail(2, "`\\" + std::string{body_.substr(at_ + 1, text::decode_utf8(body_, at_ + 1).length)} + "` is no escape" +
                  (bytes_ && (c == 'u' || c == 'U') ? " of bytes" : ""));
    }
  }

  void number(std::size_t skip, std::size_t digits, int base) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      const int digit = at_ + skip + i < body_.size() ? digit_value(body_[at_ + skip + i], base) : -1;
      if (digit < 0) {
        return fail(skip + i,
                    "the escape needs " + std::to_string(digits) + (base == 8 ? " octal" : " hexadecimal") + " digits");
      }
      value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
    }
    if (bytes_) {
      result_.text += static_cast<char>(value);
    } else if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
      return fail(skip + digits, "the escape names no Unicode character");
    } else {
      text::append_utf8(result_.text, value);
    }
    at_ += skip + digits;
  }

  std::string_view body_;
  std::size_t offset_;
  bool bytes_;
  std::size_t at_ = 0;
  DecodedText result_;
};

}  // namespace

DecodedText decode_text_literal(std::string_view literal) {
  bool raw = false;
  bool bytes = false;
  std::size_t begin = 0;
  for (; literal[begin] != '"' && literal[begin] != '\''; ++begin) {
    (literal[begin] == 'r' || literal[begin] == 'R' ? raw : bytes) = true;
  }
  const char quote = literal[begin];
  const std::size_t rest = literal.size() - begin;
  const std::size_t quotes = rest >= 6 && literal[begin + 1] == quote && literal[begin + 2] == quote ? 3 : 1;
  const std::string_view body = literal.substr(begin + quotes, rest - 2 * quotes);
  if (raw) return {.text = std::string{body}};
  return Decoder(body, begin + quotes, bytes).run();
}

}  // namespace stageplot::policy::cel
