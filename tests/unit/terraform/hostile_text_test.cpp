// No text changes the structure of Terraform's language: what we write is what Terraform itself reads (recorded), and
// thousands of made-up texts come back through every position that takes text.
#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <random>
#include <sstream>

#include "document/map.hpp"
#include "target.hpp"
#include "terraform/dialect.hpp"
#include "terraform/hcl/tokens.hpp"
#include "terraform/literal.hpp"
#include "text/base64.hpp"
#include "text/utf8.hpp"

namespace stageplot::terraform {
namespace {

/// What Terraform reads from the inside of a literal without template sequences, after Terraform's own description of
/// strings; nullopt where it would begin one.
std::optional<std::string> unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("$${") || rest.starts_with("%%{")) {
      out += rest.substr(1, 2);
      i += 2;
    } else if (rest.starts_with("${") || rest.starts_with("%{")) {
      return std::nullopt;
    } else if (rest[0] != '\\') {
      out += rest[0];
    } else if (rest[1] == 'u' || rest[1] == 'U') {
      const std::size_t digits = rest[1] == 'u' ? 4 : 8;
      text::append_utf8(out, static_cast<char32_t>(std::stoul(std::string(rest.substr(2, digits)), nullptr, 16)));
      i += 1 + digits;
    } else {
      constexpr std::string_view kNames = "nrt\"\\";
      constexpr std::string_view kValues = "\n\r\t\"\\";
      out += kValues[kNames.find(rest[1])];
      ++i;
    }
  }
  return out;
}

TEST(LiteralTest, terraform_reads_what_was_written) {
  std::ifstream file("tests/unit/terraform/data/literals.txt");
  std::string line;
  int lines = 0;
  while (std::getline(file, line)) {
    const std::size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos);
    const auto text = text::decode_base64(line.substr(tab + 1));
    ASSERT_TRUE(text.valid);
    std::string literal;
    append_quoted(literal, text.bytes);
    EXPECT_EQ(literal, line.substr(0, tab));
    ++lines;
  }
  EXPECT_GT(lines, 100);
}

std::string hostile_text(std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {
      "$",  "%",  "{",  "}",     "${",      "%{",           "$${",      "\"",
      "\\", "\n", "\r", "\t",    "#",       "//",           "/*",       "*/",
      "=",  "[",  "]",  "(",     ")",       "<<EOT\n",      "EOT",      "~}",
      ",",  " ",  "a",  "var.x", "\\u0024", "\xE2\x80\xA8", "\xC3\xA9", "\xEF\xBB\xBF",
      "'",  "`"};
  std::string text;
  for (std::size_t i = random() % 8; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

/// The text between a literal's quotes, where the output consists of `before`, one literal and `after`.
std::string_view inside(std::string_view output, std::string_view before, std::string_view after) {
  EXPECT_TRUE(output.starts_with(before) && output.ends_with(after)) << output;
  return output.substr(before.size(), output.size() - before.size() - after.size());
}

TEST(HostileTextTest, comes_back_from_every_position) {
  std::mt19937 random(20240229);
  Target target(dialect(),
                "value = {{ .x }}\nquoted = \"{{ .x }}\"\njoined = \"{{ .x }}{{ .y }}\"\nbraced = \"$$-{{ .x }}{\"\n"
                "sigil = \"$${{ .x }} \"\n"
                "map = {{ dict .x .y }}\nlist = [{{ .x }}]\n");
  target.analyse();
  for (int round = 0; round < 3000; ++round) {
    const std::string x = hostile_text(random);
    const std::string y = hostile_text(random);
    document::Map* data = target.arena.map();
    for (const auto& [key, text] : {std::pair("x", &x), std::pair("y", &y)}) {
      document::set(target.arena, *data, target.arena.copy(key), document::Value::of(target.arena.copy(*text)));
    }
    const std::string output = target.render(document::Value::of(data));
    std::vector<std::string> lines;
    std::istringstream stream(output);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    ASSERT_EQ(lines.size(), 9U) << output;
    EXPECT_EQ(unescape(inside(lines[0], "value = \"", "\"")), x) << output;
    EXPECT_EQ(unescape(inside(lines[1], "quoted = \"", "\"")), x) << output;
    EXPECT_EQ(unescape(inside(lines[2], "joined = \"", "\"")), x + y) << output;
    EXPECT_EQ(unescape(inside(lines[3], "braced = \"", "\"")), "$$-" + x + "{") << output;
    EXPECT_EQ(unescape(inside(lines[8], "list = [\"", "\"]")), x) << output;
    EXPECT_EQ(unescape(inside(lines[4], "sigil = \"", " \"")), "$$" + x) << output;
    // One key, one value, however they look.
    int strings = 0;
    for (const hcl::Token& token : hcl::tokenize(lines[6])) {
      strings += token.kind == hcl::TokenKind::open_quote ? 1 : 0;
      EXPECT_NE(token.kind, hcl::TokenKind::open_interpolation);
      EXPECT_NE(token.kind, hcl::TokenKind::open_directive);
    }
    EXPECT_EQ(strings, is_bare_key(x) ? 1 : 2);
  }
}

}  // namespace
}  // namespace stageplot::terraform
