// Values without a value inside arguments: functions that look at them stop the call, functions that hand them on
// don't.
#include <gtest/gtest.h>

#include "document/map.hpp"
#include "document/object.hpp"
#include "expression.hpp"

namespace stageplot::gotemplate::test {
namespace {

using document::TypeId;
using document::Value;

class StandIn final : public DeployValues {
 public:
  [[nodiscard]] Value stand_in(const Value&, document::Arena& arena) const override {
    return Value::of(arena.copy("1.2.3"));
  }
};

class MarkTest : public testing::Test {
 protected:
  MarkTest() {
    document::Map* map = arena_.map();
    Value unknown = Value::of(arena_.create<document::Unknown>(), TypeId::unknown);
    unknown.flags = document::kUnknown;
    Value deploy = Value::of(arena_.create<document::Deploy>(), TypeId::deploy);
    deploy.flags = document::kDeploy;
    put(*map, "unknown", Value::of(holding(unknown)));
    put(*map, "deploy", Value::of(holding(deploy)));
    evaluation_.dot = Value::of(map);
  }

  document::Map* holding(const Value& value) {
    document::Map* map = arena_.map();
    put(*map, "tag", value);
    return map;
  }

  void put(document::Map& map, std::string_view key, const Value& value) {
    document::set(arena_, map, arena_.copy(key), value);
  }

  bool uses_mark(std::string_view expression) {
    try {
      (void)evaluate(evaluation_, expression);
      return false;
    } catch (const MarkUsed&) {
      return true;
    }
  }

  document::Arena arena_;
  document::Origins origins_;
  Evaluation evaluation_{.arena = arena_, .origins = origins_, .dot = {}};
};

TEST_F(MarkTest, LookingAtAnUnknownStopsTheCall) {
  for (const std::string_view expression :
       {"toYaml .unknown", "toJson .unknown", "toString .unknown", "quote .unknown", "values .unknown | join \",\"",
        "values .unknown | sortAlpha", "values .unknown | uniq", "values .unknown | compact", "values .unknown | has 1",
        "deepEqual .unknown .unknown.tag | list | toString", "cat .unknown", "dig \"tag\" \"x\" \"none\" .unknown",
        "toYaml .deploy"}) {
    EXPECT_TRUE(uses_mark(expression)) << expression;
  }
}

TEST_F(MarkTest, HandingAnUnknownOnDoesNot) {
  for (const std::string_view expression :
       {"values .unknown", "get .unknown \"tag\"", "pick .unknown \"tag\"", "omit .unknown \"x\"",
        "hasKey .unknown \"tag\"", "keys .unknown", "merge (dict) .unknown", "merge .unknown (dict \"tag\" 1)",
        "mergeOverwrite (dict \"tag\" 1) .unknown", "deepCopy .unknown", "set (dict) \"a\" .unknown",
        "values .unknown | first", "append (values .unknown) 1", "dig \"tag\" \"none\" .unknown"}) {
    EXPECT_FALSE(uses_mark(expression)) << expression;
  }
}

TEST_F(MarkTest, ADeployValueHasAStandIn) {
  const StandIn values;
  evaluation_.deploy_values = &values;
  EXPECT_EQ(evaluate(evaluation_, "toYaml .deploy").text(), "tag: 1.2.3");
  EXPECT_EQ(evaluate(evaluation_, "values .deploy | join \",\"").text(), "1.2.3");
  EXPECT_TRUE(uses_mark("toYaml .unknown"));
}

}  // namespace
}  // namespace stageplot::gotemplate::test
