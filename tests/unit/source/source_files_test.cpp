// Positions as people count them: lines and columns from 1, columns in code points, byte order mark and line breaks not
// counted, whatever the length of a line.
#include "source/source_files.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::source {
namespace {

struct PositionCase {
  std::string name;
  std::string text;
  std::uint32_t offset;
  Position expected;
  std::string line;
};

class PositionTest : public testing::TestWithParam<PositionCase> {};

TEST_P(PositionTest, IsLineAndColumn) {
  SourceFiles sources;
  const FileId file = sources.add("a.yaml", GetParam().text);
  EXPECT_EQ(sources.position(file, GetParam().offset).line, GetParam().expected.line);
  EXPECT_EQ(sources.position(file, GetParam().offset).column, GetParam().expected.column);
  EXPECT_EQ(sources.line(file, GetParam().expected.line), GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(Texts, PositionTest,
                         testing::Values(PositionCase{"first", "a: 1\nb: 2\n", 0, {1, 1}, "a: 1"},
                                         PositionCase{"inside", "a: 1\nb: 2\n", 8, {2, 4}, "b: 2"},
                                         PositionCase{"line_break_itself", "a: 1\nb: 2\n", 4, {1, 5}, "a: 1"},
                                         PositionCase{"after_last_break", "a: 1\n", 5, {2, 1}, ""},
                                         PositionCase{"behind_the_end", "a: 1\nb", 99, {2, 2}, "b"},
                                         PositionCase{"empty_text", "", 0, {1, 1}, ""},
                                         PositionCase{"crlf", "a: 1\r\nb: 2\r\n", 9, {2, 4}, "b: 2"},
                                         PositionCase{"byte_order_mark",
                                                      "\xEF\xBB\xBF"
                                                      "a: 1\n",
                                                      6,
                                                      {1, 4},
                                                      "a: 1"},
                                         PositionCase{"on_the_byte_order_mark",
                                                      "\xEF\xBB\xBF"
                                                      "a: 1\n",
                                                      0,
                                                      {1, 1},
                                                      "a: 1"},
                                         PositionCase{"byte_order_mark_second_line",
                                                      "\xEF\xBB\xBF"
                                                      "a: 1\nb: 2\n",
                                                      11,
                                                      {2, 4},
                                                      "b: 2"},
                                         PositionCase{"two_byte_letters", "größe: 1\n", 9, {1, 8}, "größe: 1"},
                                         PositionCase{"wide_letters", "名前: 1\n", 8, {1, 5}, "名前: 1"},
                                         PositionCase{"outside_the_basic_plane", "🎭🎭: 1\n", 10, {1, 5}, "🎭🎭: 1"},
                                         PositionCase{
                                             "invalid_byte_counts_once", "\xFF\xFE: 1\n", 4, {1, 5}, "\xFF\xFE: 1"}),
                         [](const auto& test) { return test.param.name; });

TEST(SourceFiles, UnknownIdsGiveNothing) {
  SourceFiles sources;
  EXPECT_EQ(sources.name(FileId::none), "");
  EXPECT_EQ(sources.text(FileId{7}), "");
  EXPECT_EQ(sources.resolve(Span{}), ResolvedSpan{});
  EXPECT_EQ(sources.position(FileId{7}, 3), Position{});
}

TEST(SourceFiles, TextUnderASpan) {
  SourceFiles sources;
  const FileId file = sources.add("a.yaml", "port: 8080\n");
  EXPECT_EQ(sources.text(Span{file, 6, 10}), "8080");
  EXPECT_EQ(sources.text(Span{file, 10, 6}), "");
  EXPECT_EQ(sources.text(Span{file, 90, 96}), "");
}

TEST(SourceFiles, ResolvesASpanOverLines) {
  SourceFiles sources;
  const FileId file = sources.add("environments/dev/a.yaml", "a:\n  - 1\n  - 2\nb: 3\n");
  const ResolvedSpan resolved = sources.resolve(Span{file, 5, 14});
  EXPECT_EQ(resolved.file, "environments/dev/a.yaml");
  EXPECT_EQ(resolved.begin, (Position{2, 3}));
  EXPECT_EQ(resolved.end, (Position{3, 6}));
  EXPECT_EQ(resolved.source_line, "  - 1");
  EXPECT_EQ(resolved.source_line_column, 1u);
}

TEST(SourceFiles, AUnitsTableLooksUpItsBase) {
  SourceFiles run_wide;
  const FileId written = run_wide.add("written.yaml", "a: 1\n");
  SourceFiles unit(&run_wide);
  const FileId rendered = unit.add("rendered.yaml", "b: 2\n");
  EXPECT_EQ(unit.name(written), "written.yaml");
  EXPECT_EQ(unit.name(rendered), "rendered.yaml");
  EXPECT_EQ(unit.text(Span{rendered, 3, 4}), "2");
  EXPECT_EQ(run_wide.name(rendered), "") << "a unit's ids mean nothing outside of it";
}

/// A text without line breaks, of 30 bytes and 28 code points a member.
std::string one_line_of(std::size_t members) {
  std::string text;
  for (std::size_t i = 0; i < members; ++i) text += "\"größe\": {\"port\": 8080, \"a\": 1";
  return text;
}

TEST(SourceFiles, ColumnsInAVeryLongLineAreExact) {
  constexpr std::size_t kMembers = 2000;
  SourceFiles sources;
  const std::string text = one_line_of(kMembers);
  ASSERT_EQ(text.size(), kMembers * 32);
  const FileId file = sources.add("long.json", text);
  for (std::uint32_t member = 0; member < kMembers; ++member) {
    ASSERT_EQ(sources.position(file, member * 32), (Position{1, member * 30 + 1})) << member;
    ASSERT_EQ(sources.position(file, member * 32 + 12), (Position{1, member * 30 + 11})) << member;
  }
}

TEST(SourceFiles, AVeryLongLineIsCutAroundThePlace) {
  SourceFiles sources;
  const FileId file = sources.add("long.json", one_line_of(2000));
  const std::uint32_t offset = 1000 * 32 + 20;
  const ResolvedSpan resolved = sources.resolve(Span{file, offset, offset + 4});
  EXPECT_LE(resolved.source_line.size(), 4096u);
  EXPECT_EQ(resolved.begin, (Position{1, 1000 * 30 + 19}));
  EXPECT_EQ(resolved.source_line_column, sources.position(file, offset - 1024).column);
  EXPECT_EQ(resolved.source_line.substr(1024, 4), sources.text(Span{file, offset, offset + 4}));
}

TEST(SourceFiles, TheCutDoesNotSplitACharacter) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "ü";
  SourceFiles sources;
  const FileId file = sources.add("long.txt", text);
  // An odd offset before the quarter in front puts the cut into the middle of a letter.
  const ResolvedSpan resolved = sources.resolve(Span{file, 3001, 3002});
  EXPECT_EQ(resolved.source_line.substr(0, 2), "ü");
  EXPECT_EQ(resolved.source_line.substr(resolved.source_line.size() - 2), "ü");
}

}  // namespace
}  // namespace stageplot::source
