// Texts that are refused before any YAML reader sees them.
#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

struct Case {
  const char* name;
  std::string text;
  std::string findings;
};

TEST(TextCheck, SaysWhatIsWrong) {
  const std::vector<Case> cases = {
      {"latin1", "a: Andr\xE9\n",
       R"(1:8-1:9 yaml.encoding : byte 0xE9 is not valid UTF-8 [not UTF-8] (save the file as UTF-8)
)"},
      {"nul", std::string("a: x\0y\n", 7),
       R"(1:5-1:6 yaml.encoding : control character U+0000 in the file [not permitted in YAML] (remove it, or write `"\u0000"` in a double-quoted string)
)"},
      {"esc", "a: \x1b[0m\n",
       R"(1:4-1:5 yaml.encoding : control character U+001B in the file [not permitted in YAML] (remove it, or write `"\u001b"` in a double-quoted string)
)"},
      {"cr", "a: 1\rb: 2\n",
       R"(1:5-1:6 yaml.line-break : a carriage return without a line feed breaks a line here [U+000D] (end lines with a line feed, as in Unix, or with both, as in Windows)
)"},
      {"nel", "a: x\xC2\x85y\n",
       R"(1:5-1:6 yaml.line-break : a next-line character breaks a line here for some readers only [U+0085] (remove it, or write `\u0085` in a double-quoted string where the text must have it)
)"},
      {"ls", "a: \"x\xE2\x80\xA8y\"\n",
       R"(1:6-1:7 yaml.line-break : a line separator breaks a line here for some readers only [U+2028] (remove it, or write `\u2028` in a double-quoted string where the text must have it)
)"},
  };
  for (const Case& test : cases) EXPECT_EQ(findings_of(test.text), test.findings) << test.name;
}

}  // namespace
}  // namespace stageplot::document
