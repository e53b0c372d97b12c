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

TEST(DiffHunks, EscapeWhatATerminalWouldObey) {
  EXPECT_THAT(shown({{.kind = Kind::context, .text = "\033[2Jx\xE2\x80\xAE\xFF\ty"}}),
              testing::ElementsAre("\\x1B[2Jx\\u202E\\xFF  y"));
}

TEST(DiffHunks, ShowTheBlanksOfAValue) {
  EXPECT_EQ(with_shown_blanks("\"a b \""), "\"a·b·\"");
}

TEST(DiffHunks, TellWhetherValuesDifferInBlanksAlone) {
  EXPECT_TRUE(differ_in_blanks("\"a b\"", "\"a b \""));
  EXPECT_TRUE(differ_in_blanks(R"("a\n")", R"("a\r\n")"));
  EXPECT_FALSE(differ_in_blanks("\"a\"", "\"a\""));
  EXPECT_FALSE(differ_in_blanks(R"("a\\n")", R"("a\n")"));
}

}  // namespace
}  // namespace stageplot::report
