#include "policy/compile_policy.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "diagnostics/rules/policy.hpp"

namespace stageplot::policy {
namespace {

constexpr std::array<std::string_view, kBaseVariables> kNames{"object",          "oldObject",  "request", "params",
                                                              "namespaceObject", "authorizer", "env",     "bundle",
                                                              "model",           "source",     "flat"};

/// Fields of `object` are written as they are; only the rules of custom resources escape them.
std::string escape_hint(std::string_view text) {
  for (const std::string_view word : {"__dash__", "__dot__", "__slash__", "__namespace__"}) {
    if (text.find(word) != std::string_view::npos) {
      return "policies do not escape names: write `object.metadata.namespace`, `labels['a-b']`";
    }
  }
  return {};
}

class Compiler {
 public:
  explicit Compiler(diagnostics::Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    for (const std::string_view name : kNames) environment_.variables.push_back({.name = std::string{name}});
  }

  void declare(const std::string& variable) { environment_.variables.push_back({.name = "variables." + variable}); }

  /// `wanted`: kinds that the place can use.
  void compile(Expression& expression, cel::Kinds wanted, std::string_view place) {
    if (expression.text.empty()) return;
    cel::Compilation compilation = cel::compile(expression.text.text(), environment_);
    for (const cel::CompileError& error : compilation.errors) {
      report(expression.text.place(error.span), error.message,
             error.help.empty() ? escape_hint(expression.text.text()) : error.help);
    }
    if (compilation.program == nullptr) return;
    const cel::Kinds given = compilation.program->result_kinds();
    if ((given & wanted) == 0) {
      report(expression.text.place({0, static_cast<std::uint32_t>(expression.text.text().size())}),
             std::string{place} + " gives " + cel::describe(given) + ", not " + cel::describe(wanted),
             wanted == cel::kinds(cel::Kind::boolean) ? "write what must be true, for example a comparison"
                                                      : "make a text of it: `string(…)`");
      return;
    }
    expression.program = std::move(compilation.program);
  }

  [[nodiscard]] bool sound() const { return sound_; }

 private:
  void report(source::Span place, std::string summary, std::string help) {
    sound_ = false;
    diagnostics_.add({.rule = &diagnostics::rules::policy_expression,
                      .owner = diagnostics::Owner::policies,
                      .summary = std::move(summary),
                      .primary = {place, {}, {}},
                      .help = std::move(help)});
  }

  cel::Environment environment_;
  diagnostics::Diagnostics& diagnostics_;
  bool sound_ = true;
};

}  // namespace

bool compile_policy(Policy& policy, diagnostics::Diagnostics& diagnostics) {
  constexpr cel::Kinds kBool = cel::kinds(cel::Kind::boolean);
  constexpr cel::Kinds kText = cel::kinds(cel::Kind::string);
  Compiler compiler(diagnostics);
  for (NamedExpression& condition : policy.conditions) compiler.compile(condition.expression, kBool, "a condition");
  for (NamedExpression& variable : policy.variables) {
    compiler.compile(variable.expression, cel::kAny, "a variable");
    compiler.declare(variable.name);
  }
  for (Validation& validation : policy.validations) {
    compiler.compile(validation.expression, kBool, "a validation");
    compiler.compile(validation.message_expression, kText, "a message");
  }
  for (NamedExpression& annotation : policy.annotations) {
    compiler.compile(annotation.expression, kText | cel::kinds(cel::Kind::null), "an audit annotation");
  }
  return compiler.sound();
}

}  // namespace stageplot::policy
