// What a failure tells beside its message: the place in the expression, and in the document.
#include <gtest/gtest.h>

#include "unit/policy_cel/evaluation.hpp"

namespace stageplot::policy::cel {
namespace {

struct Case {
  std::string_view expression;
  std::string_view place;
  std::string_view document;  // the text of the value in the document
};

class Place : public testing::TestWithParam<Case> {};

TEST_P(Place, IsThePartOfTheExpressionAndTheValueThatFailed) {
  const Subject subject("spec: {a: {b: 1}, list: [{x: 1}, {z: 2}]}\n");
  const Compilation compilation = compile(GetParam().expression, {.variables = {{.name = "object"}}});
  ASSERT_NE(compilation.program, nullptr);
  document::Arena arena;
  Budget budget;
  const std::vector<Value> values = {Value::from(subject.value())};
  const Value result = evaluate(*compilation.program, {.values = values}, arena, budget);
  ASSERT_EQ(result.kind, Kind::error);
  EXPECT_EQ(marked(GetParam().expression, result.failure->span), GetParam().place);
  EXPECT_EQ(subject.text_at(result.failure->origin), GetParam().document);
  EXPECT_EQ(result.failure->program, compilation.program.get());
}

INSTANTIATE_TEST_SUITE_P(Table, Place,
                         testing::Values(Case{"object.spec.a.c == 1", "object.spec.a.[c] == 1", "{b: 1}"},
                                         Case{"object.spec.list.all(i, i.x == 1)",
                                              "object.spec.list.all(i, i.[x] == 1)", "{z: 2}"},
                                         Case{"object.spec.list[2]", "object.spec.list[[2]]", "[{x: 1}, {z: 2}]"},
                                         Case{"object.spec.a.b + 'x' == 'y'", "object.spec.a.b [+] 'x' == 'y'", ""},
                                         Case{"object.spec.list.size() > 1 && object.spec.a.matches('x')",
                                              "object.spec.list.size() > 1 && object.spec.a.[matches]('x')", "{b: 1}"},
                                         Case{"1 == 1 ? 1 / 0 : 2", "1 == 1 ? 1 [/] 0 : 2", ""}));

/// Computes variables as a policy's `variables` are: when they are first read, each by an expression of its own.
class Variables final : public VariableLoader {
 public:
  explicit Variables(const Program& program) : program_(program) {}
  Value load(std::uint32_t index) override {
    ++loads;
    if (index != 0) return Value::of_integer(7);
    if (loaded_.kind == Kind::absent) loaded_ = evaluate(program_, {}, arena_, budget_);
    return loaded_;
  }
  int loads = 0;

 private:
  const Program& program_;
  document::Arena arena_;
  Budget budget_;
  Value loaded_ = Value::absent();
};

TEST(Failure, OfAVariableNamesTheVariablesOwnExpression) {
  const Compilation variable = compile("{'a': 1}.b", {});
  const Compilation user = compile("variables.limit == 7 && variables.pod.x",
                                   {.variables = {{.name = "variables.pod"}, {.name = "variables.limit"}}});
  ASSERT_NE(variable.program, nullptr);
  ASSERT_NE(user.program, nullptr);
  Variables variables(*variable.program);
  document::Arena arena;
  Budget budget;
  const std::vector<Value> values = {Value::absent(), Value::absent()};
  const Value result = evaluate(*user.program, {.values = values, .loader = &variables}, arena, budget);
  ASSERT_EQ(result.kind, Kind::error);
  EXPECT_EQ(result.failure->program, variable.program.get());
  EXPECT_EQ(marked(variable.program->text(), result.failure->span), "{'a': 1}.[b]");
  EXPECT_EQ(variables.loads, 2);
}

}  // namespace
}  // namespace stageplot::policy::cel
