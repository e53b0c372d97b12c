#include "yaml/scalar.hpp"

#include <limits>

namespace stageplot::yaml {
namespace {

TEST(Scalar, StandsPlainOnlyIfEveryReaderTakesItForThisText) {
  for (const std::string_view text :
       {"a", "user-service", "/logs/titan.log", "_x", "a b", "a:b", "http://x.y:80/z", "500m", "8Mi", "10.0.0.0/16",
        "a, b", "us-east-1", "arn:aws:iam::1:role/x", "a (b)", "Yesterday", "nullable", "5 minutes"}) {
    EXPECT_TRUE(is_plain_safe(text, false)) << text;
  }
  for (const std::string_view text :
       {"",      " a",   "a ",    "a: b",   "a:",    "a #b",       "#a",    "-",        "- a",       "-a",
        "? a",   ": a",  "\"a",   "'a",     "[a",    "{a",         "&a",    "*a",       "!a",        "|",
        ">",     "%a",   "@a",    "`a",     "~",     "=",          "<<",    "...",      "---",       "y",
        "N",     "Yes",  "nO",    "on",     "OFF",   "true",       "False", "Null",     "1",         "0x1f",
        "0o17",  "017",  "1_000", "1e3",    "22:30", "2024-01-01", "1.2.3", ".5",       "+1",        "-1",
        ".inf",  ".NaN", "1e",    "123abc", "a\tb",  "a\nb",       "a\rb",  "\xC3\xA9", "a\xC2\x85", "a\xE2\x80\xA8",
        "a\x01", "a*b"}) {
    EXPECT_FALSE(is_plain_safe(text, false)) << text;
  }
  EXPECT_TRUE(is_plain_safe("a b", true));
  EXPECT_FALSE(is_plain_safe("a, b", true));
  EXPECT_FALSE(is_plain_safe("a:b", true));
}

TEST(Scalar, StandsAsALiteralBlockOnlyIfItIsReadBackExactly) {
  for (const std::string_view text : {"a\nb", "a\n", "a\n\nb\n", "a\n  b\n#c\n---\n", "<source>\n  a b\n</source>\n"}) {
    EXPECT_TRUE(is_literal_safe(text)) << text;
  }
  for (const std::string_view text :
       {"", "a", "\n", "\na", " a\nb", "a\n\n", "a\n\tb", "a\n  \nb", "a\r\nb", "a\nb\xC2\x85",
        "a\n\xEF\xBB\xBF"
        "b",
        "a\n\x01"}) {
    EXPECT_FALSE(is_literal_safe(text)) << text;
  }
}

std::string quoted(std::string_view text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

TEST(Scalar, EscapesInDoubleQuotesWhatReadersOrPeopleDoNotSee) {
  EXPECT_EQ(quoted("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(quoted("\n\r\t\x01\x7f"), R"("\n\r\t\x01\x7F")");
  EXPECT_EQ(quoted("\u0085\u00a0\u00ad\u2028\u2029\u202e\ufeff\ufffe"),
            R"("\x85\xA0\xAD\u2028\u2029\u202E\uFEFF\uFFFE")");
  EXPECT_EQ(quoted("é中\U0001F600"), "\"é中\U0001F600\"");
  EXPECT_EQ(quoted("\U0001FFFE\U000E0041"), R"("\U0001FFFE\U000E0041")");
}

template <typename Number>
std::string number(Number value) {
  std::string out = "x";  // what stood there before stays
  append_number(out, value);
  return out.substr(1);
}

TEST(Scalar, WritesNumbersThatStayTheSame) {
  EXPECT_EQ(number(std::int64_t{-1}), "-1");
  EXPECT_EQ(number(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
  EXPECT_EQ(number(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
  EXPECT_EQ(number(3.0), "3.0");
  EXPECT_EQ(number(-0.0), "-0.0");
  EXPECT_EQ(number(0.1), "0.1");
  EXPECT_EQ(number(1e20), "1.0e+20");
  EXPECT_EQ(number(1.5e-300), "1.5e-300");
}

}  // namespace
}  // namespace stageplot::yaml
