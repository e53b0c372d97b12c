#include "source/tree_difference.hpp"

#include <gtest/gtest.h>

namespace stageplot::source {
namespace {

TEST(TreeDifference, FilesThatDifferOrAreOnOneSide) {
  const MemoryTree a(
      {{"top", "1"}, {"m/same", "1"}, {"m/other", "1"}, {"m/old/x", "1"}, {"m/kind", "1"}, {"n/y", "1"}});
  const MemoryTree b({{"top", "2"}, {"m/same", "1"}, {"m/other", "2"}, {"m/new/x", "1"}, {"m/kind/z", "1"}});
  const std::vector<std::string> entries{"top", "m", "nothing"};
  EXPECT_EQ(differing_files(a, b, entries),
            (std::vector<std::string>{"m/kind/z", "m/new/x", "m/old/x", "m/other", "top"}));
  EXPECT_EQ(differing_files(a, b, entries, 2).size(), 2u);
  EXPECT_TRUE(differing_files(a, a, entries).empty());
}

}  // namespace
}  // namespace stageplot::source
