// Values of documents are looked into, never copied; every kind of them has its counterpart.
#include <gtest/gtest.h>

#include "unit/policy_cel/evaluation.hpp"

namespace stageplot::policy::cel {
namespace {

TEST(Documents, AreNotCopied) {
  std::string yaml = "items:\n";
  for (int i = 0; i < 10'000; ++i)
    yaml += "  - {name: item" + std::to_string(i) + ", port: " + std::to_string(i) + "}\n";
  const Subject subject(yaml);
  const Compilation compilation =
      compile("object.items.all(i, i.port >= 0 && i.name.startsWith('item'))", {.variables = {{.name = "object"}}});
  ASSERT_NE(compilation.program, nullptr);
  document::Arena arena;
  Budget budget;
  const std::vector<Value> values = {Value::from(subject.value())};
  EXPECT_TRUE(evaluate(*compilation.program, {.values = values}, arena, budget).is_true());
  EXPECT_EQ(arena.bytes_used(), 0U);
}

TEST(Documents, ScalarsAreWhatTheApiServerReads) {
  const Subject subject("{a: 1, b: 1.0, c: true, d: null, e: text, f: 9223372036854775808, g: -5, h: 1.5}");
  EXPECT_EQ(outcome("[object.a, object.b, object.c, object.d, object.e, object.f, object.g, object.h].map(x, type(x))",
                    &subject),
            "[int, double, bool, null_type, string, double, int, double]");
}

TEST(Documents, NumbersAreTheSameKeysAsInExpressions) {
  const Subject subject("{list: [1, 2.0, three], map: {a: 1, b: [1, {c: 2}]}}");
  EXPECT_EQ(outcome("object.list == [1.0, 2, 'three'] && object.map == {'b': [1, {'c': 2u}], 'a': 1.0}", &subject),
            "true");
  EXPECT_EQ(outcome("object.map.transformList(k, v, k)", &subject), "[\"a\", \"b\"]");
}

}  // namespace
}  // namespace stageplot::policy::cel
