// The JSON lines of `policy eval --batch`.
#include "policy/cel/exchange.hpp"

#include <gtest/gtest.h>

namespace stageplot::policy::cel {
namespace {

struct Case {
  std::string_view line;
  std::string_view answer;
};

class Line : public testing::TestWithParam<Case> {};

TEST_P(Line, IsAnswered) {
  EXPECT_EQ(answer_line(GetParam().line), GetParam().answer);
}

INSTANTIATE_TEST_SUITE_P(
    Values, Line,
    testing::Values(
        Case{
            R"j({"id":"a","expr":"[1, 2u, 1.5, 'x', b'\\xff', true, null]"})j",
            R"j({"id":"a","value":{"t":"list","v":[{"t":"int","v":"1"},{"t":"uint","v":"2"},{"t":"double","v":"1.5"},)j"
            R"j({"t":"string","v":"x"},{"t":"bytes","v":"ff"},{"t":"bool","v":true},{"t":"null","v":null}]}})j"},
        Case{R"j({"id":1,"expr":"{'k': duration('-1.5s')}"})j",
             R"j({"id":1,"value":{"t":"map","v":[[{"t":"string","v":"k"},{"t":"duration","v":[-1,-500000000]}]]}})j"},
        Case{R"j({"id":2,"expr":"[timestamp('1970-01-01T00:00:01.5Z')]"})j",
             R"j({"id":2,"value":{"t":"list","v":[{"t":"timestamp","v":[1,500000000]}]}})j"},
        Case{
            R"j({"id":3,"expr":"[optional.none(), optional.of(type(1))]"})j",
            R"j({"id":3,"value":{"t":"list","v":[{"t":"optional","v":null},{"t":"optional","v":{"t":"type","v":"int"}}]}})j"},
        Case{R"j({"id":4,"expr":"[0.0/0.0, 1.0/0.0, -1.0/0.0, 1e300, -0.0]"})j",
             R"j({"id":4,"value":{"t":"list","v":[{"t":"double","v":"NaN"},{"t":"double","v":"Infinity"},)j"
             R"j({"t":"double","v":"-Infinity"},{"t":"double","v":"1e+300"},{"t":"double","v":"-0"}]}})j"}));

INSTANTIATE_TEST_SUITE_P(
    Bindings, Line,
    testing::Values(
        Case{R"j({"id":"b","expr":"x + 1","bindings":{"x":{"t":"int","v":"41"}}})j",
             R"j({"id":"b","value":{"t":"int","v":"42"}})j"},
        Case{R"j({"id":"b","expr":"y","container":"a.b","bindings":{"a.y":{"t":"int","v":1},"y":{"t":"int","v":2}}})j",
             R"j({"id":"b","value":{"t":"int","v":"1"}})j"},
        Case{
            R"j({"id":"b","expr":"x[true] == 1.0 && y == b'A' && type(z) == uint","bindings":{"x":{"t":"map","v":)j"
            R"j([[{"t":"bool","v":true},{"t":"double","v":"1"}]]},"y":{"t":"bytes","v":"41"},"z":{"t":"uint","v":"3"}}})j",
            R"j({"id":"b","value":{"t":"bool","v":true}})j"},
        Case{
            R"j({"id":"b","expr":"[a, b, c]","bindings":{"a":{"t":"double","v":"inf"},"b":{"t":"double","v":"-Infinity"},)j"
            R"j("c":{"t":"duration","v":[1,2]}}})j",
            R"j({"id":"b","value":{"t":"list","v":[{"t":"double","v":"Infinity"},{"t":"double","v":"-Infinity"},)j"
            R"j({"t":"duration","v":[1,2]}]}})j"},
        Case{R"j({"id":"b","expr":"o.orValue(1) + p.orValue(1)","bindings":{"o":{"t":"optional","v":null},)j"
             R"j("p":{"t":"optional","v":{"t":"int","v":"5"}}}})j",
             R"j({"id":"b","value":{"t":"int","v":"6"}})j"},
        Case{R"j({"id":"b","expr":"t == int","bindings":{"t":{"t":"type","v":"int"}}})j",
             R"j({"id":"b","value":{"t":"bool","v":true}})j"}));

INSTANTIATE_TEST_SUITE_P(
    Errors, Line,
    testing::Values(
        Case{R"j({"id":"e","expr":"1 / 0"})j", R"j({"id":"e","error":"division by zero"})j"},
        Case{R"j({"id":"e","expr":"1 +"})j",
             R"j({"id":"e","error":"expected a value, but the expression ends here"})j"},
        Case{R"j({"id":"e","expr":"x || true"})j", R"j({"id":"e","value":{"t":"bool","v":true}})j"},
        Case{R"j({"id":"e","expr":"f(1) || false"})j", R"j({"id":"e","error":"unknown function `f`"})j"},
        Case{R"j({"id":"e","expr":"x","bindings":{"x":{"t":"int","v":"1.5"}}})j",
             R"j({"id":"e","error":"binding `x`: `v` is no int"})j"},
        Case{R"j({"id":"e","expr":"x","bindings":{"x":{"t":"complex","v":"1"}}})j",
             R"j({"id":"e","error":"binding `x`: there is no kind `complex`"})j"},
        Case{R"j({"id":"e","expr":"quantity('1')"})j",
             R"j({"id":"e","error":"a value of type kubernetes.Quantity has no form outside of an expression"})j"},
        Case{R"j({"id":"e"})j", R"j({"id":"e","error":"`expr` is no string"})j"},
        Case{R"j([1])j", R"j({"id":null,"error":"the line is no JSON object"})j"}));

TEST(Exchange, AnswersALineThatIsNoJson) {
  EXPECT_EQ(answer_line("{\"id\": 1, ").substr(0, 40), R"j({"id":null,"error":"the line is no JSON:)j");
}

TEST(Exchange, RefusesAValueThatGrowsWithoutSteps) {
  // Each level holds the one below twice, so that 2^20 values take twenty steps to make.
  std::string expression = "x20";
  for (int i = 20; i > 0; --i) {
    const std::string below = "x" + std::to_string(i - 1);
    expression = "cel.bind(x" + std::to_string(i) + ", [" + below + ", " + below + "], " + expression + ")";
  }
  expression = "cel.bind(x0, ['0123456789'], " + expression + ")";
  EXPECT_EQ(answer_line(R"j({"id":1,"expr":")j" + expression + R"j("})j"),
            R"j({"id":1,"error":"the value is too large to be shown"})j");
}

}  // namespace
}  // namespace stageplot::policy::cel
