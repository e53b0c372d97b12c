#include "diff/text_diff.hpp"

#include <gtest/gtest.h>

#include <ctime>

namespace stageplot::diff {
namespace {

std::string shown(std::string_view a, std::string_view b, std::size_t context = 3) {
  std::string out;
  for (const TextLine& line : text_diff(a, b, context)) {
    switch (line.kind) {
      case TextLine::Kind::context:
        out += std::to_string(line.line_a) + "/" + std::to_string(line.line_b) + "  " + line.text;
        break;
      case TextLine::Kind::only_a:
        out += std::to_string(line.line_a) + " - " + line.text;
        break;
      case TextLine::Kind::only_b:
        out += std::to_string(line.line_b) + " + " + line.text;
        break;
      case TextLine::Kind::gap:
        out += "… " + std::to_string(line.skipped);
        break;
    }
    out += '\n';
  }
  return out;
}

TEST(TextDiff, ShowsAChangeBetweenItsNeighbours) {
  EXPECT_EQ(shown("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\n5\nsix\n7\n8\n", 2),
            "… 3\n4/4  4\n5/5  5\n6 - 6\n6 + six\n7/7  7\n8/8  8\n");
}

TEST(TextDiff, TwoChangesThatAreFarApartHaveAGapBetweenThem) {
  EXPECT_EQ(shown("a\n1\n2\n3\n4\n5\nb\n", "x\n1\n2\n3\n4\n5\n", 1), "1 - a\n1 + x\n2/2  1\n… 3\n6/6  5\n7 - b\n");
}

TEST(TextDiff, AGapOfOneLineIsThatLine) {
  EXPECT_EQ(shown("a\n1\n2\n3\nb\n", "x\n1\n2\n3\ny\n", 1), "1 - a\n1 + x\n2/2  1\n3/3  2\n4/4  3\n5 - b\n5 + y\n");
}

TEST(TextDiff, NothingBetweenEqualTexts) {
  EXPECT_EQ(shown("a\nb", "a\nb"), "");
  EXPECT_EQ(shown("", ""), "");
}

TEST(TextDiff, ATextThatIsNewAsAWhole) {
  EXPECT_EQ(shown("", "a\nb\n"), "1 + a\n2 + b\n");
}

TEST(TextDiff, BlanksThatDifferAreSeen) {
  EXPECT_EQ(shown("a b\n", "a b  \n"), "1 - a·b\n1 + a·b··\n");
  EXPECT_EQ(shown("\ta\n", "  a\n"), "1 - \\ta\n1 + ··a\n");
  EXPECT_EQ(shown("a\r\n", "a\n"), "1 - a\\r\n1 + a\n");
}

TEST(TextDiff, AMissingLastBreakIsSeen) {
  EXPECT_EQ(shown("a\nb\n", "a\nb"), "1/1  a\n2 - b⏎\n2 + b\n");
}

TEST(TextDiff, FiveMegabytesInAMoment) {
  std::string a;
  std::string b;
  while (a.size() < 5'000'000) {
    const std::string line = "line " + std::to_string(a.size()) + "\n";
    a += line;
    b += a.size() % 1000 < 20 ? "other " + line : line;
  }
  const std::clock_t begin = std::clock();
  EXPECT_GT(text_diff(a, b).size(), 1000U);
  EXPECT_LT(std::clock() - begin, 2 * CLOCKS_PER_SEC);
}

}  // namespace
}  // namespace stageplot::diff
