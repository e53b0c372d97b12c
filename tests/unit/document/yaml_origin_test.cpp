// Each value and key knows its place, counted as people count.
#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

std::string dumped(std::string text, YamlOptions options = {}) {
  Reading reading;
  const auto value = reading.yaml(std::move(text), options);
  if (!reading.findings.empty() || !value) return describe(reading.findings, reading.sources);
  return dump(*value, reading.origins, reading.sources);
}

TEST(YamlOrigin, ByteOrderMarkCrlfAndUnicode) {
  EXPECT_EQ(dumped("\xEF\xBB\xBF# c\r\nname: \"caf\xC3\xA9\"\r\nports: # p\r\n  - 80\r\n  - {\xC3\xA9: 'it''s', m:   "
                   "}\r\ntext: |\r\n  one\r\n  two\r\n\r\nlast: &x !!str  5 # five\r\ncopy: *x\r\nempty:\r\n"),
            R"(map of 6 @2:1-12:7
"copy" @11:1-11:5: "5" @10:17-10:18
"empty" @12:1-12:6: nil @12:7-12:7
"last" @10:1-10:5: "5" @10:17-10:18
"name" @2:1-2:5: "café" @2:7-2:13
"ports" @3:1-3:6: list of 2 @4:3-5:24
  - int 80 @4:5-4:7
  - map of 2 @5:5-5:24
    "m" @5:18-5:19: nil @5:23-5:23
    "é" @5:6-5:7: "it's" @5:9-5:16
"text" @6:1-6:5: "one\ntwo\n" @6:7-8:6
)");
}

TEST(YamlOrigin, Nested) {
  EXPECT_EQ(
      dumped("a:\n  b:\n  - c: 1\n    d:\n      - [x, {y: z}]\n\n# end\ne: >-\n  folded\n  text\n\n\nf: \"two\n  "
             "lines\"\n"),
      R"(5:14-5:15 yaml.unquoted-word a.b[0].d[0][1]: `y` without quotes is `true` for some readers and a text for others [quotes missing] (write `"y"` for the text, or `true` for the boolean)
)");
}

TEST(YamlOrigin, Empty) {
  EXPECT_EQ(dumped("# nothing\n") + dumped("") + dumped("---\n") + dumped("~\n"),
            R"(nil @1:1-2:1
nil @1:1-1:1
nil @2:1-2:1
nil @1:1-1:2
)");
}

}  // namespace
}  // namespace stageplot::document
