// Text made safe for a terminal, and measured.
#include "diagnostics/render/visible.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace stageplot::diagnostics {
namespace {

struct VisibleCase {
  std::string name;
  std::string text;
  std::string shown;
};

class VisibleTest : public testing::TestWithParam<VisibleCase> {};

TEST_P(VisibleTest, EscapesWhatCannotBeSeen) {
  EXPECT_EQ(visible(GetParam().text), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, VisibleTest,
    testing::Values(VisibleCase{"plain", "a: 1", "a: 1"}, VisibleCase{"letters", "größe 名前 🎭", "größe 名前 🎭"},
                    VisibleCase{"terminal_sequence", "\x1b[2Jgone", "\\x1B[2Jgone"},
                    VisibleCase{"line_breaks", "a\r\nb", "a\\r\\nb"}, VisibleCase{"tab", "a\tb", "a\\tb"},
                    VisibleCase{"nul", std::string("a\0b", 3), "a\\x00b"}, VisibleCase{"delete", "a\x7F", "a\\x7F"},
                    VisibleCase{"next_line", "a\xC2\x85", "a\\x85"},
                    VisibleCase{"line_separator", "a\xE2\x80\xA8", "a\\u2028"},
                    VisibleCase{"right_to_left_override", "\xE2\x80\xAEtxt", "\\u202Etxt"},
                    VisibleCase{"zero_width_space", "a\xE2\x80\x8B", "a\\u200B"},
                    VisibleCase{"byte_order_mark",
                                "\xEF\xBB\xBF"
                                "a",
                                "\\uFEFFa"},
                    VisibleCase{"private_use", "\xF4\x8F\xBF\xBD", "\\U0010FFFD"},
                    VisibleCase{"invalid_bytes", "a\xFF\xC3", "a\\xFF\\xC3"},
                    VisibleCase{"overlong", "\xC0\xAF", "\\xC0\\xAF"},
                    VisibleCase{"replacement_character_itself", "\xEF\xBF\xBD", "\xEF\xBF\xBD"}),
    [](const auto& test) { return test.param.name; });

std::size_t total_width(std::string_view text) {
  const auto all = cells(text);
  return std::accumulate(all.begin(), all.end(), std::size_t{0},
                         [](std::size_t sum, const Cell& cell) { return sum + cell.width; });
}

TEST(Cells, WidthsAreTerminalColumns) {
  EXPECT_EQ(total_width("abc"), 3u);
  EXPECT_EQ(total_width("größe"), 5u);
  EXPECT_EQ(total_width("名前"), 4u);
  EXPECT_EQ(total_width("🎭"), 2u);
  EXPECT_EQ(total_width("e\xCC\x81"), 1u) << "a combining accent takes no column";
  EXPECT_EQ(total_width("\x1b"), 4u) << "an escape is as wide as it is written";
}

TEST(Cells, TabsGoToTheNextStop) {
  EXPECT_EQ(total_width("\ta"), 5u);
  EXPECT_EQ(total_width("ab\tc"), 5u);
  EXPECT_EQ(total_width("abcd\te"), 9u);
  EXPECT_EQ(total_width("名\tc"), 5u);
}

TEST(Cells, OneACodePoint) {
  EXPECT_EQ(cells("a名\t\xFF").size(), 4u);
}

}  // namespace
}  // namespace stageplot::diagnostics
