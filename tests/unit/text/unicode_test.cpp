// What Unicode says of characters: classes, composed form, characters as people count them.
#include <gtest/gtest.h>

#include "text/grapheme.hpp"
#include "text/normal_form.hpp"
#include "text/unicode_class.hpp"

namespace stageplot::text {
namespace {

TEST(UnicodeTest, names_begin_with_letters) {
  for (const char32_t c : std::u32string_view(U"aZ\u00E9\u03BB\u65E5\u2160\u2118")) {
    EXPECT_TRUE(begins_identifier(c)) << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : std::u32string_view(U"0_- .\u0301\u203F\u00B7\u2E2F\u20AC")) {
    EXPECT_FALSE(begins_identifier(c)) << static_cast<std::uint32_t>(c);
  }
}

TEST(UnicodeTest, names_go_on_with_digits_and_marks) {
  for (const char32_t c : std::u32string_view(U"a0_\u0301\u203F\u00B7\u0661")) {
    EXPECT_TRUE(continues_identifier(c)) << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : std::u32string_view(U"- .$\u00A0\u20AC\u2028")) {
    EXPECT_FALSE(continues_identifier(c)) << static_cast<std::uint32_t>(c);
  }
}

TEST(UnicodeTest, blanks) {
  for (const char32_t c : std::u32string_view(U" \t\n\v\f\r\u0085\u00A0\u1680\u2003\u2028\u3000")) {
    EXPECT_TRUE(is_space(c)) << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : std::u32string_view(U"a_\u200B\u180E\uFEFF")) {
    EXPECT_FALSE(is_space(c)) << static_cast<std::uint32_t>(c);
  }
}

TEST(UnicodeTest, composed_form) {
  EXPECT_EQ(composed("e\xCC\x81t"), "\xC3\xA9t");
  EXPECT_EQ(composed("abc"), "abc");
  EXPECT_EQ(composed("\xE2\x84\xAB"), "\xC3\x85");  // the sign for Angstrom
  EXPECT_FALSE(is_composed("e\xCC\x81"));
  EXPECT_TRUE(is_composed("\xC3\xA9"));
}

TEST(UnicodeTest, characters_as_people_count_them) {
  EXPECT_EQ(count_graphemes(""), 0U);
  EXPECT_EQ(count_graphemes("abc"), 3U);
  EXPECT_EQ(count_graphemes("e\xCC\x81\xC3\xA9"), 2U);
  EXPECT_EQ(count_graphemes("\r\n"), 1U);
  EXPECT_EQ(count_graphemes("\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7"), 1U);              // a flag
  EXPECT_EQ(count_graphemes("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"), 1U);  // a family
  EXPECT_EQ(count_graphemes("a\xFF\xFF"), 3U);
}

}  // namespace
}  // namespace stageplot::text
