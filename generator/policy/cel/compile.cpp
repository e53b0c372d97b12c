// The stages of compiling in their order.
#include "policy/cel/parser.hpp"
#include "policy/cel/program.hpp"
#include "policy/cel/resolver.hpp"

namespace stageplot::policy::cel {

Compilation compile(std::string_view text, const Environment& environment) {
  Compilation result;
  auto program = std::make_unique<Program>();
  program->text_ = text;
  auto ast = parse(program->text_, program->constants_, result.errors);
  if (!ast) return result;
  program->ast_ = std::move(*ast);
  for (const Variable& variable : environment.variables) program->variable_names_.push_back(variable.name);
  Resolver(*program, environment, result.errors).run();
  if (result.errors.empty()) result.program = std::move(program);
  return result;
}

}  // namespace stageplot::policy::cel
