#include "terraform/hcl/parser.hpp"

#include <utility>

#include "terraform/hcl/body_reader.hpp"

namespace stageplot::terraform::hcl {
namespace {

SyntaxError too_large() {
  return {.range = {}, .summary = "the text has more than 8 MiB", .help = "divide it into several files"};
}

std::string_view keep_text(document::Arena& arena, std::string_view text) {
  return arena.copy(text)->view();
}

File read_file(std::string_view text) {
  File file;
  if (text.size() > kLargestText) {
    file.errors.push_back(too_large());
    return file;
  }
  file.text = keep_text(file.arena, text);
  Cursor cursor(file.text, tokenize(file.text), "file");
  file.body = BodyReader(file.arena, cursor, file.errors).file();
  return file;
}

template <typename Read>
Formula read_formula(std::string_view text, std::vector<Token> (*words)(std::string_view), std::string_view whole,
                     Read read) {
  Formula formula;
  formula.expression = formula.arena.create<Expression>();
  if (text.size() > kLargestText) {
    formula.errors.push_back(too_large());
    return formula;
  }
  const std::string_view kept = keep_text(formula.arena, text);
  Cursor cursor(kept, words(kept), whole);
  Depth depth;
  ExpressionReader reader(formula.arena, cursor, depth);
  try {
    formula.expression = read(cursor, reader);
  } catch (const Stop& stop) {
    formula.errors.push_back(stop.error());
  }
  return formula;
}

}  // namespace

File parse_file(std::string_view text) {
  return read_file(text);
}

File parse_values_file(std::string_view text) {
  File file = read_file(text);
  for (const Block& block : file.body.blocks) {
    if (file.errors.size() >= kMostErrors) break;
    file.errors.push_back({.range = block.header,
                           .summary = "a block stands in a file of values",
                           .help = "write `" + std::string(block.type) + " = { … }`"});
  }
  return file;
}

Formula parse_template(std::string_view text) {
  return read_formula(text, tokenize_template, "template",
                      [](Cursor&, ExpressionReader& reader) { return reader.bare_template(); });
}

Formula parse_expression(std::string_view text) {
  return read_formula(text, tokenize, "expression", [](Cursor& cursor, ExpressionReader& reader) {
    const Cursor::LineBreaks line_breaks(cursor, false);
    const Expression* expression = reader.expression();
    if (!cursor.is(TokenKind::end)) cursor.fail_expected("an operator or the end");
    return expression;
  });
}

}  // namespace stageplot::terraform::hcl
