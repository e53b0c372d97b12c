#include "terraform/hcl/body_reader.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace stageplot::terraform::hcl {
namespace {

bool is_line_end(TokenKind kind) {
  return kind == TokenKind::line_break || kind == TokenKind::end;
}

/// What closes what a token opens; `end` where it opens nothing.
TokenKind closer_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::open_parenthesis:
      return TokenKind::close_parenthesis;
    case TokenKind::open_bracket:
      return TokenKind::close_bracket;
    case TokenKind::open_brace:
      return TokenKind::close_brace;
    case TokenKind::open_quote:
      return TokenKind::close_quote;
    case TokenKind::open_heredoc:
      return TokenKind::close_heredoc;
    case TokenKind::open_interpolation:
    case TokenKind::open_directive:
      return TokenKind::close_template;
    default:
      return TokenKind::end;
  }
}

bool closes(TokenKind kind) {
  return kind == TokenKind::close_quote || kind == TokenKind::close_heredoc || nesting(kind) < 0;
}

}  // namespace

Body BodyReader::file() {
  Body result = body(TokenKind::end);
  std::stable_sort(errors_.begin(), errors_.end(),
                   [](const SyntaxError& a, const SyntaxError& b) { return a.range.begin < b.range.begin; });
  result.range = {.begin = 0, .end = static_cast<std::uint32_t>(cursor_.text().size())};
  return result;
}

void BodyReader::report(SyntaxError error) {
  errors_.push_back(std::move(error));
  if (errors_.size() >= kMostErrors) give_up();
}

void BodyReader::give_up() {
  while (!cursor_.is(TokenKind::end)) cursor_.take();
  lost_ = true;
}

/// Reads up to `end`, which stays.
Body BodyReader::body(TokenKind end) {
  const std::uint32_t begin = cursor_.previous_end();
  Items items;
  while (!cursor_.is(end) && !cursor_.is(TokenKind::end)) {
    if (cursor_.take_if(TokenKind::line_break)) continue;
    const std::size_t place = cursor_.place();
    try {
      item(items);
    } catch (const Stop& stop) {
      report(stop.error());
      go_behind_item(place);
    }
  }
  refuse_doubled(items.attributes);
  return {.attributes = expressions_.keep(items.attributes),
          .blocks = expressions_.keep(items.blocks),
          .range = {.begin = begin, .end = cursor_.peek().range.begin}};
}

/// Leaves the first of each name.
void BodyReader::refuse_doubled(std::vector<Attribute>& attributes) {
  std::unordered_set<std::string_view> names;
  std::erase_if(attributes, [&](const Attribute& attribute) {
    if (names.insert(attribute.name).second) return false;
    if (errors_.size() < kMostErrors) {
      report({.range = attribute.name_range,
              .summary = "`" + std::string(attribute.name) + "` is set twice",
              .help = "set it once"});
    }
    return true;
  });
}

void BodyReader::item(Items& items) {
  if (cursor_.is(TokenKind::close_brace)) {
    const Token& brace = cursor_.take();
    if (!lost_) report({.range = brace.range, .summary = "`}` closes nothing", .help = "remove it, or open it above"});
    return;
  }
  if (cursor_.is(TokenKind::open_quote)) cursor_.fail_expected("a name", "write the name without quotes");
  if (!cursor_.is(TokenKind::identifier)) cursor_.fail_expected("a name");
  switch (cursor_.peek_second().kind) {
    case TokenKind::equal:
      items.attributes.push_back(attribute());
      expect_line_end("begin a line for each attribute");
      break;
    case TokenKind::identifier:
    case TokenKind::open_quote:
    case TokenKind::open_brace:
      items.blocks.push_back(block());
      expect_line_end("begin a line for what stands behind a block");
      break;
    default:
      cursor_.take();
      cursor_.fail_expected("`=` or `{`", "write `name = value` for an attribute, `name { … }` for a block");
  }
}

void BodyReader::expect_line_end(std::string_view help) {
  if (!is_line_end(cursor_.kind())) cursor_.fail_expected("the end of the line", std::string(help));
  cursor_.take();
}

Attribute BodyReader::attribute() {
  const Token& name = cursor_.take();
  cursor_.take();
  Attribute result{.name = text_of(name, cursor_.text()), .name_range = name.range};
  result.value = expressions_.expression();
  result.range = {.begin = name.range.begin, .end = cursor_.previous_end()};
  return result;
}

Block BodyReader::block() {
  const Depth::Level level(depth_, cursor_);
  const Token& type = cursor_.take();
  Block result{.type = text_of(type, cursor_.text()), .type_range = type.range};
  std::vector<Label> labels;
  while (!cursor_.is(TokenKind::open_brace)) {
    if (cursor_.is(TokenKind::identifier)) {
      const Token& label = cursor_.take();
      labels.push_back({.text = text_of(label, cursor_.text()), .range = label.range});
    } else if (cursor_.is(TokenKind::open_quote)) {
      labels.push_back(expressions_.quoted_label());
    } else {
      cursor_.fail_expected("`{`", "begin the block on the line of its name");
    }
  }
  result.labels = expressions_.keep(labels);
  result.header = {.begin = type.range.begin, .end = cursor_.previous_end()};
  cursor_.take();
  const bool one_line = !is_line_end(cursor_.kind()) && !cursor_.is(TokenKind::close_brace);
  result.body = one_line ? one_line_body() : body(TokenKind::close_brace);
  if (cursor_.is(TokenKind::end)) {
    if (!lost_) report({.range = result.header, .summary = "a block is not closed", .help = "end it with `}`"});
    lost_ = true;
  } else {
    cursor_.take();
  }
  result.range = {.begin = type.range.begin, .end = cursor_.previous_end()};
  return result;
}

Body BodyReader::one_line_body() {
  const std::uint32_t begin = cursor_.previous_end();
  const std::string help = "write more than one attribute, and each block, on lines of their own";
  if (!cursor_.is(TokenKind::identifier)) cursor_.fail_expected("a name");
  if (cursor_.peek_second().kind != TokenKind::equal) {
    cursor_.take();
    cursor_.fail_expected("`=`", help);
  }
  const std::vector<Attribute> attributes{attribute()};
  if (!cursor_.is(TokenKind::close_brace) && !cursor_.is(TokenKind::end)) cursor_.fail_expected("`}`", help);
  return {.attributes = expressions_.keep(attributes), .range = {.begin = begin, .end = cursor_.peek().range.begin}};
}

/// Behind the end of the line where all that the item opens is closed. Where that never comes: behind the line of the
/// error, or at the error, where it begins a line.
void BodyReader::go_behind_item(std::size_t begin) {
  const std::size_t error = cursor_.place();
  std::vector<TokenKind> open;
  for (std::size_t i = begin; cursor_.at(i).kind != TokenKind::end; ++i) {
    const TokenKind kind = cursor_.at(i).kind;
    if (const TokenKind closer = closer_of(kind); closer != TokenKind::end) {
      open.push_back(closer);
    } else if (closes(kind) && !open.empty()) {
      if (open.back() != kind) break;
      open.pop_back();
    } else if (kind == TokenKind::close_brace && i > begin) {
      // The end of the body that the item stands in.
      if (i < error) break;
      cursor_.go_to(i);
      return;
    } else if (kind == TokenKind::quoted_line_break) {
      while (!open.empty() && open.back() != TokenKind::close_quote) open.pop_back();
      if (!open.empty()) open.pop_back();
    }
    const bool ends_line = kind == TokenKind::line_break || kind == TokenKind::quoted_line_break;
    if (ends_line && open.empty() && i >= error) {
      cursor_.go_to(i + 1);
      return;
    }
  }
  lost_ = true;
  std::size_t i = error;
  const bool begins_line = i > begin && cursor_.at(i - 1).kind == TokenKind::line_break;
  if (begins_line && cursor_.at(i).kind == TokenKind::identifier) {
    cursor_.go_to(i);
    return;
  }
  while (!is_line_end(cursor_.at(i).kind) && cursor_.at(i).kind != TokenKind::quoted_line_break) ++i;
  cursor_.go_to(cursor_.at(i).kind == TokenKind::end ? i : i + 1);
}

}  // namespace stageplot::terraform::hcl
