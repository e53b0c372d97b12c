#include "diff/common_subsequence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace stageplot::diff {
namespace {

/// The length by the textbook's table, which the short way is held against.
std::size_t longest(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
  }
  return table[a.size()][b.size()];
}

TEST(CommonSubsequence, IsAsLongAsCanBeAndRises) {
  std::mt19937 random{7};
  for (int round = 0; round < 2000; ++round) {
    const auto row = [&] {
      std::vector<std::uint32_t> numbers(random() % 14);
      for (auto& number : numbers) number = static_cast<std::uint32_t>(random() % 6);
      return numbers;
    };
    const auto a = row();
    const auto b = row();
    const auto matches = common_subsequence(a, b);
    ASSERT_TRUE(matches.has_value());
    EXPECT_EQ(matches->size(), longest(a, b));
    for (std::size_t i = 0; i < matches->size(); ++i) {
      const Match& match = (*matches)[i];
      EXPECT_EQ(a[match.a], b[match.b]);
      EXPECT_TRUE(i == 0 || ((*matches)[i - 1].a < match.a && (*matches)[i - 1].b < match.b));
    }
  }
}

TEST(CommonSubsequence, GivesUpOnAnotherOrderOfVeryMany) {
  std::vector<std::uint32_t> a(20'000);
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = static_cast<std::uint32_t>(i);
  std::vector<std::uint32_t> b = a;
  std::ranges::reverse(b);
  EXPECT_FALSE(common_subsequence(a, b).has_value());
}

TEST(CommonSubsequence, WhatIsNewCostsNothing) {
  std::vector<std::uint32_t> a(200'000);
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = static_cast<std::uint32_t>(i);
  std::vector<std::uint32_t> b;
  for (std::size_t i = 0; i < a.size(); ++i) b.push_back(i % 2 == 0 ? a[i] : a[i] + 1'000'000);
  const auto matches = common_subsequence(a, b);
  ASSERT_TRUE(matches.has_value());
  EXPECT_EQ(matches->size(), a.size() / 2);
}

TEST(LongestRising, LeavesOutAsFewAsCanBe) {
  const std::vector<std::size_t> positions{4, 0, 1, 3, 2, 5};
  const std::vector<bool> rising = longest_rising(positions);
  EXPECT_EQ(std::ranges::count(rising, true), 4);
  EXPECT_FALSE(rising[0]);
  EXPECT_TRUE(longest_rising(std::vector<std::size_t>{}).empty());
}

}  // namespace
}  // namespace stageplot::diff
