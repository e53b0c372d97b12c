// JSON with the place of each value and key, and what is said about bad JSON.
#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

std::string json(std::string text, JsonOptions options = {}) {
  Reading reading;
  const auto value = reading.json(std::move(text), options);
  if (!reading.findings.empty() || !value) return describe(reading.findings, reading.sources);
  return dump(*value, reading.origins, reading.sources);
}

TEST(JsonReader, ValuesWithPlaces) {
  EXPECT_EQ(json("{\"b\": [1, -2, 18446744073709551615, 18446744073709551616, 1.5, 1e2, true],\n \"a\": {\"\\u00e9\": "
                 "\"x\\ny\", \"k\": null}, \"c\": [], \"d\": {}}\n"),
            R"(map of 4 @1:1-2:55
"a" @2:2-2:5: map of 2 @2:7-2:36
  "k" @2:26-2:29: nil @2:31-2:35
  "é" @2:8-2:16: "x\ny" @2:18-2:24
"b" @1:2-1:5: list of 7 @1:7-1:74
  - int 1 @1:8-1:9
  - int -2 @1:11-1:13
  - uint 18446744073709551615 @1:15-1:35
  - float 1.8446744073709552e+19 @1:37-1:57
  - float 1.5 @1:59-1:62
  - float 100 @1:64-1:67
  - true @1:69-1:73
"c" @2:38-2:41: list of 0 @2:43-2:45
"d" @2:47-2:50: map of 0 @2:52-2:54
)");
}

TEST(JsonReader, FloatsAsGo) {
  EXPECT_EQ(json("[1, -2, 18446744073709551615]", {.numbers_as_float = true}),
            R"(list of 3 @1:1-1:30
- float 1 @1:2-1:3
- float -2 @1:5-1:7
- float 1.8446744073709552e+19 @1:9-1:29
)");
  EXPECT_EQ(json("[0, -0, -0.0]", {.numbers_as_float = true}),
            R"(list of 3 @1:1-1:14
- float 0 @1:2-1:3
- float -0 @1:5-1:7
- float -0 @1:9-1:13
)");
}

TEST(JsonReader, LastDuplicateAsGo) {
  EXPECT_EQ(json("{\"a\": 1, \"a\": 2}", {.last_duplicate_wins = true}),
            R"(map of 1 @1:1-1:17
"a" @1:10-1:13: int 2 @1:15-1:16
)");
}

TEST(JsonReader, Depth) {
  EXPECT_EQ(
      json(std::string(1000, '[')),
      R"(1:201-1:202 json.too-deep : objects and arrays nest deeper than 200 levels [one level too many] (write the document with less nesting)
)");
}

TEST(JsonReader, Size) {
  EXPECT_EQ(
      json("[1, 2]", {.max_bytes = 5}),
      R"(1:1-1:1 json.too-large : the file has 6 bytes, more than the limit of 5 [] (narrow the export, or split the file)
)");
}

struct Bad {
  std::string text;
  std::string findings;
};

TEST(JsonReader, SaysWhatIsWrong) {
  const std::vector<Bad> cases = {
      {"",
       R"(1:1-1:1 json.syntax : the file is empty, which is not JSON [] (write `{}` for an empty object)
)"},
      {"  \n",
       R"(1:1-1:1 json.syntax : the file is empty, which is not JSON [] (write `{}` for an empty object)
)"},
      {"{\"a\": 1,}",
       R"(1:8-1:9 json.syntax : a comma before `}` [one too many] (remove the comma)
)"},
      {"[1, 2,]",
       R"(1:6-1:7 json.syntax : a comma before `]` [one too many] (remove the comma)
)"},
      {"{\"a\": 1",
       R"(1:1-1:2 json.syntax : this bracket is never closed [opened here] (write `}` where it ends)
)"},
      {"[1 2]",
       R"(1:4-1:5 json.syntax : a comma or `]` is missing before this [not expected here] (separate the entries with commas) {inside this bracket at 1:1}
)"},
      {"{\"a\" 1}",
       R"(1:6-1:7 json.syntax : unexpected number literal; expected ':' [here] (check the text before this place)
)"},
      {"{a: 1}",
       R"(1:2-1:3 json.syntax : invalid literal; expected string literal [here] (check the text before this place)
)"},
      {"{'a': 1}",
       R"(1:2-1:3 json.syntax : a string in single quotes [quote] (write double quotes)
)"},
      {"{\"a\": 1} x",
       R"(1:10-1:11 json.syntax : invalid literal; expected end of input [here] (check the text before this place)
)"},
      {"// c\n{}",
       R"(1:1-1:2 json.syntax : a comment, which JSON does not have [comment] (remove it)
)"},
      {"\"abc",
       R"(1:1-1:5 json.syntax : invalid string: missing closing quote [here] (check the text before this place)
)"},
      {"nul",
       R"(1:1-1:4 json.syntax : invalid literal [here] (check the text before this place)
)"},
      {"01",
       R"(1:2-1:3 json.syntax : unexpected number literal; expected end of input [here] (check the text before this place)
)"},
      {"1.",
       R"(1:1-1:3 json.syntax : invalid number; expected digit after '.' [here] (check the text before this place)
)"},
      {"[1]]",
       R"(1:4-1:5 json.syntax : unexpected ']'; expected end of input [here] (check the text before this place)
)"},
      {"{\"a\": 1, \"a\": 2}",
       R"(1:10-1:13 json.duplicate-key a: key `a` stands twice in this object [again here] (keep one of them) {first here at 1:2}
)"},
      {"[[{\"b\": {\"c\": 1, \"c\": 2}}]]",
       R"(1:18-1:21 json.duplicate-key [0][0].b.c: key `c` stands twice in this object [again here] (keep one of them) {first here at 1:10}
)"},
      {"[[1], {}, [{\"d\": 1, \"d\": 2}]]",
       R"(1:21-1:24 json.duplicate-key [2][0].d: key `d` stands twice in this object [again here] (keep one of them) {first here at 1:13}
)"},
      {"{\"a\": [1, {\"b\": }]}",
       R"(1:17-1:18 json.syntax a[1]: a comma or `}` is missing before this [not expected here] (separate the entries with commas) {inside this bracket at 1:11}
)"},
      {"\"\\ud800\"",
       R"(1:1-1:9 json.syntax : invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF [here] (check the text before this place)
)"},
      {"[1, \"\xff\"]",
       R"(1:5-1:7 json.syntax : invalid string: ill-formed UTF-8 byte [here] (check the text before this place)
)"},
      {"1e999",
       R"(1:1-1:6 json.bad-number : number `1e999` does not fit into 64 bits [would be infinite] (write a smaller number, or a string)
)"},
  };
  for (const Bad& test : cases) EXPECT_EQ(json(test.text), test.findings) << test.text;
}

}  // namespace
}  // namespace stageplot::document
