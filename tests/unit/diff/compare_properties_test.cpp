// What holds for all trees: nothing between equal ones, the same from both sides, no change by another order of maps
// and keyed lists. The trees are made at random, always the same ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <random>

#include "diff/equality.hpp"
#include "document/json_writer.hpp"
#include "unit/diff/trees.hpp"

namespace stageplot::diff {
namespace {

using document::Value;
using Random = std::mt19937;

std::string random_tree(Random& random, int depth);

std::string random_list(Random& random, int depth, bool named) {
  std::string out = "[";
  const std::size_t size = random() % 5;
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) out += ',';
    if (named) {
      out += R"({"name":")" + std::string(1, static_cast<char>('a' + random() % 6)) + R"(","v":)" +
             random_tree(random, depth - 1) + "}";
    } else {
      out += random_tree(random, depth - 1);
    }
  }
  return out + "]";
}

std::string random_tree(Random& random, int depth) {
  switch (depth <= 0 ? random() % 4 : random() % 8) {
    case 0:
      return std::to_string(random() % 4);
    case 1:
      return R"("t)" + std::to_string(random() % 4) + R"(")";
    case 2:
      return random() % 2 == 0 ? "true" : "null";
    case 3:
      return std::to_string(random() % 3) + ".0";
    case 4:
      return random_list(random, depth, false);
    default: {
      constexpr std::string_view kNames[] = {"a", "b", "keyed", "keyed2", "ordered", "set", "list"};
      std::string out = "{";
      for (const std::string_view name : kNames) {
        if (random() % 2 == 0) continue;
        if (out.size() > 1) out += ',';
        out.append("\"").append(name).append("\":");
        const bool list = name.size() > 2;
        out += list ? random_list(random, depth, name.starts_with("keyed") || name == "ordered")
                    : random_tree(random, depth - 1);
      }
      return out + "}";
    }
  }
}

/// A tree beside another one: a few of its characters are others.
std::string varied(Random& random, std::string json) {
  for (int n = 0; n < 3; ++n) {
    const std::size_t at = random() % json.size();
    if (json[at] >= '0' && json[at] <= '3') json[at] = static_cast<char>('0' + random() % 4);
  }
  return json;
}

std::vector<std::string> lines_of(const Comparison& comparison, bool exchanged) {
  std::vector<std::string> lines;
  for (const Change& change : comparison.changes) {
    ChangeKind kind = change.kind;
    if (exchanged && kind == ChangeKind::only_a) {
      kind = ChangeKind::only_b;
    } else if (exchanged && kind == ChangeKind::only_b) {
      kind = ChangeKind::only_a;
    }
    const std::string a = change.on_a ? document::write_json(change.a).text : "-";
    const std::string b = change.on_b ? document::write_json(change.b).text : "-";
    lines.push_back(change.path.pointer(exchanged) + " " + std::to_string(static_cast<int>(kind)) + " " +
                    (exchanged ? b + " " + a : a + " " + b));
  }
  std::ranges::sort(lines);
  return lines;
}

TEST(CompareProperties, NothingBetweenATreeAndItself) {
  Random random{1};
  for (int round = 0; round < 500; ++round) {
    const std::string json = random_tree(random, 5);
    const Value a = tree(json);
    const Comparison comparison = compare(a, tree(json), NamedShape{});
    EXPECT_TRUE(comparison.changes.empty()) << json << "\n" << describe(comparison);
    EXPECT_EQ(comparison.different_leaves, 0U);
  }
}

TEST(CompareProperties, TheSameFromBothSides) {
  Random random{2};
  for (int round = 0; round < 1000; ++round) {
    const std::string json_a = random_tree(random, 4);
    const std::string json_b = round % 2 == 0 ? random_tree(random, 4) : varied(random, json_a);
    const Value a = tree(json_a);
    const Value b = tree(json_b);
    const Comparison there = compare(a, b, NamedShape{});
    const Comparison back = compare(b, a, NamedShape{});
    EXPECT_EQ(lines_of(there, false), lines_of(back, true)) << json_a << "\n" << json_b;
    EXPECT_EQ(there.equal_leaves, back.equal_leaves);
    EXPECT_EQ(there.different_leaves, back.different_leaves);
  }
}

TEST(CompareProperties, EqualIsWhereNothingIsFound) {
  Random random{3};
  const NamedShape shape;
  for (int round = 0; round < 1000; ++round) {
    const Value a = tree(random_tree(random, 2));
    const Value b = tree(random_tree(random, 2));
    const Comparison comparison = compare(a, b, shape);
    const bool same = equal(shape, Place::unknown, a, b);
    EXPECT_EQ(same, comparison.changes.empty()) << describe(comparison);
    EXPECT_TRUE(!same || hash_of(shape, Place::unknown, a) == hash_of(shape, Place::unknown, b));
  }
}

TEST(CompareProperties, AnotherOrderOfAKeyedListIsNothingBut) {
  Random random{4};
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> items;
    for (char name = 'a'; name < 'g'; ++name) {
      items.push_back(R"({"name":")" + std::string(1, name) + R"(","v":)" + random_tree(random, 3) + "}");
    }
    const auto joined = [&] {
      std::string out = R"({"keyed":[)";
      for (std::size_t i = 0; i < items.size(); ++i) out += (i > 0 ? "," : "") + items[i];
      return out + "]}";
    };
    const std::string in_order = joined();
    std::ranges::shuffle(items, random);
    const std::string shuffled = joined();
    const Comparison comparison = compare(tree(in_order), tree(shuffled), NamedShape{});
    EXPECT_EQ(comparison.changes.size(), in_order == shuffled ? 0U : 1U) << describe(comparison);
    for (const Change& change : comparison.changes) EXPECT_EQ(change.kind, ChangeKind::reordered);
  }
}

TEST(CompareProperties, EveryLeafIsCountedOnce) {
  Random random{5};
  for (int round = 0; round < 500; ++round) {
    const std::string json = random_list(random, 3, false);
    const Value a = tree(json);
    const Value b = tree(varied(random, json));
    const Comparison comparison = compare(a, b, Shape{});
    std::size_t on_a = comparison.equal_leaves;
    std::size_t different = 0;
    for (const Change& change : comparison.changes) {
      different += change.leaves;
      if (change.on_a) on_a += change.leaves;
    }
    EXPECT_EQ(different, comparison.different_leaves);
    EXPECT_EQ(on_a, leaves_of(a)) << json << "\n" << describe(comparison);
  }
}

TEST(CompareProperties, DeepTrees) {
  const auto deep = [](std::string_view leaf) {
    std::string json;
    for (int i = 0; i < 99; ++i) json += R"({"a":[)";
    json += leaf;
    for (int i = 0; i < 99; ++i) json += "]}";
    return json;
  };
  const Comparison comparison = compare(tree(deep("1")), tree(deep("2")), Shape{});
  ASSERT_EQ(comparison.changes.size(), 1U);
  EXPECT_EQ(comparison.changes[0].path.steps.size(), 198U);
}

TEST(CompareProperties, LongListsTakeNoLongTime) {
  std::string a = "[";
  std::string b = "[";
  for (int i = 0; i < 100'000; ++i) {
    a += std::to_string(i) + ",";
    b += std::to_string(100'000 - i) + ",";
  }
  const Value in_order = tree(a + "0]");
  const Value reversed = tree(b + "0]");
  const std::clock_t begin = std::clock();
  EXPECT_FALSE(compare(in_order, reversed, Shape{}).changes.empty());
  EXPECT_LT(std::clock() - begin, 3 * CLOCKS_PER_SEC);
}

}  // namespace
}  // namespace stageplot::diff
