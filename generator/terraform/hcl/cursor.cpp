#include "terraform/hcl/cursor.hpp"

#include <algorithm>

#include "text/one_line.hpp"

namespace stageplot::terraform::hcl {
namespace {

/// What to do about a token that stands where it cannot.
std::string help_for(const Token& token, std::string_view word) {
  switch (token.kind) {
    case TokenKind::open_comment:
      return "end the comment with `*/`";
    case TokenKind::bad_bytes:
      return "save the file as UTF-8";
    case TokenKind::quoted_line_break:
      return "write `\\n`, or use a heredoc";
    case TokenKind::other:
      break;
    default:
      return "correct the text before it";
  }
  if (word == "'") return "write double quotes";
  if (word == "`") return "write double quotes, or a heredoc for text of several lines";
  if (word == "&") return "write `&&`";
  if (word == "|") return "write `||`";
  if (word == ";") return "write a line break, or a comma between the items of a list";
  if (word == "\xE2\x80\x9C" || word == "\xE2\x80\x9D") return "write straight quotes";
  return "remove it";
}

}  // namespace

Cursor::Cursor(std::string_view text, std::vector<Token> tokens, std::string_view whole)
    : text_(text), tokens_(std::move(tokens)), whole_(whole) {
  std::erase_if(tokens_, [&](const Token& token) {
    return token.kind == TokenKind::comment && !text_of(token, text_).ends_with('\n');
  });
  for (Token& token : tokens_) {
    if (token.kind == TokenKind::comment) {
      token = {TokenKind::line_break, {.begin = token.range.end - 1, .end = token.range.end}};
    }
  }
}

const Token& Cursor::peek_second() const {
  std::size_t i = next();
  if (i + 1 < tokens_.size()) ++i;
  while (!line_breaks_count_ && tokens_[i].kind == TokenKind::line_break) ++i;
  return tokens_[i];
}

const Token& Cursor::take() {
  const std::size_t i = next();
  at_ = std::min(i + 1, tokens_.size() - 1);
  previous_end_ = tokens_[i].range.end;
  return tokens_[i];
}

bool Cursor::take_if(TokenKind kind) {
  if (!is(kind)) return false;
  take();
  return true;
}

const Token& Cursor::expect(TokenKind kind, std::string_view what) {
  if (!is(kind)) fail_expected(what);
  return take();
}

void Cursor::close(TokenKind kind, std::string_view what, Range open) {
  refuse_end(what, open);
  expect(kind, what);
}

void Cursor::refuse_end(std::string_view closer, Range open) const {
  if (!is(TokenKind::end)) return;
  const std::string_view opener = text_.substr(open.begin, open.end - open.begin);
  fail(open, "`" + text::one_line(opener) + "` is not closed", "end it with " + std::string(closer));
}

void Cursor::fail(Range range, std::string summary, std::string help) const {
  throw Stop({.range = range, .summary = std::move(summary), .help = std::move(help)});
}

void Cursor::fail_expected(std::string_view what) const {
  fail_expected(what, help_for(peek(), word()));
}

void Cursor::fail_expected(std::string_view what, std::string help) const {
  const Token& token = peek();
  switch (token.kind) {
    case TokenKind::open_comment:
      fail({.begin = token.range.begin, .end = token.range.begin + 2}, "a comment is not closed", "end it with `*/`");
    case TokenKind::bad_bytes:
      fail(token.range, "bytes here are no UTF-8", "save the file as UTF-8");
    case TokenKind::quoted_line_break:
      fail(token.range, "a line ends in double quotes", "write `\\n`, or use a heredoc");
    case TokenKind::other:
      if (word() != "\r") break;
      fail(token.range, "a carriage return stands without a line feed", "end lines with a line feed");
    default:
      break;
  }
  std::string seen;
  if (token.kind == TokenKind::end) {
    seen = "the end of the " + std::string(whole_);
  } else if (token.kind == TokenKind::line_break) {
    seen = "the end of the line";
  } else if (word() == "`") {
    seen = "a backtick";
  } else {
    seen = "`" + text::one_line(word()) + "`";
  }
  // What the language does not use is wrong whatever is expected.
  if (token.kind == TokenKind::other) help = help_for(token, word());
  fail(token.range, seen + " stands where " + std::string(what) + " is expected", std::move(help));
}

}  // namespace stageplot::terraform::hcl
