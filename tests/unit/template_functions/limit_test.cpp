// Input that would not end or not fit: every call fails in bounded time and memory.
#include <gtest/gtest.h>

#include "document/map.hpp"
#include "engine.hpp"
#include "expression.hpp"

namespace stageplot::gotemplate::test {
namespace {

using document::Value;

TEST(Limits, HugeResultsAreRefused) {
  const std::string kTooLong = "the result is longer than 64 MiB";
  EXPECT_EQ(error_of("repeat 100000000 \"abc\""), "error calling repeat: " + kTooLong);
  EXPECT_EQ(error_of("repeat 9223372036854775807 \"abc\""), "error calling repeat: " + kTooLong);
  EXPECT_EQ(error_of("indent 100000000 \"abc\""), "error calling indent: " + kTooLong);
  EXPECT_EQ(error_of("nindent 9223372036854775807 \"abc\""), "error calling nindent: " + kTooLong);
  EXPECT_EQ(error_of("replace \"a\" (repeat 1000000 \"b\") (repeat 100 \"a\")"), "error calling replace: " + kTooLong);
  EXPECT_EQ(error_of("until 9223372036854775807"), "error calling until: the range has more than 10000000 numbers");
  EXPECT_EQ(error_of("seq 1 9223372036854775806"), "error calling seq: the range has more than 10000000 numbers");
  EXPECT_EQ(error_of("untilStep -9223372036854775808 9223372036854775807 1"),
            "error calling untilStep: the range has more than 10000000 numbers");
  EXPECT_EQ(print("untilStep -9223372036854775808 9223372036854775807 9223372036854775807"),
            "[-9223372036854775808 -1 9223372036854775806]");
  EXPECT_EQ(error_of("wrapWith 1 (repeat 1000 \"x\") (repeat 1000000 \"y\")"), "error calling wrapWith: " + kTooLong);
}

TEST(Limits, HugeRandomTextsAreRefused) {
  for (const std::string name : {"randAlpha", "randAlphaNum", "randAscii", "randNumeric", "randBytes"}) {
    for (const std::string count : {"1000000000", "9223372036854775807"}) {
      const std::string message = render("{{ " + name + " " + count + " }}");
      EXPECT_TRUE(message.ends_with("error calling " + name + ": the result is longer than 64 MiB")) << message;
    }
  }
}

/// As in a render of a project: the same model gives the same bytes.
TEST(Limits, ARunWithoutSurroundingsHasNoChance) {
  for (const std::string expression :
       {"randAlpha 3", "randAlphaNum 3", "randAscii 3", "randNumeric 3", "randBytes 3", "randInt 1 5", "uuidv4",
        "shuffle \"ab\"", "bcrypt \"a\"", "htpasswd \"a\" \"b\"", "encryptAES \"k\" \"t\"", "genCA \"a\" 1",
        "genPrivateKey \"rsa\""}) {
    const std::string name = expression.substr(0, expression.find(' '));
    EXPECT_EQ(error_of(expression), "error calling " + name +
                                        ": there is neither chance nor a clock in a render that gives the same bytes "
                                        "each time");
  }
  EXPECT_EQ(print("getHostByName \"localhost\" | quote"), "\"\"");
}

TEST(Limits, AnArenaEndsACall) {
  document::Arena arena(std::size_t{1} << 20);
  document::Origins origins;
  Evaluation evaluation{.arena = arena, .origins = origins, .dot = {}};
  EXPECT_THROW((void)evaluate(evaluation, "until 1000000"), document::ArenaExhausted);
  EXPECT_THROW((void)evaluate(evaluation, "repeat 5000000 \"a\""), document::ArenaExhausted);
}

/// A list that holds one list twice, which holds one list twice, and so on: few nodes, and texts without end.
Value list_of_two(document::Arena& arena, int levels) {
  Value value = Value::of(arena.copy("x"));
  for (int i = 0; i < levels; ++i) {
    document::List* list = arena.list(2);
    list->data[0] = value;
    list->data[1] = value;
    value = Value::of(list);
  }
  return value;
}

TEST(Limits, AListThatStandsInItselfManyTimesEndsToo) {
  document::Arena arena;
  document::Origins origins;
  const Value pair[] = {list_of_two(arena, 100), list_of_two(arena, 100)};
  Evaluation evaluation{.arena = arena, .origins = origins, .dot = Value::of(arena.list(pair))};
  EXPECT_TRUE(evaluate(evaluation, "deepEqual (first .) (last .)").b);
  const auto error = [&](std::string_view expression) -> std::string {
    try {
      (void)evaluate(evaluation, expression);
    } catch (const FunctionError& thrown) {
      return thrown.what();
    }
    return {};
  };
  EXPECT_EQ(error("toJson ."), "error calling toJson: the result is too large");
  EXPECT_EQ(error("toYaml ."), "error calling toYaml: the result is too large");
}

/// A map that holds itself, as `set $m "self" $m` makes it.
class CycleTest : public testing::Test {
 protected:
  CycleTest() {
    document::Map* map = arena_.map();
    document::set(arena_, *map, arena_.copy("self"), Value::of(map));
    evaluation_.dot = Value::of(map);
  }

  std::string error_of(std::string_view expression) {
    try {
      (void)evaluate(evaluation_, expression);
    } catch (const FunctionError& error) {
      return error.what();
    }
    return {};
  }

  document::Arena arena_;
  document::Origins origins_;
  Evaluation evaluation_{.arena = arena_, .origins = origins_, .dot = {}};
};

TEST_F(CycleTest, CallsOnAMapInItselfEnd) {
  EXPECT_EQ(error_of("toString ."), "error calling toString: the value is nested too deep to be printed");
  EXPECT_EQ(error_of("deepCopy ."), "error calling deepCopy: the value is nested too deep to be copied");
  EXPECT_EQ(error_of("deepEqual . (dict \"self\" .)"), "");
  EXPECT_EQ(error_of("mustToJson ."), "error calling mustToJson: json: unsupported value: encountered a cycle");
  EXPECT_EQ(evaluate(evaluation_, "toYaml .").text(), "");
  EXPECT_EQ(error_of("merge . ."), "");
  EXPECT_EQ(error_of("merge . .self.self"), "");
}

TEST_F(CycleTest, TwoSuchMapsEndToo) {
  document::Map* other = arena_.map();
  document::set(arena_, *other, arena_.copy("self"), Value::of(other));
  document::set(arena_, *evaluation_.dot.m, arena_.copy("other"), Value::of(other));
  EXPECT_EQ(error_of("merge .other .self"), "error calling merge: the maps are nested too deep to be merged");
}

}  // namespace
}  // namespace stageplot::gotemplate::test
