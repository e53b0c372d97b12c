// Where the reader stands in a text, and how it gives up: the first syntax error leaves the folder's parsing functions
// as a SyntaxError, which read_fluentd() turns into a finding.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "diagnostics/diagnostic.hpp"

namespace stageplot::fluentd {

/// Internal to this folder.
struct SyntaxError {
  diagnostics::Diagnostic diagnostic;
};

class Cursor {
 public:
  Cursor(std::string_view text, source::FileId file) : text_(text), file_(file) {}

  [[nodiscard]] bool at_end() const { return position_ >= text_.size(); }
  /// The next byte, or NUL at the end and behind it; text may hold NUL, so at_end() decides.
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }
  [[nodiscard]] bool starts_with(std::string_view word) const { return text_.substr(position_).starts_with(word); }
  [[nodiscard]] std::size_t position() const { return position_; }
  void advance(std::size_t bytes = 1) { position_ += bytes; }
  char take() { return text_[position_++]; }
  bool take_if(char wanted) {
    if (at_end() || peek() != wanted) return false;
    ++position_;
    return true;
  }
  void skip_blanks() {
    while (!at_end() && (peek() == ' ' || peek() == '\t')) ++position_;
  }
  /// At a line break (LF or CRLF) or at the end of the text.
  [[nodiscard]] bool at_line_end() const { return at_end() || peek() == '\n' || (peek() == '\r' && peek(1) == '\n'); }
  void skip_line() {
    while (!at_end() && take() != '\n') {
    }
  }

  /// From the cursor to the end.
  [[nodiscard]] std::string_view text_ahead() const { return text_.substr(position_); }
  [[nodiscard]] char text_at(std::size_t offset) const { return text_[offset]; }
  /// From `begin` to the cursor.
  [[nodiscard]] std::string_view text(std::size_t begin) const { return text_.substr(begin, position_ - begin); }
  [[nodiscard]] source::Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  [[nodiscard]] source::Span span_from(std::size_t begin) const { return span(begin, position_); }
  /// The next character, whole in UTF-8, or the empty place at the end.
  [[nodiscard]] source::Span span_here() const;

  [[noreturn]] void fail(const diagnostics::Rule& rule, diagnostics::Label primary, std::string summary,
                         std::string help) const {
    throw SyntaxError{
        {.rule = &rule, .summary = std::move(summary), .primary = std::move(primary), .help = std::move(help)}};
  }

 private:
  std::string_view text_;
  source::FileId file_;
  std::size_t position_ = 0;
};

}  // namespace stageplot::fluentd
