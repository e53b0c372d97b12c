#include "policy/cel/lexer.hpp"

#include <array>

#include "text/utf8.hpp"

namespace stageplot::policy::cel {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

constexpr std::array<std::string_view, 26> kPunctuation = {
    "==", "!=", "<=", ">=", "&&", "||", "(", ")", "[", "]", "{", "}", ",",
    ".",  ":",  "?",  "+",  "-",  "*",  "/", "%", "<", ">", "!", "|", "&",
};

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<CompileError>& errors) : text_(text), errors_(errors) {}

  std::vector<Token> run() {
    while (true) {
      skip_space();
      if (at_ == text_.size() || !next()) break;
    }
    tokens_.push_back({.kind = TokenKind::end, .text = {}, .span = span(text_.size(), text_.size())});
    return std::move(tokens_);
  }

 private:
  static TextSpan span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void skip_space() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        ++at_;
      } else if (c == '/' && peek(1) == '/') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else {
        return;
      }
    }
  }

  bool fail(std::size_t begin, std::size_t end, std::string message, std::string help = {}) {
    errors_.push_back({.message = std::move(message), .help = std::move(help), .span = span(begin, end)});
    return false;
  }

  bool add(TokenKind kind, std::size_t begin) {
    tokens_.push_back({.kind = kind, .text = text_.substr(begin, at_ - begin), .span = span(begin, at_)});
    return true;
  }

  bool next() {
    const char c = peek();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (const std::size_t prefix = string_prefix(); prefix != kNoString) return string(prefix);
    if (begins_name(c)) return name();
    if (c == '`') return quoted_name();
    for (const std::string_view sign : kPunctuation) {
      if (!text_.substr(at_).starts_with(sign)) continue;
      if (sign == "|" || sign == "&") {
        return fail(at_, at_ + 1, "`" + std::string{sign} + "` is no operator",
                    "did you mean `" + std::string{sign} + std::string{sign} + "`?");
      }
      const std::size_t begin = at_;
      at_ += sign.size();
      return add(TokenKind::punctuation, begin);
    }
    const auto decoded = text::decode_utf8(text_, at_);
    std::string help;
    if (c == '=') help = "CEL has no assignment; did you mean `==`?";
    if (c == '$' || c == '@' || c == ';' || c == '#')
      help = "comments begin with `//`; names hold letters, digits and `_`";
    return fail(at_, at_ + decoded.length,
                "unexpected character `" + std::string{text_.substr(at_, decoded.length)} + "`", std::move(help));
  }

  static constexpr std::size_t kNoString = static_cast<std::size_t>(-1);

  /// The length of r, R, b, B in front of a quote.
  [[nodiscard]] std::size_t string_prefix() const {
    bool raw = false;
    bool bytes = false;
    for (std::size_t i = 0;; ++i) {
      const char c = peek(i);
      if (c == '"' || c == '\'') return i;
      if ((c == 'r' || c == 'R') && !raw) {
        raw = true;
      } else if ((c == 'b' || c == 'B') && !bytes) {
        bytes = true;
      } else {
        return kNoString;
      }
    }
  }

  bool string(std::size_t prefix) {
    const std::size_t begin = at_;
    bool raw = false;
    bool bytes = false;
    for (std::size_t i = 0; i < prefix; ++i) {
      (peek(i) == 'r' || peek(i) == 'R' ? raw : bytes) = true;
    }
    at_ += prefix;
    const char quote = peek();
    const bool triple = peek(1) == quote && peek(2) == quote;
    const std::size_t quotes = triple ? 3 : 1;
    at_ += quotes;
    while (true) {
      if (at_ >= text_.size() || (!triple && (text_[at_] == '\n' || text_[at_] == '\r'))) {
        return fail(begin, begin + prefix + quotes, "the string has no end",
                    triple ? "it ends with the three quotes that it begins with"
                           : "a string over several lines stands in three quotes");
      }
      const char c = text_[at_];
      if (c == '\\' && !raw) {
        at_ += 2;
      } else if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
        at_ += quotes;
        return add(bytes ? TokenKind::bytes : TokenKind::string, begin);
      } else {
        ++at_;
      }
    }
  }

  bool number() {
    const std::size_t begin = at_;
    TokenKind kind = TokenKind::integer;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X') && is_hex(peek(2))) {
      at_ += 2;
      while (is_hex(peek())) ++at_;
    } else {
      while (is_digit(peek())) ++at_;
      if (peek() == '.' && is_digit(peek(1))) {
        kind = TokenKind::floating;
        ++at_;
        while (is_digit(peek())) ++at_;
      }
      if (peek() == 'e' || peek() == 'E') {
        const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
        if (is_digit(peek(sign))) {
          kind = TokenKind::floating;
          at_ += sign;
          while (is_digit(peek())) ++at_;
        }
      }
    }
    if (kind == TokenKind::integer && (peek() == 'u' || peek() == 'U')) {
      kind = TokenKind::unsigned_integer;
      ++at_;
    }
    if (begins_name(peek())) {
      std::size_t end = at_;
      while (end < text_.size() && (begins_name(text_[end]) || is_digit(text_[end]))) ++end;
      return fail(begin, end, "`" + std::string{text_.substr(begin, end - begin)} + "` is no number");
    }
    return add(kind, begin);
  }

  bool name() {
    const std::size_t begin = at_;
    while (begins_name(peek()) || is_digit(peek())) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (word == "true") return add(TokenKind::keyword_true, begin);
    if (word == "false") return add(TokenKind::keyword_false, begin);
    if (word == "null") return add(TokenKind::keyword_null, begin);
    if (word == "in") return add(TokenKind::keyword_in, begin);
    return add(TokenKind::identifier, begin);
  }

  bool quoted_name() {
    const std::size_t begin = at_++;
    while (begins_name(peek()) || is_digit(peek()) || peek() == '.' || peek() == '-' || peek() == '/' ||
           peek() == ' ') {
      ++at_;
    }
    if (peek() != '`' || at_ == begin + 1) {
      return fail(begin, at_, "the quoted name has no end",
                  "between back quotes stand letters, digits, `_`, `.`, `-`, `/` and spaces");
    }
    ++at_;
    tokens_.push_back({.kind = TokenKind::quoted_identifier,
                       .text = text_.substr(begin + 1, at_ - begin - 2),
                       .span = span(begin, at_)});
    return true;
  }

  std::string_view text_;
  std::vector<CompileError>& errors_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, std::vector<CompileError>& errors) {
  return Lexer(text, errors).run();
}

}  // namespace stageplot::policy::cel
