#include "cases/runner/text_diff.hpp"

#include <gtest/gtest.h>

namespace stageplot::cases {
namespace {

TEST(TextDiff, AlignsWhatIsEqual) {
  EXPECT_EQ(text_diff("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nE\nf\nf2\ng\nh\n"),
            "@ line 2\n  b\n  c\n  d\n- e\n+ E\n  f\n+ f2\n  g\n  h\n");
}

TEST(TextDiff, SaysWhatCannotBeSeen) {
  EXPECT_EQ(text_diff("a\n", "a"), "- a\n+ a⟨no line break at the end⟩\n");
  EXPECT_EQ(text_diff("a\n", "a \n"), "- a\n+ a ⟨space at the end⟩\n");
  EXPECT_EQ(text_diff("a\n", "\x1b[1ma\r\n"), "- a\n+ \\x1B[1ma\\x0D\n");
  EXPECT_EQ(text_diff("", "\n"), "+ \n");
}

TEST(TextDiff, LongDifferencesAreCut) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += std::to_string(i) + "\n";
  const std::string diff = text_diff(many, "");
  EXPECT_TRUE(diff.ends_with("- 79\n… 4920 more lines\n")) << diff;
  std::string others;
  for (int i = 0; i < 5000; ++i) others += "x" + std::to_string(i) + "\n";
  EXPECT_TRUE(text_diff(many, others).ends_with("- 79\n… 9920 more lines\n"));
}

}  // namespace
}  // namespace stageplot::cases
