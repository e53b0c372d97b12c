// The place in the words of a text where the parser is: comments are out of sight, line breaks count or not. Ends the
// reading of an attribute, a block's header or a template with an exception at the first thing that is wrong; bodies
// catch it and go on. Internal to the parser.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "terraform/hcl/parser.hpp"
#include "terraform/hcl/tokens.hpp"

namespace stageplot::terraform::hcl {

/// Never leaves this folder.
class Stop final : public std::exception {
 public:
  explicit Stop(SyntaxError error) : error_(std::move(error)) {}
  [[nodiscard]] const SyntaxError& error() const { return error_; }

 private:
  SyntaxError error_;
};

class Cursor {
 public:
  /// `tokens` end with `end`. `whole` says what ends there: "file", "template", "expression".
  Cursor(std::string_view text, std::vector<Token> tokens, std::string_view whole);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const Token& peek() const { return tokens_[next()]; }
  /// The token behind `peek()`.
  [[nodiscard]] const Token& peek_second() const;
  [[nodiscard]] TokenKind kind() const { return peek().kind; }
  [[nodiscard]] bool is(TokenKind kind) const { return peek().kind == kind; }
  [[nodiscard]] bool is_word(std::string_view word) const {
    return is(TokenKind::identifier) && text_of(peek(), text_) == word;
  }
  [[nodiscard]] std::string_view word() const { return text_of(peek(), text_); }

  /// Goes over the next token; stays at the end.
  const Token& take();
  bool take_if(TokenKind kind);
  /// Fails where another token stands: "… stands where WHAT is expected".
  const Token& expect(TokenKind kind, std::string_view what);
  /// Goes over what closes `open`. At the end of the text it is `open` that is wrong.
  void close(TokenKind kind, std::string_view what, Range open);
  /// Fails at the end of the text: what `open` has opened goes on to there.
  void refuse_end(std::string_view closer, Range open) const;
  /// The end of the token before.
  [[nodiscard]] std::uint32_t previous_end() const { return previous_end_; }

  [[noreturn]] void fail(Range range, std::string summary, std::string help) const;
  /// About the next token.
  [[noreturn]] void fail_expected(std::string_view what) const;
  [[noreturn]] void fail_expected(std::string_view what, std::string help) const;

  /// Whether line breaks are tokens or blanks, until the end of a scope.
  class LineBreaks {
   public:
    LineBreaks(Cursor& cursor, bool count)
        : cursor_(cursor), before_(std::exchange(cursor.line_breaks_count_, count)) {}
    LineBreaks(const LineBreaks&) = delete;
    LineBreaks& operator=(const LineBreaks&) = delete;
    ~LineBreaks() { cursor_.line_breaks_count_ = before_; }

   private:
    Cursor& cursor_;
    bool before_;
  };

  // For going on behind an error: places in the row of tokens.
  [[nodiscard]] std::size_t place() const { return at_; }
  [[nodiscard]] const Token& at(std::size_t place) const { return tokens_[place]; }
  void go_to(std::size_t place) { at_ = place; }

 private:
  [[nodiscard]] std::size_t next() const {
    std::size_t i = at_;
    if (!line_breaks_count_) {
      while (tokens_[i].kind == TokenKind::line_break) ++i;
    }
    return i;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::string_view whole_;
  std::size_t at_ = 0;
  std::uint32_t previous_end_ = 0;
  bool line_breaks_count_ = true;
};

}  // namespace stageplot::terraform::hcl
