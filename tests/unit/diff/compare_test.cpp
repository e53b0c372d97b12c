#include "diff/compare.hpp"

#include <gtest/gtest.h>

#include "unit/diff/trees.hpp"

namespace stageplot::diff {
namespace {

struct Case {
  std::string_view what;
  std::string_view a;
  std::string_view b;
  std::string_view expected;
};

class Compare : public testing::TestWithParam<Case> {};

TEST_P(Compare, FindsExactly) {
  EXPECT_EQ(compared(GetParam().a, GetParam().b), GetParam().expected) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Scalars, Compare,
    testing::Values(Case{"equal", R"({"a":1,"b":[true,null,"x"]})", R"({"b":[true,null,"x"],"a":1})",
                         "equal 4, different 0\n"},
                    Case{"a number by its value", R"({"a":30,"b":1e3,"c":0.5})", R"({"a":30.0,"b":1000,"c":0.25})",
                         "changed c: 0.5 → 0.25\nequal 2, different 1\n"},
                    Case{"a large whole number is not its double", R"([9007199254740993])", R"([9007199254740992.0])",
                         "changed [0]: 9007199254740993 → 9007199254740992\nequal 0, different 1\n"},
                    Case{"a number is no text", R"({"port":8080})", R"({"port":"8080"})",
                         "changed port: 8080 → \"8080\"\nequal 0, different 1\n"},
                    Case{"nothing is no empty text", R"({"a":null})", R"({"a":""})",
                         "changed a: null → \"\"\nequal 0, different 1\n"},
                    Case{"a map in place of a text", R"({"a":{"x":1,"y":2}})", R"({"a":"x"})",
                         "changed a: {\"x\":1,\"y\":2} → \"x\" [2]\nequal 0, different 2\n"},
                    Case{"the whole document", R"(1)", R"(2)", "changed : 1 → 2\nequal 0, different 1\n"}));

INSTANTIATE_TEST_SUITE_P(
    Maps, Compare,
    testing::Values(Case{"a whole subtree is one change", R"({"a":{"x":{"y":1,"z":[1,2]}}})", R"({"a":{}})",
                         "only_a a.x: {\"y\":1,\"z\":[1,2]} → [3]\nequal 0, different 3\n"},
                    Case{"a member with nothing is a member", R"({})", R"({"a":null})",
                         "only_b a: → null\nequal 0, different 1\n"},
                    Case{"keys that are no names", R"({"data":{"fluent.conf":"x"}})", R"({"data":{"fluent.conf":"y"}})",
                         "changed data[\"fluent.conf\"]: \"x\" → \"y\"\nequal 0, different 1\n"}));

INSTANTIATE_TEST_SUITE_P(
    Sequences, Compare,
    testing::Values(
        Case{"one changed among equal ones", R"(["--a=1","--b","--c"])", R"(["--a=2","--b","--c"])",
             "changed [0]: \"--a=1\" → \"--a=2\"\nequal 2, different 1\n"},
        Case{"one in front", R"(["b","c"])", R"(["a","b","c"])", "only_b [0]: → \"a\"\nequal 2, different 1\n"},
        Case{"one gone", R"(["a","b","c"])", R"(["a","c"])", "only_a [1]: \"b\" →\nequal 2, different 1\n"},
        Case{"a move is one change", R"(["a","b","c","d"])", R"(["d","a","b","c"])",
             "moved [0]: \"d\" → \"d\" (3→0)\nequal 4, different 0\n"},
        Case{"equal ones twice", R"(["a","a","b"])", R"(["a","b"])", "only_a [1]: \"a\" →\nequal 2, different 1\n"},
        Case{"what is most alike is set side by side", R"([{"n":"x","v":[1,2,3]}])",
             R"([{"n":"y","v":[7,8,9]},{"n":"x","v":[1,2,4]}])",
             "only_b [0]: → {\"n\":\"y\",\"v\":[7,8,9]} [4]\nchanged [1].v[2]: 3 → 4\nequal 3, different 5\n"},
        Case{"maps that have nothing in common did not change into each other", R"([{"a":1}])", R"([{"b":2}])",
             "only_a [0]: {\"a\":1} →\nonly_b [0]: → {\"b\":2}\nequal 0, different 2\n"},
        Case{"lists in lists", R"([[1,2],[3]])", R"([[1,2],[4]])", "changed [1][0]: 3 → 4\nequal 2, different 1\n"}));

INSTANTIATE_TEST_SUITE_P(
    KeyedLists, Compare,
    testing::Values(Case{"by key, whatever the order",
                         R"({"keyed":[{"name":"a","v":1},{"name":"b","v":2},{"name":"c"}]})",
                         R"({"keyed":[{"name":"d"},{"name":"b","v":3},{"name":"a","v":1}]})",
                         "reordered keyed: [{\"name\":\"a\",\"v\":1},{\"name\":\"b\",\"v\":2},{\"name\":\"c\"}] → "
                         "[{\"name\":\"d\"},{\"name\":\"b\",\"v\":3},{\"name\":\"a\",\"v\":1}]\n"
                         "changed keyed[b].v: 2 → 3\n"
                         "only_a keyed[c]: {\"name\":\"c\"} →\n"
                         "only_b keyed[d]: → {\"name\":\"d\"}\n"
                         "equal 3, different 3\n"},
                    Case{"an insertion moves nothing", R"({"keyed":[{"name":"a"},{"name":"b"}]})",
                         R"({"keyed":[{"name":"a"},{"name":"x"},{"name":"b"}]})",
                         "only_b keyed[x]: → {\"name\":\"x\"}\nequal 2, different 1\n"},
                    Case{"of two with one key the last counts", R"({"keyed":[{"name":"a","v":1},{"name":"a","v":2}]})",
                         R"({"keyed":[{"name":"a","v":2}]})",
                         "duplicate keyed[a]: {\"name\":\"a\",\"v\":1} → [2]\nequal 2, different 2\n"},
                    Case{"the same duplicates on both sides", R"({"keyed":[{"name":"a","v":1},{"name":"a","v":2}]})",
                         R"({"keyed":[{"name":"a","v":1},{"name":"a","v":2}]})", "equal 4, different 0\n"},
                    Case{"one item without a key makes it a sequence", R"({"keyed":[{"name":"a"},{"v":1}]})",
                         R"({"keyed":[{"v":2},{"name":"a"}]})",
                         "only_b keyed[0]: → {\"v\":2}\nonly_a keyed[1]: {\"v\":1} →\nequal 1, different 2\n"},
                    Case{"keys that look like positions", R"({"keyed":[{"name":"2","v":1}]})",
                         R"({"keyed":[{"name":"2","v":2}]})", "changed keyed[\"2\"].v: 1 → 2\nequal 1, different 1\n"},
                    Case{"where order counts, what moved is said and what changed too",
                         R"({"ordered":[{"name":"a","v":1},{"name":"b"},{"name":"c"}]})",
                         R"({"ordered":[{"name":"b"},{"name":"c"},{"name":"a","v":2}]})",
                         "moved ordered[a]: {\"name\":\"a\",\"v\":1} → {\"name\":\"a\",\"v\":2} (0→2)\n"
                         "changed ordered[a].v: 1 → 2\nequal 3, different 1\n"}));

INSTANTIATE_TEST_SUITE_P(
    Sets, Compare,
    testing::Values(Case{"order and repetition mean nothing", R"({"set":["sg-1","sg-2","sg-1"]})",
                         R"({"set":["sg-2","sg-1"]})", "equal 2, different 0\n"},
                    Case{"texts are their own keys", R"({"set":["sg-1","sg-2"]})", R"({"set":["sg-3","sg-1"]})",
                         "only_a set[sg-2]: \"sg-2\" →\nonly_b set[sg-3]: → \"sg-3\"\nequal 1, different 2\n"},
                    Case{"sets inside items of sets", R"({"set":[{"set":[1,2]},{"set":[3]}]})",
                         R"({"set":[{"set":[3]},{"set":[2,1]}]})", "equal 3, different 0\n"}));

TEST(ComparePaths, PointersNameThePlaceOnEachSide) {
  const auto a = tree(R"({"keyed":[{"name":"x"},{"name":"a","m/~":{"v":1}}]})");
  const auto b = tree(R"({"keyed":[{"name":"a","m/~":{"v":2}},{"name":"x"}]})");
  const Comparison comparison = compare(a, b, NamedShape{});
  ASSERT_EQ(comparison.changes.size(), 2U);
  const Path& path = comparison.changes[1].path;
  EXPECT_EQ(path.text(), R"(keyed[a]["m/~"].v)");
  EXPECT_EQ(path.pointer(), "/keyed/0/m~1~0/v");
  EXPECT_EQ(path.pointer(true), "/keyed/1/m~1~0/v");
}

}  // namespace
}  // namespace stageplot::diff
