// Two readers, one document: constructs on which they agree, and what is said where they don't.
#include "document/second_opinion.hpp"

#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

std::string second_opinion(std::string text) {
  Reading reading;
  const auto file = reading.sources.add("test.yaml", std::move(text));
  check_second_opinion(file, reading.sources, diagnostics::Owner::model, reading.findings);
  return describe(reading.findings, reading.sources);
}

TEST(SecondOpinion, AgreesOnWhatPeopleWrite) {
  const std::vector<std::string> texts = {
      "",
      "# only\n",
      "\xEF\xBB\xBF"
      "a: 1\r\nb:\r\n  - x\r\n  - \"y\r\n    z\"\r\nc: |\r\n  t\r\n  u\r\n",
      "é: \"ü😀\" # ok\nk: 日本語\n",
      "a: |2-\n    x\n   y\nb: |+\n  t\n\n\nc: >\n  f\n  g\n\n  h\n   i\n  j\nd: >-\n\n  lead\n",
      "a: one\n  two\n\n  three\nc: a:b\nd: a#b\n",
      "a: \"one\n  two\n\n  three \\\n  four\\tx\\u00e9\\x41\\/\"\nb: 'it''s\n  here'\n",
      "? complex\n: value\n? - a\n: b\n",
      "a: &x {p: 1}\nb: *x\nc: &y !!str 5\nd: &z\ne: [*x, *y , *z]\n",
      "a: !assumed {value: 1, reason: \"x\"}\nb: !!str ~\nc: ! 5\nd: !<tag:yaml.org,2002:str> x\ne: !!null\n",
      "a: {b, c: , \"d\":1, e: [x,\n  y, z: 1], ? f : g}\nb: [ ]\nc: {}\n",
      "{\"a\":1,\"b\":[true,null,{\"c\":\"d\\n\"}],\"e\":\"\"}\n",
      "- - a\n  - b\n-\n  - c\n- x: 1\n  y: 2\n-\n",
      "%YAML 1.1\n---\na: 1\n...\n",
      "a: 1\n---\nb: 2\n---\n---\nc\n",
      "a: ${x.y}\nb: \"${x}\"\nc: http://x:80/y?z=1,2\n",
  };
  for (const std::string& text : texts) EXPECT_EQ(second_opinion(text), "") << text;
}

TEST(SecondOpinion, SaysWhereTheReadersPart) {
  const std::string help =
      " [read in two ways] (write it in a plainer way: quote the string, or put the list or map on lines of its own)\n";
  EXPECT_EQ(second_opinion("a: >+\n  f\n\n\nb: 1\n"),
            "1:4-5:1 yaml.ambiguous : one YAML reader sees `f\\n\\n\\n` here, another sees `f\\n\\n`" + help);
  EXPECT_EQ(second_opinion("b: 1\n&a: 2\n"),
            "2:1-2:3 yaml.ambiguous : one YAML reader sees nothing here, another sees `2`" + help);
  EXPECT_EQ(second_opinion("a: \"\\_\"\n"),
            "1:4-1:8 yaml.ambiguous : one YAML reader sees `\xC2\xA0` here, another sees `\xEF\xBF\xBD`" + help);
}

TEST(SecondOpinion, LeavesWhatLibyamlRefusesToTheReader) {
  EXPECT_EQ(second_opinion("a: [1\n"), "");
  EXPECT_EQ(second_opinion("a: *x\n"), "");
  EXPECT_EQ(second_opinion(std::string(10'000, '[')), "");
}

}  // namespace
}  // namespace stageplot::document
