#include "terraform/syntax.hpp"

#include <algorithm>
#include <exception>
#include <set>
#include <utility>
#include <vector>

#include "terraform/tokens.hpp"

namespace stageplot::terraform {
namespace {

constexpr int kMostDepth = 200;

/// Ends the reading at the first error. Never leaves this file.
class Stop final : public std::exception {
 public:
  explicit Stop(SyntaxError error) : error_(std::move(error)) {}
  [[nodiscard]] const SyntaxError& error() const { return error_; }

 private:
  SyntaxError error_;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), tokens_(tokenize(text)) {
    std::erase_if(tokens_, [&](const Token& token) {
      const std::string_view comment = text_.substr(token.begin, token.end - token.begin);
      if (token.kind != TokenKind::comment) return false;
      if (comment.starts_with("/*") && (comment.size() < 4 || !comment.ends_with("*/"))) open_comment_ = token;
      if (comment.ends_with('\n')) return false;
      return true;
    });
    const auto size = static_cast<std::uint32_t>(text.size());
    tokens_.push_back({TokenKind::line_break, size, size});
  }

  void read() {
    if (open_comment_) {
      throw Stop({.begin = open_comment_->begin,
                  .end = open_comment_->begin + 2,
                  .summary = "a comment is not closed",
                  .help = "end it with `*/`"});
    }
    body(0);
    if (!at_end()) fail("`" + std::string(word()) + "` closes nothing", "remove it, or open it above");
  }

 private:
  // --- words ---

  [[nodiscard]] bool at_end() const { return at_ + 1 >= tokens_.size(); }
  [[nodiscard]] const Token& token() const { return tokens_[std::min(at_, tokens_.size() - 1)]; }
  [[nodiscard]] std::string_view word() const { return text_.substr(token().begin, token().end - token().begin); }
  [[nodiscard]] bool is(TokenKind kind) const { return !at_end() && token().kind == kind; }
  [[nodiscard]] bool is(TokenKind kind, std::string_view text) const { return is(kind) && word() == text; }
  [[nodiscard]] bool is_line_end() const {
    return at_end() || token().kind == TokenKind::line_break || token().kind == TokenKind::comment;
  }
  void skip_line_ends() {
    while (!at_end() && is_line_end()) ++at_;
  }
  /// In parentheses, brackets and template sequences expressions go on over lines.
  void skip_lines_in_brackets() {
    if (bracket_depth_ > 0) skip_line_ends();
  }
  bool take(TokenKind kind, std::string_view text) {
    if (!is(kind, text)) return false;
    ++at_;
    return true;
  }

  [[noreturn]] void fail(std::string summary, std::string help) const {
    throw Stop({.begin = token().begin, .end = token().end, .summary = std::move(summary), .help = std::move(help)});
  }
  [[noreturn]] void fail_expected(std::string_view expected) const {
    const std::string seen = at_end()        ? "the end of the file"
                             : is_line_end() ? "the end of the line"
                                             : "`" + std::string(word()) + "`";
    fail(seen + " stands where " + std::string(expected) + " is expected", "correct the text before it");
  }
  void expect(TokenKind kind, std::string_view text) {
    if (!take(kind, text)) fail_expected("`" + std::string(text) + "`");
  }
  void check_depth(int depth) const {
    if (depth > kMostDepth) fail("blocks and expressions nest deeper than 200 levels", "nest them less");
  }

  // --- statements ---

  void body(int depth) {
    check_depth(depth);
    std::set<std::string_view> names;
    for (skip_line_ends(); !at_end() && !is(TokenKind::close_bracket); skip_line_ends()) {
      if (!is(TokenKind::identifier)) fail_expected("a name");
      const std::string_view name = word();
      if (tokens_[at_ + 1].kind == TokenKind::equal) {
        if (!names.insert(name).second) fail("`" + std::string(name) + "` is set twice", "set it once");
        at_ += 2;
        expression(depth + 1);
      } else {
        ++at_;
        block(depth + 1);
      }
      if (!is_line_end() && !is(TokenKind::close_bracket)) fail_expected("the end of the line");
    }
  }

  void block(int depth) {
    while (is(TokenKind::identifier) || is(TokenKind::open_quote)) {
      if (is(TokenKind::identifier)) {
        ++at_;
      } else {
        quoted(depth);
      }
    }
    expect(TokenKind::open_bracket, "{");
    body(depth);
    expect(TokenKind::close_bracket, "}");
  }

  // --- expressions ---

  void expression(int depth) {
    check_depth(depth);
    operand(depth);
    while (true) {
      skip_lines_in_brackets();
      if (!is(TokenKind::operation) || word() == ":" || word() == "=>") return;
      if (take(TokenKind::operation, "?")) {
        expression(depth + 1);
        skip_lines_in_brackets();
        expect(TokenKind::operation, ":");
        expression(depth + 1);
        return;
      }
      ++at_;
      operand(depth);
    }
  }

  void operand(int depth) {
    skip_lines_in_brackets();
    while (is(TokenKind::operation, "-") || is(TokenKind::operation, "!")) ++at_;
    if (is(TokenKind::number)) {
      ++at_;
    } else if (is(TokenKind::identifier)) {
      ++at_;
      while (take(TokenKind::operation, "::")) ++at_;
      if (is(TokenKind::open_bracket, "(")) sequence(")", depth);
    } else if (is(TokenKind::open_quote)) {
      quoted(depth);
    } else if (is(TokenKind::open_heredoc)) {
      heredoc(depth);
    } else if (is(TokenKind::open_bracket, "(")) {
      parentheses(depth);
    } else if (is(TokenKind::open_bracket, "[")) {
      sequence("]", depth);
    } else if (is(TokenKind::open_bracket, "{")) {
      object(depth);
    } else {
      fail_expected("a value");
    }
    while (is(TokenKind::dot) || is(TokenKind::open_bracket, "[")) {
      if (is(TokenKind::dot)) {
        ++at_;
        if (!is(TokenKind::identifier) && !is(TokenKind::number) && !is(TokenKind::operation, "*"))
          fail_expected("a name");
        ++at_;
      } else {
        index(depth);
      }
    }
  }

  void index(int depth) {
    ++at_;
    ++bracket_depth_;
    if (!take(TokenKind::operation, "*")) expression(depth + 1);
    skip_line_ends();
    --bracket_depth_;
    expect(TokenKind::close_bracket, "]");
  }

  void parentheses(int depth) {
    ++at_;
    ++bracket_depth_;
    expression(depth + 1);
    skip_line_ends();
    --bracket_depth_;
    expect(TokenKind::close_bracket, ")");
  }

  /// Arguments of a call, a list, or a `for` that makes one.
  void sequence(std::string_view end, int depth) {
    ++at_;
    ++bracket_depth_;
    skip_line_ends();
    if (end == "]" && is(TokenKind::identifier, "for")) {
      for_header(depth);
      expression(depth + 1);
      for_condition(depth);
    } else {
      while (!is(TokenKind::close_bracket)) {
        expression(depth + 1);
        skip_line_ends();
        if (is(TokenKind::ellipsis)) ++at_;
        skip_line_ends();
        if (!is(TokenKind::comma)) break;
        ++at_;
        skip_line_ends();
      }
    }
    skip_line_ends();
    --bracket_depth_;
    expect(TokenKind::close_bracket, end);
  }

  void object(int depth) {
    ++at_;
    const int outer = std::exchange(bracket_depth_, 0);
    skip_line_ends();
    if (is(TokenKind::identifier, "for")) {
      ++bracket_depth_;
      for_header(depth);
      expression(depth + 1);
      skip_line_ends();
      expect(TokenKind::operation, "=>");
      expression(depth + 1);
      skip_line_ends();
      if (is(TokenKind::ellipsis)) ++at_;
      for_condition(depth);
      skip_line_ends();
    } else {
      members(depth);
    }
    bracket_depth_ = outer;
    expect(TokenKind::close_bracket, "}");
  }

  void members(int depth) {
    std::set<std::string_view> names;
    while (!is(TokenKind::close_bracket)) {
      const std::uint32_t begin = token().begin;
      // Terraform takes the last of two and says nothing.
      const bool plain = is(TokenKind::identifier) || is(TokenKind::open_quote);
      if (is(TokenKind::identifier) && tokens_[at_ + 1].kind == TokenKind::equal) {
        ++at_;
      } else {
        expression(depth + 1);
      }
      std::string_view name = text_.substr(begin, tokens_[at_ - 1].end - begin);
      if (name.size() >= 2 && name.front() == '"') name = name.substr(1, name.size() - 2);
      if (plain && !names.insert(name).second) fail("`" + std::string(name) + "` is set twice", "set it once");
      if (!is(TokenKind::equal) && !is(TokenKind::operation, ":")) fail_expected("`=`");
      ++at_;
      expression(depth + 1);
      if (is(TokenKind::comma)) {
        ++at_;
      } else if (!is_line_end() && !is(TokenKind::close_bracket)) {
        fail_expected("`,` or the end of the line");
      }
      skip_line_ends();
      if (at_end()) fail_expected("`}`");
    }
  }

  void for_header_names() {
    ++at_;
    take_name();
    if (is(TokenKind::comma)) {
      ++at_;
      take_name();
    }
    expect(TokenKind::identifier, "in");
  }
  void take_name() {
    if (!is(TokenKind::identifier)) fail_expected("a name");
    ++at_;
  }
  void for_header(int depth) {
    for_header_names();
    expression(depth + 1);
    skip_line_ends();
    expect(TokenKind::operation, ":");
  }
  void for_condition(int depth) {
    skip_line_ends();
    if (take(TokenKind::identifier, "if")) expression(depth + 1);
  }

  // --- texts ---

  void quoted(int depth) {
    ++at_;
    Directives directives;
    while (!is(TokenKind::close_quote)) {
      if (is(TokenKind::quoted_text)) {
        check_escapes();
        ++at_;
      } else if (is(TokenKind::open_template)) {
        template_sequence(depth, directives);
      } else {
        fail("double quotes are not closed", "close them on their line");
      }
    }
    check_closed(directives);
    ++at_;
  }

  void check_escapes() const {
    const std::string_view text = word();
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto place = static_cast<std::uint32_t>(token().begin + i);
      if (text[i] == '\n') {
        throw Stop(
            {.begin = place, .end = place + 1, .summary = "a line ends in double quotes", .help = "write `\\n`"});
      }
      if (text[i] != '\\') continue;
      const char next = i + 1 < text.size() ? text[i + 1] : '\n';
      if (std::string_view("nrt\"\\uU").find(next) == std::string_view::npos) {
        throw Stop({.begin = place,
                    .end = place + 1,
                    .summary = "a backslash in double quotes begins no escape",
                    .help = "write `\\\\` for a backslash"});
      }
      ++i;
    }
  }

  void heredoc(int depth) {
    ++at_;
    Directives directives;
    while (!is(TokenKind::close_heredoc)) {
      if (is(TokenKind::heredoc_text)) {
        ++at_;
      } else if (is(TokenKind::open_template)) {
        template_sequence(depth, directives);
      } else {
        fail("a heredoc is not closed", "write its word on a line of its own");
      }
    }
    check_closed(directives);
    ++at_;
  }

  /// The `if` and `for` of a text that are open.
  using Directives = std::vector<std::string_view>;

  void template_sequence(int depth, Directives& directives) {
    check_depth(depth);
    const bool value = word().front() == '$';
    ++at_;
    const int outer = std::exchange(bracket_depth_, 1);
    skip_line_ends();
    if (value) {
      expression(depth + 1);
    } else {
      directive(depth, directives);
    }
    skip_line_ends();
    bracket_depth_ = outer;
    if (!is(TokenKind::close_template)) fail_expected("`}`");
    ++at_;
  }

  void directive(int depth, Directives& directives) {
    const std::string_view name = is(TokenKind::identifier) ? word() : std::string_view{};
    const std::string_view innermost = directives.empty() ? std::string_view{} : directives.back();
    const bool closes =
        (name == "endif" && innermost != "for" && !innermost.empty()) || (name == "endfor" && innermost == "for");
    if (name == "if") {
      ++at_;
      expression(depth + 1);
      directives.push_back("if");
    } else if (name == "for") {
      for_header_names();
      expression(depth + 1);
      directives.push_back("for");
    } else if (name == "else" && innermost == "if") {
      ++at_;
      directives.back() = "else";
    } else if (closes) {
      ++at_;
      directives.pop_back();
    } else {
      fail_expected("a directive that fits (`if`, `else`, `endif`, `for`, `endfor`)");
    }
  }
  void check_closed(const Directives& directives) const {
    if (directives.empty()) return;
    const std::string name(directives.back() == "for" ? "for" : "if");
    fail("`%{ " + name + " }` is not closed", "end it with `%{ end" + name + " }`");
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int bracket_depth_ = 0;
  std::optional<Token> open_comment_;
};

}  // namespace

std::optional<SyntaxError> find_syntax_error(std::string_view text) {
  try {
    Reader(text).read();
    return std::nullopt;
  } catch (const Stop& stop) {
    return stop.error();
  }
}

}  // namespace stageplot::terraform
