// Whatever an expression is, it ends: depth, length, steps and memory are bounded.
#include <gtest/gtest.h>

#include <chrono>

#include "unit/policy_cel/evaluation.hpp"

namespace stageplot::policy::cel {
namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

struct Runaway {
  std::string_view name;
  std::string expression;
};

class Budgeted : public testing::TestWithParam<Runaway> {};

TEST_P(Budgeted, EndsWithinASecond) {
  const Compilation compilation = compile(GetParam().expression, {});
  ASSERT_NE(compilation.program, nullptr) << compilation.errors[0].message;
  const auto begin = std::chrono::steady_clock::now();
  document::Arena arena;
  Budget budget;
  const Value result = evaluate(*compilation.program, {}, arena, budget);
  ASSERT_EQ(result.kind, Kind::error);
  EXPECT_EQ(result.failure->cause, Failure::Cause::budget);
  EXPECT_EQ(result.failure->message, "the expression needs too many steps");
  EXPECT_LT(arena.bytes_used(), std::size_t{256} << 20);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));  // in a debug build on a busy machine
}

std::string nested(std::string_view name) {
  std::string text = "true";
  for (char variable = 'a'; variable < 'j'; ++variable) {
    text = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]." + std::string{name} + "(" + variable + ", " + text + ")";
  }
  return text;
}

/// A value that doubles with each line.
std::string doubled(std::string_view first, std::size_t times) {
  std::string text = "v" + std::to_string(times);
  for (std::size_t i = times; i > 0; --i) {
    const std::string before = "v" + std::to_string(i - 1);
    text = "cel.bind(v" + std::to_string(i) + ", " + before + " + " + before + ", " + text + ")";
  }
  return "cel.bind(v0, " + std::string{first} + ", " + text + ").size()";
}

INSTANTIATE_TEST_SUITE_P(
    Table, Budgeted,
    testing::Values(Runaway{"nested_all", nested("all")}, Runaway{"nested_map", nested("map")},
                    Runaway{"range", "lists.range(2000).all(i, lists.range(2000).all(j, i * j >= 0))"},
                    Runaway{"huge_range", "size(lists.range(9000000)) > 1"},
                    Runaway{"doubled_string", doubled("'0123456789abcdef'", 40)},
                    Runaway{"doubled_list", doubled("[1, 2, 3, 4]", 40)},
                    Runaway{"replaced",
                            "lists.range(1000).map(i, 'aaaaaaaaaaaaaaaa').join().replace('a', "
                            "lists.range(1000).map(i, 'bbbbbbbbbbbbbbbb').join()).size() > 0"},
                    Runaway{"compared", "lists.range(3000).all(i, lists.range(3000) == lists.range(3000))"},
                    Runaway{"formatted", "lists.range(100000).all(i, '%.900f'.format([1.0]).size() > 0)"}),
    [](const auto& name) { return std::string{name.param.name}; });

TEST(Limits, NothingAbsorbsAnExhaustedBudget) {
  const Compilation compilation = compile("lists.range(9000000).size() > 0 || true", {});
  document::Arena arena;
  Budget budget;
  const Value result = evaluate(*compilation.program, {}, arena, budget);
  ASSERT_EQ(result.kind, Kind::error);
  EXPECT_EQ(result.failure->cause, Failure::Cause::budget);
}

TEST(Limits, StepsAreTheSameEachTime) {
  const Compilation compilation = compile("['a', 'b'].map(x, x + x).exists(x, x.matches('b+'))", {});
  std::vector<std::uint64_t> left;
  for (int i = 0; i < 3; ++i) {
    document::Arena arena;
    Budget budget;
    EXPECT_TRUE(evaluate(*compilation.program, {}, arena, budget).is_true());
    left.push_back(budget.steps_left);
  }
  EXPECT_EQ(left[0], left[1]);
  EXPECT_EQ(left[1], left[2]);
  EXPECT_LT(left[0], Budget::kDefaultSteps);
}

TEST(Limits, AnArenaWithALimitEndsTheEvaluation) {
  const Compilation compilation = compile("lists.range(100000).size() > 0", {});
  document::Arena arena(4096);
  Budget budget;
  const Value result = evaluate(*compilation.program, {}, arena, budget);
  ASSERT_EQ(result.kind, Kind::error);
  EXPECT_EQ(result.failure->message, "the expression makes values that are too large");
}

TEST(Limits, APatternThatLooksCatastrophicIsMatchedInLinearTime) {
  const Compilation compilation = compile("!(lists.range(5000).map(i, 'a').join() + '!').matches('^(a+)+$')", {});
  ASSERT_NE(compilation.program, nullptr);
  document::Arena arena;
  Budget budget;
  EXPECT_TRUE(evaluate(*compilation.program, {}, arena, budget).is_true());
}

TEST(Limits, NestingIsRefused) {
  EXPECT_EQ(outcome(repeated("(", 100) + "1" + repeated(")", 100)), "1");
  EXPECT_EQ(outcome(repeated("(", 5000) + "1" + repeated(")", 5000)),
            "refused: the expression is nested deeper than 250 levels");
  EXPECT_EQ(outcome(repeated("[", 5000)), "refused: the expression is nested deeper than 250 levels");
  EXPECT_EQ(outcome(repeated("!", 5000) + "true"), "refused: the expression is nested deeper than 250 levels");
  EXPECT_EQ(outcome("1" + repeated(" + 1", 5000)),
            "refused: the expression has more than 600 operations within each other");
  EXPECT_EQ(outcome("{}" + repeated(".a", 5000)),
            "refused: the expression has more than 600 operations within each other");
  EXPECT_EQ(outcome("false" + repeated(" || false", 5000)), "false");
  EXPECT_EQ(outcome("'" + std::string(100'000, 'a') + "'"), "refused: the expression is longer than 100000 characters");
  EXPECT_EQ(outcome("'\xFF'"), "refused: the expression is not UTF-8");
}

}  // namespace
}  // namespace stageplot::policy::cel
