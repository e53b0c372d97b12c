#include "schema/numbers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "document/arena.hpp"
#include "document/number_order.hpp"
#include "schema/equality.hpp"

namespace stageplot::schema {
namespace {

using document::Value;

TEST(Numbers, CompareExactlyAcrossKinds) {
  const Value big = Value::of_integer(9007199254740993);  // 2^53 + 1, which no double has
  EXPECT_TRUE(compare_numbers(big, Value::of_float(9007199254740992.0)) > 0);
  EXPECT_TRUE(compare_numbers(Value::of_float(9007199254740992.0), big) < 0);
  EXPECT_TRUE(compare_numbers(Value::of_integer(1), Value::of_float(1.0)) == 0);
  EXPECT_TRUE(compare_numbers(Value::of_integer(-1), Value::of_unsigned(18446744073709551615u)) < 0);
  EXPECT_TRUE(compare_numbers(Value::of_integer(-1), Value::of_float(-1.5)) > 0);
  EXPECT_TRUE(compare_numbers(Value::of_integer(1), Value::of_float(1e300)) < 0);
  EXPECT_TRUE(compare_numbers(Value::of_integer(1), Value::of_float(-1e300)) > 0);
  EXPECT_FALSE(compare_numbers(Value::of_integer(1), Value::of_float(std::nan(""))) <= 0);
}

TEST(Numbers, MultiplesAreDecidedOnTheDigits) {
  EXPECT_TRUE(is_multiple(Value::of_float(0.0075), Value::of_float(0.0001)));
  EXPECT_FALSE(is_multiple(Value::of_float(0.00751), Value::of_float(0.0001)));
  EXPECT_TRUE(is_multiple(Value::of_float(4.5), Value::of_float(1.5)));
  EXPECT_TRUE(is_multiple(Value::of_integer(-9), Value::of_integer(3)));
  EXPECT_FALSE(is_multiple(Value::of_integer(7), Value::of_integer(2)));
  EXPECT_TRUE(is_multiple(Value::of_integer(0), Value::of_integer(2)));
  EXPECT_TRUE(is_multiple(Value::of_float(1e308), Value::of_float(0.5)));
  EXPECT_FALSE(is_multiple(Value::of_float(1e308), Value::of_float(0.123456789)));
  EXPECT_FALSE(is_multiple(Value::of_integer(1), Value::of_float(1e300)));
  EXPECT_FALSE(is_multiple(Value::of_float(std::numeric_limits<double>::infinity()), Value::of_integer(1)));
}

TEST(Equality, IsByValue) {
  EXPECT_TRUE(equal(Value::of_integer(1), Value::of_float(1.0)));
  EXPECT_FALSE(equal(Value::of_integer(1), Value::of(true)));
  EXPECT_FALSE(equal(Value::of_integer(0), Value::nothing()));
}

TEST(Equality, FindsTheFirstDuplicateInLongLists) {
  document::Arena arena;
  document::List* list = arena.list(1000);
  // Neighbours that are one double: only the integers tell them apart.
  for (std::uint32_t i = 0; i < list->size; ++i) list->data[i] = Value::of_integer(9007199254740992 + i);
  EXPECT_FALSE(find_duplicate({list->data, list->size}));
  list->data[700] = Value::of_float(9007199254740994.0);
  list->data[900] = list->data[1];
  const auto found = find_duplicate({list->data, list->size});
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, std::pair(std::size_t{2}, std::size_t{700}));
}

}  // namespace
}  // namespace stageplot::schema
