// strconv and encoding/base64 against a table recorded from Go 1.26 (tests/unit/document/data/README.md).
#include <bit>
#include <cmath>

#include "text/base64.hpp"
#include "text/go_float.hpp"
#include "text/go_integer.hpp"
#include "text/go_quote.hpp"
#include "unit/text/golden_table.hpp"

namespace stageplot::text {
namespace {

double double_of(const std::string& bits) {
  return std::bit_cast<double>(std::stoull(bits, nullptr, 16));
}

std::string_view error_text(NumberError error) {
  switch (error) {
    case NumberError::none:
      return "ok";
    case NumberError::syntax:
      return "invalid syntax";
    case NumberError::range:
      return "value out of range";
  }
  return "";
}

void check_line(const std::vector<std::string>& line) {
  const std::string& kind = line[0];
  if (kind == "format") {
    EXPECT_EQ(format_float(double_of(line[1]), line[2][0], std::stoi(line[3])), line[4])
        << line[1] << line[2] << line[3];
  } else if (kind == "format32") {
    EXPECT_EQ(format_float(double_of(line[1]), 'g', kShortest, FloatWidth::bits32), line[4]) << line[1];
  } else if (kind == "json") {
    EXPECT_EQ(format_json_float(double_of(line[1])), line[2]);
  } else if (kind == "float") {
    const ParsedFloat parsed = parse_float(line[1]);
    EXPECT_EQ(error_text(parsed.error), line[3]) << line[1];
    if (parsed.error != NumberError::syntax && !std::isnan(parsed.value)) {
      EXPECT_EQ(std::bit_cast<std::uint64_t>(parsed.value), std::stoull(line[2], nullptr, 16)) << line[1];
    }
  } else if (kind == "int") {
    const ParsedInteger parsed = parse_integer(line[1], std::stoi(line[2]));
    EXPECT_EQ(std::to_string(parsed.value) + " " + std::string{error_text(parsed.error)}, line[3] + " " + line[4])
        << line[1] << " base " << line[2];
  } else if (kind == "uint") {
    const ParsedUnsigned parsed = parse_unsigned(line[1], std::stoi(line[2]));
    EXPECT_EQ(std::to_string(parsed.value) + " " + std::string{error_text(parsed.error)}, line[3] + " " + line[4])
        << line[1] << " base " << line[2];
  } else if (kind == "quote") {
    // Fields two and three are literals, which the table's reader has unquoted: unquoting gives the text back.
    const std::string text = decode_base64(line[1]).bytes;
    EXPECT_EQ(line[2], text);
    EXPECT_EQ(go_unquote(go_quote(text)), text);
    EXPECT_EQ(go_unquote(go_quote_ascii(text)), text);
  } else if (kind == "base64") {
    const DecodedBase64 decoded = decode_base64(line[1]);
    const std::string where = decoded.valid ? "-1" : std::to_string(decoded.error_offset);
    EXPECT_EQ(where, line[3]) << line[1];
    if (decoded.valid) {
      EXPECT_EQ(encode_base64(decoded.bytes), line[2]) << line[1];
    }
  } else if (kind == "unquote") {
    const auto text = go_unquote(line[1]);
    EXPECT_EQ(text.has_value(), line[3] == "true") << line[1];
    if (text) {
      EXPECT_EQ(*text, line[2]) << line[1];
    }
  } else {
    FAIL() << kind;
  }
}

TEST(GoStrconv, GivesWhatGoGives) {
  const std::size_t lines = for_each_golden("tests/unit/text/data/go_strconv.txt", check_line);
  EXPECT_GT(lines, 1500u);
}

/// The literals themselves, as they stand in the table.
TEST(GoQuote, WritesTheSameLiterals) {
  std::ifstream file("tests/unit/text/data/go_strconv.txt");
  std::size_t checked = 0;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("quote ")) continue;
    const std::size_t end = line.find('"', 7);
    const std::string text = decode_base64(line.substr(7, end - 7)).bytes;
    EXPECT_EQ(go_quote(text) + " " + go_quote_ascii(text), line.substr(end + 2));
    ++checked;
  }
  EXPECT_GT(checked, 100u);
}

TEST(GoQuote, Runes) {
  EXPECT_EQ(go_quote_rune('a'), "'a'");
  EXPECT_EQ(go_quote_rune('\''), "'\\''");
  EXPECT_EQ(go_quote_rune('"'), "'\"'");
  EXPECT_EQ(go_quote_rune('\n'), "'\\n'");
  EXPECT_EQ(go_quote_rune(0x1F600), "'😀'");
  EXPECT_EQ(go_quote_rune(-1), "'\uFFFD'");
  EXPECT_EQ(go_quote_rune(0xD800), "'\uFFFD'");
}

}  // namespace
}  // namespace stageplot::text
