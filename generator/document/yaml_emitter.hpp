// The lower half of the YAML writer: text with a column, indentation and the four ways to write a scalar, with the
// exact line folding of libyaml's emitter (which go-yaml v2 is a port of). It knows strings, not Values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::document {

enum class EmittedStyle : std::uint8_t { plain, single_quoted, double_quoted, literal };

/// What a string permits, found in one pass.
struct ScalarAnalysis {
  bool multiline = false;
  bool plain_allowed = false;
  bool single_quoted_allowed = false;
  bool block_allowed = false;
};

/// go-yaml v3 lets a tab stand in a literal block, v2 does not.
enum class Tabs : std::uint8_t { escaped, in_blocks };

[[nodiscard]] ScalarAnalysis analyze_scalar(std::string_view text, Tabs rule = Tabs::escaped);

/// The style in which go-yaml, v2 as v3, writes a string: quoted where it would read as something else, literal where
/// it has line feeds.
[[nodiscard]] EmittedStyle choose_style(std::string_view text, const ScalarAnalysis& analysis, bool simple_key);

class YamlEmitter {
 public:
  static constexpr int kIndent = 2;
  static constexpr int kWidth = 80;

  [[nodiscard]] std::string take() && { return std::move(text_); }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  /// Where the next token's first character will stand.
  [[nodiscard]] std::uint32_t next_token() const { return size() + (whitespace_ ? 0 : 1); }

  /// One level deeper; the first level of a document has no indentation. Ended by pop_indent.
  void push_indent(bool flow, bool indentless);
  void pop_indent();
  [[nodiscard]] bool at_line_start() const { return indention_; }

  /// Goes to the current indentation, on a new line unless already there.
  void write_indent();
  /// `-`, `:`, `?`, `[` …
  void write_indicator(std::string_view indicator, bool need_whitespace, bool is_whitespace, bool is_indention);
  /// The scalar in this style, indented by push_indent before. Keys never fold.
  void write_scalar(std::string_view text, EmittedStyle style, bool may_fold);

 private:
  void put(char c) {
    text_ += c;
    ++column_;
  }
  void put_break() {
    text_ += '\n';
    column_ = 0;
  }
  void write_character(std::string_view text, std::size_t& at);
  /// The character and those behind it that are ASCII, no controls, and neither of the special ones.
  void write_run(std::string_view text, std::size_t& at, char special = '\n', char other = '\n');
  void write_break(std::string_view text, std::size_t& at);
  void write_plain(std::string_view text, bool may_fold);
  void write_single_quoted(std::string_view text, bool may_fold);
  void write_double_quoted(std::string_view text, bool may_fold);
  void write_escape(char32_t code_point);
  void write_literal(std::string_view text);

  std::string text_;
  std::vector<int> indents_;
  int indent_ = -1;
  int column_ = 0;
  bool whitespace_ = true;  // the last character was a blank, a break or an indentation
  bool indention_ = true;   // only indentation and indicators stand in this line
};

}  // namespace stageplot::document
