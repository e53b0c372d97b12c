#include "report/diff_hunks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stageplot::report {
namespace {

using diff::TextLine;
using Kind = TextLine::Kind;

std::vector<std::string> shown(const std::vector<TextLine>& lines) {
  std::vector<std::string> texts;
  for (const TextLine& line : shown_lines(lines)) texts.push_back(line.text);
  return texts;
}

TEST(DiffHunks, ShowBlanksWhereNothingElseDiffers) {
  EXPECT_THAT(shown({{.kind = Kind::context, .text = "a b"},
                     {.kind = Kind::only_a, .text = "host  a b"},
                     {.kind = Kind::only_a, .text = "\tport 1"},
                     {.kind = Kind::only_b, .text = "host a b"},
                     {.kind = Kind::only_b, .text = "  port 1"}}),
              testing::ElementsAre("a b", "host··a·b", "⇥port·1", "host·a·b", "··port·1"));
}

TEST(DiffHunks, ShowCarriageReturnsAndBlanksAtTheEndOfEveryChangedLine) {
  EXPECT_THAT(shown({{.kind = Kind::only_a, .text = "one  "}, {.kind = Kind::only_b, .text = "two words\r"}}),
              testing::ElementsAre("one··", "two words\\r"));
}

TEST(DiffHunks, LeaveBlanksAloneWhereWordsDifferToo) {
  EXPECT_THAT(shown({{.kind = Kind::only_a, .text = "  a b"}, {.kind = Kind::only_b, .text = "  a c"}}),
              testing::ElementsAre("  a b", "  a c"));
}

TEST(DiffHunks, PairNoLinesWhereTheirNumbersDiffer) {
  EXPECT_THAT(shown({{.kind = Kind::only_a, .text = "a b"},
                     {.kind = Kind::only_b, .text = "a  b"},
                     {.kind = Kind::only_b, .text = "c"}}),
              testing::ElementsAre("a b", "a  b", "c"));
}

TEST(DiffHunks, EscapeWhatATerminalWouldObey) {
  EXPECT_THAT(shown({{.kind = Kind::context, .text = "\033[2Jx\xE2\x80\xAE\xFF\ty"}}),
              testing::ElementsAre("\\x1B[2Jx\\u202E\\xFF  y"));
}

TEST(DiffHunks, TellWhetherValuesDifferInBlanksAlone) {
  EXPECT_TRUE(differ_in_blanks("\"a b\"", "\"a b \""));
  EXPECT_TRUE(differ_in_blanks(R"("a\n")", R"("a\r\n")"));
  EXPECT_FALSE(differ_in_blanks("\"a\"", "\"a\""));
  EXPECT_FALSE(differ_in_blanks(R"("a\\n")", R"("a\n")"));
}

}  // namespace
}  // namespace stageplot::report
