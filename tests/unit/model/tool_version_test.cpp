// Comparisons of tool versions.
#include "model/tool_version.hpp"

#include <gtest/gtest.h>

namespace stageplot::model {
namespace {

TEST(ToolVersionTest, compares) {
  EXPECT_EQ(satisfies("0.1.0", ">=0.1"), true);
  EXPECT_EQ(satisfies("0.1.0", ">0.1"), false);
  EXPECT_EQ(satisfies("1.4.2", ">=0.1 <2"), true);
  EXPECT_EQ(satisfies("2.0.0", ">=0.1, <2"), false);
  EXPECT_EQ(satisfies("1.4.2", "=1.4.2"), true);
  EXPECT_EQ(satisfies("1.10.0", "<=1.9"), false);
}

TEST(ToolVersionTest, refuses_what_is_no_comparison) {
  EXPECT_EQ(satisfies("0.1.0", ""), std::nullopt);
  EXPECT_EQ(satisfies("0.1.0", "0.1"), std::nullopt);
  EXPECT_EQ(satisfies("0.1.0", ">="), std::nullopt);
  EXPECT_EQ(satisfies("0.1.0", "~>1.0"), std::nullopt);
  EXPECT_EQ(satisfies("0.1.0", ">=one"), std::nullopt);
}

}  // namespace
}  // namespace stageplot::model
