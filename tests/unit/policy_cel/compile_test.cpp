// What is found without data: message, place in the expression, help.
#include <gtest/gtest.h>

#include "unit/policy_cel/evaluation.hpp"

namespace stageplot::policy::cel {
namespace {

Environment environment() {
  return {.variables = {{.name = "object"}, {.name = "params"}, {.name = "variables.pod"}, {.name = "variables.limit"}},
          .container = {}};
}

struct Case {
  std::string_view expression;
  std::string_view place;  // the expression with the place in brackets
  std::string_view message;
  std::string_view help;
};

class Mistake : public testing::TestWithParam<Case> {};

TEST_P(Mistake, IsReportedAtItsPlaceWithHelp) {
  const Compilation compilation = compile(GetParam().expression, environment());
  ASSERT_EQ(compilation.program, nullptr);
  ASSERT_EQ(compilation.errors.size(), 1U);
  const CompileError& error = compilation.errors[0];
  EXPECT_EQ(error.message, GetParam().message);
  EXPECT_EQ(error.help, GetParam().help);
  EXPECT_EQ(marked(GetParam().expression, error.span), GetParam().place);
}

INSTANTIATE_TEST_SUITE_P(
    Syntax, Mistake,
    testing::Values(
        Case{"object.a and true", "object.a [and] true", "expected an operator or the end, found `and`",
             "CEL writes `&&`"},
        Case{"object.a = 1", "object.a [=] 1", "unexpected character `=`", "CEL has no assignment; did you mean `==`?"},
        Case{"object.a & true", "object.a [&] true", "`&` is no operator", "did you mean `&&`?"},
        Case{"size(object.a", "size[(]object.a", "`)` is missing", "`(` was opened and never closed"},
        Case{"object.a +", "object.a +[]", "expected a value, but the expression ends here", ""},
        Case{"", "[]", "expected a value, but the expression ends here", ""},
        Case{"object.a == 'x", "object.a == [']x", "the string has no end",
             "a string over several lines stands in three quotes"},
        Case{"'\\d+'", "'[\\d]+'", "`\\d` is no escape", "in a raw string, `r'…'`, backslashes stand for themselves"},
        Case{"'\\uD800'", "'[\\uD800]'", "the escape names no Unicode character",
             "in a raw string, `r'…'`, backslashes stand for themselves"},
        Case{"object.a ? 1", "object.a ? 1[]",
             "expected `:` of `condition ? value : other`, but the expression ends here", ""},
        Case{"9223372036854775808", "[9223372036854775808]", "the number does not fit in 64 bits",
             "write `1.0e20` for a double"},
        Case{"12x", "[12x]", "`12x` is no number", ""},
        Case{"if == 1", "[if] == 1", "`if` is a reserved word", "fields of that name are read as `x.if`"},
        Case{"Pod{name: 'x'}", "[Pod]{name: 'x'}", "messages cannot be made here, only lists and maps",
             "a map is written `{'key': value}`"},
        Case{"has(object)", "has([object])", "`has` takes a field selection such as `has(object.spec)`",
             "for an item of a list or map with other keys: `x[?key].hasValue()` or `key in x`"},
        Case{"object.l.all(x.y, true)", "object.l.all([x.y], true)", "`all` needs the name of a variable here",
             "for example `list.all(item, …)`"}));

INSTANTIATE_TEST_SUITE_P(
    Names, Mistake,
    testing::Values(
        Case{"objekt.spec", "[objekt].spec", "undeclared reference to `objekt`", "did you mean `object`?"},
        Case{"object.l.all(container, contaner.x)", "object.l.all(container, [contaner].x)",
             "undeclared reference to `contaner`", "did you mean `container`?"},
        Case{"variables.pot.spec", "[variables.pot].spec", "undeclared reference to `variables.pot`",
             "did you mean `variables.pod`?"},
        Case{"size", "[size]", "undeclared reference to `size`", "`size` is a function: call it with `(…)`"},
        Case{"authorizer.group('')", "[authorizer].group('')", "undeclared reference to `authorizer`",
             "questions to a cluster's authorizer have no answer here"},
        Case{"object.name.startWith('a')", "object.name.[startWith]('a')", "unknown function `startWith`",
             "did you mean `startsWith`?"},
        Case{"quantiti(object.cpu)", "[quantiti](object.cpu)", "unknown function `quantiti`",
             "did you mean `quantity`?"},
        Case{"startsWith(object.name, 'a')", "[startsWith](object.name, 'a')", "unknown function `startsWith`",
             "it is called on a value: `x.startsWith(…)`"},
        Case{"math.sum([1])", "math.[sum]([1])", "unknown function `math.sum`", "it is called on a value: `x.sum(…)`"},
        Case{"object.l.all(x)", "object.l.[all](x)", "`all` is a macro and takes other arguments",
             "it is written `list.all(item, …)`"}));

INSTANTIATE_TEST_SUITE_P(
    Kinds, Mistake,
    testing::Values(
        Case{"1 + 'a'", "1 [+] 'a'", "no matching overload of `+` for (int, string)", "convert with string() or int()"},
        Case{"size(object.l) + 1.0", "size(object.l) [+] 1.0", "no matching overload of `+` for (int, double)",
             "arithmetic does not mix kinds of numbers: convert with int(), uint() or double()"},
        Case{"'a' && true", "['a'] && true", "`&&` needs bool, this is string", ""},
        Case{"object.l.map(x, x) || true", "[object.l.map(x, x)] || true", "`||` needs bool, this is list", ""},
        Case{"object.l.filter(x, size(x))", "object.l.filter(x, [size(x)])", "`filter` needs bool, this is int", ""},
        Case{"'abc'.size(1)", "'abc'.[size](1)", "no matching overload of `size` for (string, int)",
             "it is `string or bytes or list or map.size()`"},
        Case{"object.name.matches('(')", "object.name.matches(['('])",
             "this is no regular expression that RE2 takes: missing ): (",
             "RE2 has no look-around and no back references; named groups are written `(?P<name>…)`"},
        Case{"object.after > duration('5')", "object.after > duration(['5'])",
             "`5` is no duration such as `1h30m` or `1.5s`", ""},
        Case{"'a'.b", "['a'].b", "only maps have fields, this is string", ""}));

TEST(Compile, ReportsEveryMistakeInOrder) {
  const Compilation compilation = compile("objekt.a && params.size(1, 2) == 1 + 'x' && foo()", environment());
  std::vector<std::string> messages;
  for (const CompileError& error : compilation.errors) messages.push_back(error.message);
  EXPECT_EQ(messages, (std::vector<std::string>{
                          "undeclared reference to `objekt`",
                          "no matching overload of `size` for (any value, int, int)",
                          "no matching overload of `+` for (int, string)",
                          "unknown function `foo`",
                      }));
}

TEST(Compile, KnowsTheResultWhereItIsCertain) {
  const auto result = [](std::string_view expression) {
    const Compilation compilation = compile(expression, environment());
    return compilation.program == nullptr ? "refused" : describe(compilation.program->result_kinds());
  };
  EXPECT_EQ(result("object.spec.replicas > 1"), "bool");
  EXPECT_EQ(result("object.l.all(x, x)"), "bool");
  EXPECT_EQ(result("object.l.map(x, x)"), "list");
  EXPECT_EQ(result("'replicas: ' + string(object.r)"), "string");
  EXPECT_EQ(result("object.spec"), "any value");
  EXPECT_EQ(result("object.a ? 1 : 'x'"), "int or string");
  EXPECT_EQ(result("object.?a"), "optional_type");
  EXPECT_EQ(result("size(object.l)"), "int");
}

TEST(Compile, SaysWhichVariablesAreRead) {
  const Compilation compilation = compile("variables.limit > 1 || object.a.exists(object, object)", environment());
  ASSERT_NE(compilation.program, nullptr);
  EXPECT_EQ(compilation.program->variables_read(), (std::vector<std::uint32_t>{0, 3}));
}

TEST(Compile, ReadsANameInItsContainer) {
  const Environment inside{.variables = {{.name = "a.b.x"}, {.name = "x"}}, .container = "a.b"};
  const Compilation compilation = compile("x == 1 && .x == 2", inside);
  ASSERT_NE(compilation.program, nullptr);
  document::Arena arena;
  Budget budget;
  const std::vector<Value> values = {Value::of_integer(1), Value::of_integer(2)};
  EXPECT_TRUE(evaluate(*compilation.program, {.values = values}, arena, budget).is_true());
}

}  // namespace
}  // namespace stageplot::policy::cel
