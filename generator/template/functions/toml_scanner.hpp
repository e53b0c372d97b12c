// The characters of a TOML text as BurntSushi/toml's lexer goes through them: what a character may be, in which line it
// stands, and where an error is said to be. Strings and numbers are cut out here; what they mean is toml_reader.cpp's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stageplot::gotemplate {

/// Why a text is no TOML, before the reader adds the key that it was at.
struct TomlProblem {
  int line = 0;
  std::string message;
};

/// A part of the text. `line` is the one that it ends in.
struct TomlToken {
  enum class Kind {
    string,
    escaped_string,
    multiline_string,
    raw_string,
    raw_multiline_string,
    integer,
    real,
    boolean,
    date,
    bare
  };
  Kind kind = Kind::bare;
  std::string_view text;
  int line = 1;
};

/// Every member throws TomlProblem where a character may not stand.
class TomlScanner {
 public:
  static constexpr char32_t kEnd = 0;

  explicit TomlScanner(std::string_view text) : text_(text) {}

  char32_t next();
  void back();
  char32_t peek();
  bool accept(char32_t wanted);
  void skip_blanks();
  /// From `#` to the end of the line.
  void skip_comment();
  /// What stands next becomes the beginning of a token.
  void start() { start_ = position_; }

  TomlToken bare_key();
  TomlToken quoted_key();
  /// A value that is neither list nor table; those begin with a bracket, which `first` is then. `first` was read.
  TomlToken scalar(char32_t first);

  /// At the end of the text an error belongs to the line before, where the last one is empty.
  [[noreturn]] void fail(std::string message) const;
  [[noreturn]] void fail_in_line_before(std::string message) const;

 private:
  [[nodiscard]] TomlToken token(TomlToken::Kind kind) const { return {.kind = kind, .text = current(), .line = line_}; }
  [[nodiscard]] std::string_view current() const { return text_.substr(start_, position_ - start_); }

  TomlToken quoted(char32_t quote);
  TomlToken string();
  TomlToken raw_string();
  TomlToken multiline(char32_t quote);
  void escape();
  TomlToken word();
  TomlToken number_or_date();
  TomlToken date();
  TomlToken signed_number();
  TomlToken decimal();
  TomlToken real();
  TomlToken based(char32_t base);

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t start_ = 0;
  int line_ = 1;
  bool at_end_ = false;
  bool escaped_ = false;
  std::vector<std::size_t> widths_;  // of the characters since the last one that back() may not go behind
};

}  // namespace stageplot::gotemplate
