#include "terraform/hcl/parser.hpp"

namespace stageplot::terraform::hcl {

File parse_file(std::string_view) {
  return File();
}

File parse_values_file(std::string_view) {
  return File();
}

Formula parse_template(std::string_view) {
  Formula formula;
  formula.expression = formula.arena.create<Expression>();
  return formula;
}

Formula parse_expression(std::string_view text) {
  return parse_template(text);
}

}  // namespace stageplot::terraform::hcl
