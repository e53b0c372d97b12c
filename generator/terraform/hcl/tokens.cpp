#include "terraform/hcl/tokens.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "terraform/hcl/blanks.hpp"
#include "text/unicode_class.hpp"
#include "text/utf8.hpp"

namespace stageplot::terraform::hcl {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

/// What the scanner is in, innermost last; nothing: a file, outside of texts.
struct Context {
  enum Kind : std::uint8_t { quotes, heredoc, sequence, bare };
  Kind kind = quotes;
  bool line_begins = true;     // heredoc: nothing of the line has been read
  std::uint32_t braces = 0;    // sequence: open ones within
  std::string_view name = {};  // heredoc
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {
    tokens_.reserve(text.size() / 5 + 2);
    if (text_.starts_with(text::kByteOrderMark)) at_ = text::kByteOrderMark.size();
  }

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      if (contexts_.empty()) {
        word();
        continue;
      }
      switch (contexts_.back().kind) {
        case Context::quotes:
          in_quotes();
          break;
        case Context::heredoc:
          in_heredoc();
          break;
        case Context::bare:
          in_bare_template();
          break;
        case Context::sequence:
          word();
          break;
      }
    }
    add(TokenKind::end, 0);
    return std::move(tokens_);
  }

  std::vector<Token> run_template() {
    contexts_.push_back({.kind = Context::bare});
    return run();
  }

 private:
  [[nodiscard]] bool next_is(std::string_view word) const { return text_.substr(at_).starts_with(word); }
  /// The byte so far ahead; NUL behind the text.
  [[nodiscard]] char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void add(TokenKind kind, std::size_t size) {
    tokens_.push_back(
        {kind, {.begin = static_cast<std::uint32_t>(at_), .end = static_cast<std::uint32_t>(at_ + size)}});
    at_ += size;
  }

  // --- between texts ---

  void word() {
    const char c = text_[at_];
    if (c == ' ' || c == '\t') {
      at_ = std::min(text_.find_first_not_of(" \t", at_), text_.size());
    } else if (c == '\n') {
      add(TokenKind::line_break, 1);
    } else if (c == '\r' && peek(1) == '\n') {
      add(TokenKind::line_break, 2);
    } else if (c == '#' || (c == '/' && peek(1) == '/')) {
      const std::size_t end = text_.find('\n', at_);
      add(TokenKind::comment, (end == std::string_view::npos ? text_.size() : end + 1) - at_);
    } else if (c == '/' && peek(1) == '*') {
      const std::size_t end = text_.find("*/", at_ + 2);
      if (end == std::string_view::npos) {
        add(TokenKind::open_comment, text_.size() - at_);
      } else {
        add(TokenKind::comment, end + 2 - at_);
      }
    } else if (c == '"') {
      add(TokenKind::open_quote, 1);
      contexts_.push_back({.kind = Context::quotes});
    } else if (is_digit(c)) {
      number();
    } else if (const std::size_t size = identifier_size(at_); size > 0) {
      add(TokenKind::identifier, size);
    } else if (c == '<' && peek(1) == '<' && open_heredoc()) {
      return;
    } else {
      punctuation(c);
    }
  }

  /// Bytes of the identifier that begins there, 0 where none does.
  [[nodiscard]] std::size_t identifier_size(std::size_t begin) const {
    std::size_t at = begin;
    while (at < text_.size()) {
      const char c = text_[at];
      if (is_ascii(c)) {
        const bool begins = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!begins && (at == begin || !(is_digit(c) || c == '-'))) break;
        ++at;
        continue;
      }
      const text::Decoded decoded = text::decode_utf8(text_, at);
      if (decoded.length == 1) break;
      if (!(at == begin ? text::begins_identifier(decoded.code_point) : text::continues_identifier(decoded.code_point)))
        break;
      at += decoded.length;
    }
    return at - begin;
  }

  /// Points and exponents may come more than once: what is no number is the parser's to say. A point at the end is
  /// none of it.
  void number() {
    std::size_t end = at_ + 1;
    for (std::size_t at = end; at < text_.size();) {
      const char c = text_[at];
      if (is_digit(c)) {
        end = ++at;
      } else if (c == '.') {
        ++at;
      } else if (c == 'e' || c == 'E') {
        const bool has_sign = at + 1 < text_.size() && (text_[at + 1] == '+' || text_[at + 1] == '-');
        const std::size_t digit = at + (has_sign ? 2 : 1);
        if (digit >= text_.size() || !is_digit(text_[digit])) break;
        end = at = digit + 1;
      } else {
        break;
      }
    }
    add(TokenKind::number, end - at_);
  }

  bool open_heredoc() {
    const std::size_t name = at_ + (peek(2) == '-' ? 3 : 2);
    const std::size_t size = identifier_size(name);
    std::size_t end = name + size;
    if (size == 0) return false;
    if (end < text_.size() && text_[end] == '\r') ++end;
    if (end >= text_.size() || text_[end] != '\n') return false;
    add(TokenKind::open_heredoc, end + 1 - at_);
    contexts_.push_back({.kind = Context::heredoc, .name = text_.substr(name, size)});
    return true;
  }

  void punctuation(char c) {
    constexpr std::array<std::pair<std::string_view, TokenKind>, 9> kLong{{
        {"...", TokenKind::ellipsis},
        {"==", TokenKind::is_equal},
        {"!=", TokenKind::is_not_equal},
        {">=", TokenKind::greater_or_equal},
        {"<=", TokenKind::less_or_equal},
        {"&&", TokenKind::logical_and},
        {"||", TokenKind::logical_or},
        {"::", TokenKind::double_colon},
        {"=>", TokenKind::arrow},
    }};
    for (const auto& [word, kind] : kLong) {
      if (word[0] != c || !next_is(word)) continue;
      add(kind, word.size());
      return;
    }
    switch (c) {
      case '{':
        if (!contexts_.empty()) ++contexts_.back().braces;
        add(TokenKind::open_brace, 1);
        return;
      case '}':
        close_brace(1);
        return;
      case '~':
        if (peek(1) == '}') {
          close_brace(2);
          return;
        }
        break;
      default:
        break;
    }
    constexpr std::string_view kCharacters = "()[],.*/%+-=<>!?:";
    constexpr std::array<TokenKind, kCharacters.size()> kKinds{TokenKind::open_parenthesis,
                                                               TokenKind::close_parenthesis,
                                                               TokenKind::open_bracket,
                                                               TokenKind::close_bracket,
                                                               TokenKind::comma,
                                                               TokenKind::dot,
                                                               TokenKind::star,
                                                               TokenKind::slash,
                                                               TokenKind::percent,
                                                               TokenKind::plus,
                                                               TokenKind::minus,
                                                               TokenKind::equal,
                                                               TokenKind::less,
                                                               TokenKind::greater,
                                                               TokenKind::bang,
                                                               TokenKind::question,
                                                               TokenKind::colon};
    if (const std::size_t i = kCharacters.find(c); i != std::string_view::npos) {
      add(kKinds[i], 1);
    } else {
      strange_character();
    }
  }

  void close_brace(std::size_t size) {
    if (!contexts_.empty() && contexts_.back().braces == 0) {
      add(TokenKind::close_template, size);
      contexts_.pop_back();
      return;
    }
    if (!contexts_.empty()) --contexts_.back().braces;
    // `~}` closes no brace; the parser says so.
    add(size == 1 ? TokenKind::close_brace : TokenKind::close_template, size);
  }

  void strange_character() {
    const text::Decoded decoded = text::decode_utf8(text_, at_);
    const bool broken = decoded.length == 1 && !is_ascii(text_[at_]);
    add(broken ? TokenKind::bad_bytes : TokenKind::other, decoded.length);
  }

  // --- in texts ---

  /// Takes `${`, `%{` and their `~`.
  bool open_sequence() {
    const char c = text_[at_];
    if ((c != '$' && c != '%') || peek(1) != '{') return false;
    add(c == '$' ? TokenKind::open_interpolation : TokenKind::open_directive, peek(2) == '~' ? 3 : 2);
    contexts_.back().line_begins = false;
    contexts_.push_back({.kind = Context::sequence});
    return true;
  }

  /// Where literal text that begins at at_ ends: before a sequence, bytes that are no UTF-8, a line break, and in
  /// quotes before the closing ones.
  [[nodiscard]] std::size_t literal_end(bool quoted) const {
    std::size_t at = at_;
    while (at < text_.size()) {
      const char c = text_[at];
      if (c == '\n' || c == '\r' || (quoted && c == '"')) break;
      const char next = at + 1 < text_.size() ? text_[at + 1] : '\0';
      if ((c == '$' || c == '%') && next == '{') break;
      if ((c == '$' || c == '%') && next == c && at + 2 < text_.size() && text_[at + 2] == '{') {
        at += 3;
      } else if (quoted && c == '\\' && is_ascii(next) && next != '\n' && next != '\r' && at + 1 < text_.size()) {
        at += 2;
      } else if (is_ascii(c)) {
        ++at;
      } else {
        const text::Decoded decoded = text::decode_utf8(text_, at);
        if (decoded.length == 1) break;
        at += decoded.length;
      }
    }
    return at;
  }

  void in_quotes() {
    const char c = text_[at_];
    if (open_sequence()) return;
    if (c == '"') {
      add(TokenKind::close_quote, 1);
      contexts_.pop_back();
    } else if (c == '\n' || c == '\r') {
      add(TokenKind::quoted_line_break, c == '\r' && peek(1) == '\n' ? 2 : 1);
      contexts_.pop_back();
    } else if (const std::size_t end = literal_end(true); end > at_) {
      add(TokenKind::quoted_text, end - at_);
    } else {
      strange_character();
    }
  }

  /// The end of the line's literal text with its line break, where nothing stands between.
  [[nodiscard]] std::size_t with_line_break(std::size_t end) const {
    if (text_.substr(end).starts_with("\r\n")) return end + 2;
    return text_.substr(end).starts_with('\n') ? end + 1 : end;
  }

  void in_heredoc() {
    if (open_sequence()) return;
    Context& context = contexts_.back();
    const std::size_t literal = literal_end(false);
    const std::size_t end = with_line_break(literal);
    if (end == at_) {
      strange_character();
      return;
    }
    const bool ends_line = end > literal;
    if (ends_line && context.line_begins && without_blanks(text_.substr(at_, literal - at_)) == context.name) {
      add(TokenKind::close_heredoc, literal - at_);
      contexts_.pop_back();
      add(TokenKind::line_break, end - literal);
      return;
    }
    context.line_begins = ends_line;
    add(TokenKind::heredoc_text, end - at_);
  }

  void in_bare_template() {
    if (open_sequence()) return;
    const std::size_t end = with_line_break(literal_end(false));
    if (end > at_) {
      add(TokenKind::heredoc_text, end - at_);
    } else if (text_[at_] == '\r') {
      // Terraform 1.11 reads no sequences behind a carriage return that stands alone: all the rest is text.
      add(TokenKind::heredoc_text, text_.size() - at_);
    } else {
      strange_character();
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  std::vector<Context> contexts_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  return Lexer(text).run();
}

std::vector<Token> tokenize_template(std::string_view text) {
  return Lexer(text).run_template();
}

int nesting(TokenKind kind) {
  switch (kind) {
    case TokenKind::open_parenthesis:
    case TokenKind::open_bracket:
    case TokenKind::open_brace:
    case TokenKind::open_interpolation:
    case TokenKind::open_directive:
      return 1;
    case TokenKind::close_parenthesis:
    case TokenKind::close_bracket:
    case TokenKind::close_brace:
    case TokenKind::close_template:
      return -1;
    default:
      return 0;
  }
}

}  // namespace stageplot::terraform::hcl
