// From the parts of a template to its tree: literal texts that touch become one, directives hold what stands between.
#include <algorithm>

#include "terraform/hcl/expression_reader.hpp"
#include "terraform/hcl/string_literal.hpp"

namespace stageplot::terraform::hcl {
namespace {

using Parts = std::span<const TemplatePart>;

std::string_view name_of(TemplatePart::Kind kind) {
  switch (kind) {
    case TemplatePart::if_:
      return "if";
    case TemplatePart::else_:
      return "else";
    case TemplatePart::endif:
      return "endif";
    case TemplatePart::for_:
      return "for";
    case TemplatePart::endfor:
      return "endfor";
    default:
      return "";
  }
}

/// Makes one part of literal parts that touch.
std::vector<TemplatePart> join_literals(document::Arena& arena, std::vector<TemplatePart> parts) {
  std::vector<TemplatePart> joined;
  for (std::size_t i = 0; i < parts.size();) {
    std::size_t end = i + 1;
    if (parts[i].kind == TemplatePart::literal) {
      while (end < parts.size() && parts[end].kind == TemplatePart::literal) ++end;
    }
    TemplatePart part = parts[i];
    part.range.end = parts[end - 1].range.end;
    // Most literals are neighbours in the text: one view holds them.
    std::size_t next = i + 1;
    while (next < end && part.text.data() + part.text.size() == parts[next].text.data()) {
      part.text = {part.text.data(), part.text.size() + parts[next++].text.size()};
    }
    if (next < end) {
      std::string text(part.text);
      for (; next < end; ++next) text += parts[next].text;
      part.text = arena.copy(text)->view();
    }
    joined.push_back(part);
    i = end;
  }
  return joined;
}

}  // namespace

const Expression* ExpressionReader::finish(std::vector<TemplatePart> parts, Range range) {
  if (parts.size() == 1 && parts.front().kind == TemplatePart::interpolation) {
    const Expression* inner = parts.front().expression;
    return make(range, Unwrap{.inner = inner}, inner->height);
  }
  if (parts.empty()) {
    const std::uint32_t place = std::min(range.begin + 1, range.end);
    parts.push_back({.kind = TemplatePart::literal, .range = {.begin = place, .end = place}});
  }
  return tree(join_literals(arena_, std::move(parts)), range);
}

const Expression* ExpressionReader::tree(Parts parts, Range range) {
  Expressions expressions;
  for (std::size_t at = 0; at < parts.size();) expressions.push_back(part(parts, at));
  return make(range, Template{.parts = keep(expressions)}, highest(expressions));
}

const Expression* ExpressionReader::part(Parts parts, std::size_t& at) {
  const TemplatePart& first = parts[at];
  switch (first.kind) {
    case TemplatePart::literal:
      ++at;
      return make(first.range, Text{.value = in_normal_form(arena_, first.text)});
    case TemplatePart::interpolation:
      ++at;
      return first.expression;
    case TemplatePart::if_:
      return conditional_part(parts, at);
    case TemplatePart::for_:
      return loop_part(parts, at);
    default:
      cursor_.fail(first.range, "`%{ " + std::string(name_of(first.kind)) + " }` belongs to no open directive",
                   "remove it, or open it above");
  }
}

const Expression* ExpressionReader::branch(const Expressions& parts, std::uint32_t place) {
  if (!parts.empty()) {
    const Range range{.begin = parts.front()->range.begin, .end = parts.back()->range.end};
    return make(range, Template{.parts = keep(parts)}, highest(parts));
  }
  const Range range{.begin = place, .end = place};
  const Expressions nothing{make(range, Text{})};
  return make(range, Template{.parts = keep(nothing)}, 1);
}

const Expression* ExpressionReader::conditional_part(Parts parts, std::size_t& at) {
  const Depth::Level level(depth_, cursor_);
  const TemplatePart& open = parts[at++];
  Expressions branches[2];
  bool in_else = false;
  while (at < parts.size() && parts[at].kind != TemplatePart::endif) {
    if (parts[at].kind == TemplatePart::else_ && !in_else) {
      in_else = true;
      ++at;
    } else {
      branches[in_else ? 1 : 0].push_back(part(parts, at));
    }
  }
  if (at == parts.size()) cursor_.fail(open.range, "`%{ if }` is not closed", "end it with `%{ endif }`");
  const TemplatePart& close = parts[at++];
  const Expression* if_true = branch(branches[0], open.range.end);
  const Expression* if_false = branch(branches[1], close.range.begin);
  return make({.begin = open.range.begin, .end = close.range.end},
              Conditional{.condition = open.expression, .if_true = if_true, .if_false = if_false},
              highest({open.expression, if_true, if_false}));
}

const Expression* ExpressionReader::loop_part(Parts parts, std::size_t& at) {
  const Depth::Level level(depth_, cursor_);
  const TemplatePart& open = parts[at++];
  Expressions content;
  while (at < parts.size() && parts[at].kind != TemplatePart::endfor) content.push_back(part(parts, at));
  if (at == parts.size()) cursor_.fail(open.range, "`%{ for }` is not closed", "end it with `%{ endfor }`");
  const TemplatePart& close = parts[at++];
  const Range range{.begin = open.range.begin, .end = close.range.end};
  const Expression* value = branch(content, open.range.end);
  const For loop{
      .key_name = open.key_name, .value_name = open.value_name, .collection = open.expression, .value = value};
  const Expression* tuple = make(range, loop, highest({open.expression, value}));
  return make(range, Join{.tuple = tuple}, tuple->height);
}

}  // namespace stageplot::terraform::hcl
