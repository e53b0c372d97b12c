#include "parity/meaning.hpp"

#include <gtest/gtest.h>

#include "document/arena.hpp"

namespace stageplot::parity {
namespace {

using document::TypeId;
using document::Value;

Value text(std::string_view content, TypeId type = TypeId::natural) {
  static auto& arena = *new document::Arena;
  Value value = Value::of(arena.copy(content));
  value.type = type;
  return value;
}

TEST(Bounds, CompareWhatValuesMean) {
  EXPECT_TRUE(holds(Value::of_integer(3), "<=", Value::of_integer(12)));
  EXPECT_FALSE(holds(Value::of_integer(3), ">", Value::of_integer(12)));
  EXPECT_TRUE(holds(Value::of_integer(3), "<", Value::of_float(3.5)));
  EXPECT_TRUE(holds(text("512Mi"), "<", text("1Gi")));
  EXPECT_TRUE(holds(text("15m", TypeId::duration), ">=", text("900s", TypeId::duration)));
  EXPECT_TRUE(holds(text("5%"), "<", text("25%")));
}

TEST(Bounds, DoNotHoldBetweenWhatCannotBeCompared) {
  EXPECT_FALSE(holds(text("a"), "<=", text("b")));
  EXPECT_FALSE(holds(text("1Gi"), "<=", Value::of_integer(3)));
  EXPECT_FALSE(holds(Value::nothing(), ">=", Value::of_integer(3)));
}

TEST(ModelShape, TypedScalarsAreTheSameInAnySpelling) {
  const ModelShape shape;
  const auto same = [&](const Value& a, const Value& b) { return shape.same_scalar(diff::Place::unknown, a, b); };
  EXPECT_TRUE(same(text("3Gi", TypeId::quantity), text("3072Mi", TypeId::quantity)));
  EXPECT_TRUE(same(text("1m", TypeId::duration), text("60s", TypeId::duration)));
  EXPECT_FALSE(same(text("3Gi", TypeId::quantity), text("3G", TypeId::quantity)));
  EXPECT_FALSE(same(text("3Gi"), text("3072Mi")));
}

}  // namespace
}  // namespace stageplot::parity
