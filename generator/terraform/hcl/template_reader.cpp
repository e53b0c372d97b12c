// Templates: literal text, interpolations and directives one behind the other, blanks removed as strip markers and
// `<<-` say. Blanks go token by token, and a token of a heredoc is a line: `~` takes no more than the rest of its line,
// or the blanks before it on its line.
#include <algorithm>
#include <limits>
#include <optional>

#include "terraform/hcl/blanks.hpp"
#include "terraform/hcl/expression_reader.hpp"
#include "terraform/hcl/string_literal.hpp"
#include "text/utf8.hpp"

namespace stageplot::terraform::hcl {
namespace {

/// Removes the indentation that all lines share. A line counts by the literal text that it begins with; one that begins
/// with a sequence has none, one of blanks alone does not count.
void remove_indentation(std::vector<TemplatePart>& parts) {
  std::size_t shared = std::numeric_limits<std::size_t>::max();
  std::vector<TemplatePart*> beginnings;
  bool line_begins = true;
  for (TemplatePart& part : parts) {
    const bool is_literal = part.kind == TemplatePart::literal;
    if (line_begins && is_literal) {
      const std::string_view rest = without_leading_blanks(part.text);
      if (!rest.empty() || !part.text.ends_with('\n')) {
        shared = std::min(shared, text::count_code_points(part.text.substr(0, part.text.size() - rest.size())));
        beginnings.push_back(&part);
      }
    } else if (line_begins) {
      shared = 0;
    }
    line_begins = is_literal && part.text.ends_with('\n');
  }
  for (TemplatePart* part : beginnings) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < shared; ++i) bytes += text::decode_utf8(part->text, bytes).length;
    part->text.remove_prefix(bytes);
    part->range.begin += static_cast<std::uint32_t>(bytes);
  }
}

}  // namespace

const Expression* ExpressionReader::quoted_or_heredoc() {
  const Depth::Level level(depth_, cursor_);
  const Token& open = cursor_.take();
  const TokenKind end = open.kind == TokenKind::open_quote ? TokenKind::close_quote : TokenKind::close_heredoc;
  std::vector<TemplatePart> read = parts(end, &open);
  if (text_of(open, cursor_.text()).starts_with("<<-")) remove_indentation(read);
  return finish(std::move(read), since(open.range.begin));
}

const Expression* ExpressionReader::bare_template() {
  return finish(parts(TokenKind::end, nullptr), {.begin = 0, .end = static_cast<std::uint32_t>(cursor_.text().size())});
}

void ExpressionReader::fail_open(TokenKind end, const Token* open) const {
  if (!cursor_.is(TokenKind::end) || open == nullptr) cursor_.fail_expected("text");
  if (end == TokenKind::close_quote) {
    cursor_.fail(open->range, "double quotes are not closed", "close them on their line");
  }
  const std::string_view line = without_blanks(text_of(*open, cursor_.text()));
  cursor_.fail({.begin = open->range.begin, .end = open->range.begin + static_cast<std::uint32_t>(line.size())},
               "a heredoc is not closed", "write its word on a line of its own, with a line break behind it");
}

std::vector<TemplatePart> ExpressionReader::parts(TokenKind end, const Token* open) {
  std::vector<TemplatePart> result;
  bool strip_next = false;
  bool previous_is_literal = false;
  while (!cursor_.is(end)) {
    const Token& token = cursor_.peek();
    if (token.kind == TokenKind::quoted_text || token.kind == TokenKind::heredoc_text) {
      cursor_.take();
      std::string_view text = decode_literal(arena_, cursor_.text(), token);
      if (strip_next) text = without_leading_blanks(text);
      strip_next = false;
      result.push_back({.kind = TemplatePart::literal, .range = token.range, .text = text});
      previous_is_literal = true;
      continue;
    }
    if (token.kind != TokenKind::open_interpolation && token.kind != TokenKind::open_directive) fail_open(end, open);
    if (previous_is_literal && cursor_.word().ends_with('~')) {
      result.back().text = without_trailing_blanks(result.back().text);
    }
    result.push_back(sequence());
    strip_next = cursor_.text()[cursor_.previous_end() - 2] == '~';
    previous_is_literal = false;
  }
  cursor_.take();
  return result;
}

TemplatePart ExpressionReader::sequence() {
  const Depth::Level level(depth_, cursor_);
  const Cursor::LineBreaks line_breaks(cursor_, false);
  const Token& open = cursor_.take();
  TemplatePart part;
  if (open.kind == TokenKind::open_interpolation) {
    part.kind = TemplatePart::interpolation;
    part.expression = expression();
  } else {
    directive(part);
  }
  if (!cursor_.is(TokenKind::close_template)) {
    const std::string_view sign = text_of(open, cursor_.text()).substr(0, 1);
    cursor_.refuse_end("`}`", open.range);
    cursor_.fail_expected("`}`", "end the sequence, or write `" + std::string(sign) + std::string(sign) +
                                     "{` where it is meant for another language");
  }
  cursor_.take();
  part.range = since(open.range.begin);
  return part;
}

void ExpressionReader::directive(TemplatePart& part) {
  constexpr std::string_view kDirectives = "a directive (`if`, `else`, `endif`, `for`, `endfor`)";
  if (!cursor_.is(TokenKind::identifier)) cursor_.fail_expected(kDirectives);
  const std::string_view name = cursor_.word();
  if (name != "if" && name != "else" && name != "endif" && name != "for" && name != "endfor") {
    cursor_.fail_expected(kDirectives, "write one of these, or `%%{` where it is meant for another language");
  }
  cursor_.take();
  if (name == "if") {
    part.kind = TemplatePart::if_;
    part.expression = expression();
  } else if (name == "for") {
    part.kind = TemplatePart::for_;
    for_names(part.key_name, part.value_name);
    part.expression = expression();
  } else {
    part.kind = name == "else" ? TemplatePart::else_ : name == "endif" ? TemplatePart::endif : TemplatePart::endfor;
  }
}

Label ExpressionReader::quoted_label() {
  const Token& open = cursor_.take();
  std::string joined;
  std::string_view text;
  while (!cursor_.is(TokenKind::close_quote)) {
    const Token& token = cursor_.peek();
    if (token.kind == TokenKind::open_interpolation || token.kind == TokenKind::open_directive) {
      cursor_.fail(token.range, "a template sequence stands in a label",
                   "write the label itself; for the characters, write the first of them twice");
    }
    if (token.kind != TokenKind::quoted_text) fail_open(TokenKind::close_quote, &open);
    cursor_.take();
    text = decode_literal(arena_, cursor_.text(), token);
    joined += text;
  }
  cursor_.take();
  if (joined.size() != text.size()) text = arena_.copy(joined)->view();
  return {.text = text, .range = since(open.range.begin)};
}

}  // namespace stageplot::terraform::hcl
