// Files of values: attributes alone.
#include <gtest/gtest.h>

#include "terraform/hcl/dump.hpp"
#include "terraform/hcl/parser.hpp"

namespace stageplot::terraform::hcl {
namespace {

TEST(ValuesFileTest, holds_attributes) {
  const File file = parse_values_file("region = \"eu-central-1\"\nzones = [\n  \"a\", # first\n  \"b\",\n]\n");
  EXPECT_TRUE(file.errors.empty());
  EXPECT_EQ(dump(file.body),
            "region = (template \"eu-central-1\")\nzones = (tuple (template \"a\") (template \"b\"))\n");
}

TEST(ValuesFileTest, holds_no_blocks) {
  const File file = parse_values_file("tags {\n  a = 1\n}\nb = 2\nlocals \"c\" {}\n");
  ASSERT_EQ(file.errors.size(), 2U);
  EXPECT_EQ(file.errors[0].summary, "a block stands in a file of values");
  EXPECT_EQ(file.errors[0].help, "write `tags = { … }`");
  EXPECT_EQ(file.errors[0].range, (Range{.begin = 0, .end = 4}));
  EXPECT_EQ(file.errors[1].range, (Range{.begin = 23, .end = 33}));
}

}  // namespace
}  // namespace stageplot::terraform::hcl
