#include "terraform/tokens.hpp"

#include <algorithm>
#include <array>

namespace stageplot::terraform {
namespace {

bool is_word_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      if (!contexts_.empty() && contexts_.back().kind == Context::quote) {
        quoted();
      } else if (!contexts_.empty() && contexts_.back().kind == Context::heredoc) {
        heredoc();
      } else {
        plain();
      }
    }
    return std::move(tokens_);
  }

 private:
  /// What is open around the place: a string, a heredoc, or the braces inside a template sequence.
  struct Context {
    enum Kind : std::uint8_t { quote, heredoc, sequence } kind;
    std::string_view word = {};  // heredoc: what ends it
    std::uint32_t braces = 0;    // sequence: braces that are open in it
  };

  void add(TokenKind kind, std::size_t size) {
    tokens_.push_back({kind, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + size)});
    at_ += size;
  }

  [[nodiscard]] bool next_is(std::string_view word) const { return text_.substr(at_).starts_with(word); }

  /// The size of what opens a template sequence at `offset`, or 0; an escaped one opens none.
  [[nodiscard]] std::size_t sequence_at(std::size_t offset) const {
    const std::string_view rest = text_.substr(offset);
    if (!rest.starts_with("${") && !rest.starts_with("%{")) return 0;
    return rest.size() > 2 && rest[2] == '~' ? 3 : 2;
  }
  [[nodiscard]] bool escaped_sequence_at(std::size_t offset) const {
    const std::string_view rest = text_.substr(offset);
    return rest.starts_with("$${") || rest.starts_with("%%{");
  }

  void open_sequence() {
    add(TokenKind::open_template, sequence_at(at_));
    contexts_.push_back({.kind = Context::sequence});
  }

  void quoted() {
    if (text_[at_] == '"') {
      add(TokenKind::close_quote, 1);
      contexts_.pop_back();
      return;
    }
    if (sequence_at(at_) != 0) {
      open_sequence();
      return;
    }
    std::size_t end = at_;
    while (end < text_.size() && text_[end] != '"' && sequence_at(end) == 0) {
      end += escaped_sequence_at(end) ? 3 : text_[end] == '\\' ? 2 : 1;
    }
    add(TokenKind::quoted_text, std::min(end, text_.size()) - at_);
  }

  void heredoc() {
    if (sequence_at(at_) != 0) {
      open_sequence();
      return;
    }
    std::size_t end = at_;
    while (end < text_.size() && sequence_at(end) == 0) {
      if (line_begins(end) && closes_heredoc(end)) break;
      end += escaped_sequence_at(end) ? 3 : 1;
    }
    end = std::min(end, text_.size());
    if (end > at_) add(TokenKind::heredoc_text, end - at_);
    if (at_ == text_.size() || sequence_at(at_) != 0) return;
    add(TokenKind::close_heredoc, std::min(text_.find('\n', at_), text_.size()) - at_);
    contexts_.pop_back();
  }
  [[nodiscard]] bool line_begins(std::size_t offset) const { return offset == 0 || text_[offset - 1] == '\n'; }
  [[nodiscard]] bool closes_heredoc(std::size_t offset) const {
    std::string_view line = text_.substr(offset, std::min(text_.find('\n', offset), text_.size()) - offset);
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) return false;
    line = line.substr(first, line.find_last_not_of(" \t\r") + 1 - first);
    return line == contexts_.back().word;
  }

  void plain() {
    const char c = text_[at_];
    if (c == ' ' || c == '\t' || c == '\r') {
      ++at_;
    } else if (c == '\n') {
      add(TokenKind::line_break, 1);
    } else if (c == '#' || next_is("//")) {
      const std::size_t end = text_.find('\n', at_);
      add(TokenKind::comment, (end == std::string_view::npos ? text_.size() : end + 1) - at_);
    } else if (next_is("/*")) {
      const std::size_t end = text_.find("*/", at_ + 2);
      add(TokenKind::comment, (end == std::string_view::npos ? text_.size() : end + 2) - at_);
    } else if (c == '"') {
      add(TokenKind::open_quote, 1);
      contexts_.push_back({.kind = Context::quote});
    } else if (next_is("<<")) {
      open_heredoc();
    } else if (is_word_start(c)) {
      add_while(TokenKind::identifier, [](char d) { return is_word_start(d) || is_digit(d) || d == '-'; });
    } else if (is_digit(c)) {
      number();
    } else {
      punctuation(c);
    }
  }

  template <typename Predicate>
  void add_while(TokenKind kind, Predicate predicate) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && predicate(text_[end])) ++end;
    add(kind, end - at_);
  }

  void number() {
    std::size_t end = at_;
    const auto digits = [&] {
      while (end < text_.size() && is_digit(text_[end])) ++end;
    };
    digits();
    if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
      ++end;
      digits();
    }
    if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
      const bool has_sign = end + 1 < text_.size() && (text_[end + 1] == '+' || text_[end + 1] == '-');
      const std::size_t first = end + (has_sign ? 2 : 1);
      if (first < text_.size() && is_digit(text_[first])) {
        end = first;
        digits();
      }
    }
    add(TokenKind::number, end - at_);
  }

  void open_heredoc() {
    const std::size_t line_end = text_.find('\n', at_);
    std::size_t word = at_ + 2;
    if (word < text_.size() && text_[word] == '-') ++word;
    if (line_end == std::string_view::npos || word >= line_end) {
      add(TokenKind::operation, 2);
      return;
    }
    std::string_view name = text_.substr(word, line_end - word);
    if (name.ends_with('\r')) name.remove_suffix(1);
    add(TokenKind::open_heredoc, line_end + 1 - at_);
    contexts_.push_back({.kind = Context::heredoc, .word = name});
  }

  void punctuation(char c) {
    const bool in_sequence = !contexts_.empty();
    switch (c) {
      case '{':
        if (in_sequence) ++contexts_.back().braces;
        [[fallthrough]];
      case '(':
      case '[':
        add(TokenKind::open_bracket, 1);
        return;
      case '}':
        if (in_sequence && contexts_.back().braces == 0) {
          add(TokenKind::close_template, 1);
          contexts_.pop_back();
          return;
        }
        if (in_sequence) --contexts_.back().braces;
        [[fallthrough]];
      case ')':
      case ']':
        add(TokenKind::close_bracket, 1);
        return;
      case ',':
        add(TokenKind::comma, 1);
        return;
      case '~':
        if (in_sequence && next_is("~}")) {
          add(TokenKind::close_template, 2);
          contexts_.pop_back();
          return;
        }
        add(TokenKind::other, 1);
        return;
      default:
        break;
    }
    if (next_is("...")) {
      add(TokenKind::ellipsis, 3);
      return;
    }
    constexpr std::array<std::string_view, 8> kPairs{"==", "!=", "<=", ">=", "&&", "||", "=>", "::"};
    for (const std::string_view pair : kPairs) {
      if (!next_is(pair)) continue;
      add(TokenKind::operation, 2);
      return;
    }
    if (c == '=') {
      add(TokenKind::equal, 1);
    } else if (c == '.') {
      add(TokenKind::dot, 1);
    } else {
      add(std::string_view("+-*/%<>!?:").find(c) == std::string_view::npos ? TokenKind::other : TokenKind::operation,
          1);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  std::vector<Context> contexts_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  return Tokenizer(text).run();
}

}  // namespace stageplot::terraform
