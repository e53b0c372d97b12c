// Bounds of the YAML reader: nesting, aliases, bytes; each stops early and says where.
#include "document/map.hpp"
#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

std::string repeated(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

TEST(YamlLimits, Nesting) {
  const std::string brackets =
      "1:201-1:202 yaml.too-deep : maps and lists nest deeper than 200 levels "
      "[one level too many] (write the document with less nesting)\n";
  EXPECT_EQ(findings_of(repeated("[", 10'000)), brackets);
  EXPECT_EQ(findings_of(repeated("[", 10'000) + repeated("]", 10'000)), brackets);
  EXPECT_EQ(findings_of(repeated("- ", 300)),
            "1:401-1:402 yaml.too-deep : maps and lists nest deeper than 200 levels "
            "[one level too many] (write the document with less nesting)\n");
  EXPECT_EQ(findings_of(repeated("[", 200) + repeated("]", 200)), "");
}

TEST(YamlLimits, NestingThroughAliases) {
  std::string text = "a0: &a0 [x]\n";
  for (int i = 1; i < 300; ++i) {
    const std::string number = std::to_string(i);
    text += "a" + number + ": &a" + number + " [*a" + std::to_string(i - 1) + "]\n";
  }
  EXPECT_EQ(findings_of(text),
            "200:14-200:19 yaml.too-deep : with this alias values nest deeper than 200 levels [] "
            "(write the document with less nesting)\n");
}

TEST(YamlLimits, AliasBomb) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string number = std::to_string(i);
    const std::string alias = "*a" + std::to_string(i - 1);
    text += "a" + number + ": &a" + number + " [" + alias + repeated(", " + alias, 8) + "]\n";
  }
  const std::string finding =
      "6:30-6:33 yaml.too-many-aliases a5[4]: with this alias the aliases stand for more than "
      "400000 values [] (write the values out)\n";
  EXPECT_EQ(findings_of(text), finding);
  EXPECT_EQ(findings_of(text, YamlResolution::helm), finding);
}

TEST(YamlLimits, Findings) {
  Reading reading;
  EXPECT_FALSE(reading.yaml(repeated("- NO\n", 5000)).has_value());
  EXPECT_EQ(reading.findings.all().size(), 1000u);
}

TEST(YamlLimits, Bytes) {
  Reading reading;
  EXPECT_FALSE(reading.yaml("a: 12345\n", {.max_bytes = 8}).has_value());
  EXPECT_EQ(
      describe(reading.findings, reading.sources),
      "1:1-1:1 yaml.too-large : the file has 9 bytes, more than the limit of 8 [] (split it into smaller files)\n");
}

TEST(YamlLimits, UnusualBreaksWhereAsked) {
  Reading reading;
  const auto value = reading.yaml("a: x\rb: \"y\xE2\x80\xA8z\"\n",
                                  {.resolution = YamlResolution::helm, .permit_unusual_breaks = true});
  ASSERT_TRUE(value);
  EXPECT_EQ(dump(*value), "map of 2\n\"a\": \"x\"\n\"b\": \"y\\u2028z\"\n");
}

TEST(YamlAliases, AreApartForHelmAndSharedInTheModel) {
  const std::string text = "a: &x {n: 1}\nb: *x\n";
  Reading reading;
  const auto helm = reading.yaml(text, {.resolution = YamlResolution::helm});
  const auto model = reading.yaml(text);
  EXPECT_NE(find(*helm, "a")->m, find(*helm, "b")->m);
  EXPECT_EQ(find(*model, "a")->m, find(*model, "b")->m);
}

TEST(YamlStrings, BorrowTheTextWhereTheyStandInIt) {
  Reading reading;
  const auto value = reading.yaml("plain: text\nquoted: \"text\"\nescaped: \"te\\x78t\"\n");
  const std::string_view text = reading.sources.text(static_cast<source::FileId>(1));
  const auto borrows = [&](std::string_view key) {
    const char* data = find(*value, key)->text().data();
    return data >= text.data() && data < text.data() + text.size();
  };
  EXPECT_TRUE(borrows("plain"));
  EXPECT_TRUE(borrows("quoted"));
  EXPECT_FALSE(borrows("escaped"));
}

TEST(YamlStream, GivesEachDocument) {
  Reading reading;
  const auto file = reading.sources.add("all.yaml", "# a\n---\na: 1\n---\n# nothing\n---\n- b\n...\n");
  const auto documents = read_yaml_stream(file, reading.sources, reading.arena, reading.origins,
                                          {.resolution = YamlResolution::kubernetes}, reading.findings);
  ASSERT_TRUE(documents);
  std::string all;
  for (const Value& document : *documents) all += dump(document);
  EXPECT_EQ(all, "map of 1\n\"a\": int 1\nlist of 1\n- \"b\"\n");
}

TEST(YamlText, IsReadWithoutAFile) {
  Arena arena;
  std::string error;
  const auto value =
      read_yaml_text("{a: [1, x]}", static_cast<OriginId>(7), arena, {.resolution = YamlResolution::helm}, error);
  ASSERT_TRUE(value);
  EXPECT_EQ(dump(*value), "map of 1\n\"a\": list of 2\n  - float 1\n  - \"x\"\n");
  EXPECT_EQ(value->origin, static_cast<OriginId>(7));
  EXPECT_FALSE(read_yaml_text("{a: [1", {}, arena, {}, error));
  EXPECT_EQ(error, "this bracket is never closed");
}

}  // namespace
}  // namespace stageplot::document
