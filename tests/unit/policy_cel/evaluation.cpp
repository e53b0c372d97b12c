#include "unit/policy_cel/evaluation.hpp"

#include <gtest/gtest.h>

#include "document/yaml_reader.hpp"
#include "policy/cel/value_text.hpp"

namespace stageplot::policy::cel {

Subject::Subject(std::string_view yaml) {
  diagnostics::Diagnostics findings;
  const source::FileId file = sources_.add("object.yaml", std::string{yaml});
  const auto value = document::read_yaml(file, sources_, arena_, origins_, {}, findings);
  EXPECT_TRUE(value.has_value());
  EXPECT_FALSE(findings.has_errors());
  if (value) value_ = *value;
}

std::string Subject::text_at(document::OriginId origin) const {
  return std::string{sources_.text(origins_.span(origin))};
}

std::string outcome(std::string_view expression, const Subject* subject) {
  Environment environment;
  std::vector<Value> values;
  if (subject != nullptr) {
    environment.variables.push_back({.name = "object"});
    values.push_back(Value::from(subject->value()));
  }
  const Compilation compilation = compile(expression, environment);
  if (compilation.program == nullptr) return "refused: " + compilation.errors.front().message;
  document::Arena arena;
  Budget budget;
  const Value result = evaluate(*compilation.program, {.values = values}, arena, budget);
  if (result.kind == Kind::error) {
    const std::string path{result.failure->path};
    return "error: " + (path.empty() ? "" : path + ": ") + std::string{result.failure->message};
  }
  if (result.kind == Kind::unknown) {
    std::string text = "unknown:";
    for (const UnknownAttribute& attribute : result.unknown->attributes) text += " " + std::string{attribute.path};
    return text;
  }
  return show(result);
}

std::string marked(std::string_view expression, TextSpan span) {
  return std::string{expression.substr(0, span.begin)} + "[" +
         std::string{expression.substr(span.begin, span.end - span.begin)} + "]" +
         std::string{expression.substr(span.end)};
}

}  // namespace stageplot::policy::cel
