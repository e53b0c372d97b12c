// What a person is told about each kind of syntax error, whole.
#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

struct Case {
  const char* name;
  std::string text;
  std::string findings;
};

TEST(YamlSyntax, SaysWhatIsWrong) {
  const std::vector<Case> cases = {
      {"unclosed double", "workload:\n  image: \"x\n  port: 8080\n",
       R"(2:10-2:11 yaml.syntax : this quote is never closed [opened here] (close it where the string ends; inside double quotes write `\"` for a quote, inside single quotes `''`)
)"},
      {"closed by later quote", "a: \"x\nb: \"y\"\nc: 1\n",
       R"(1:4-1:5 yaml.syntax : this quote is closed only on a later line, where another string seems to begin [opened here] (close the quote where the string ends) {closed here at 2:4}
)"},
      {"unclosed single", "a: 'x\nb: 1\n",
       R"(1:4-1:5 yaml.syntax : this quote is never closed [opened here] (close it where the string ends; inside double quotes write `\"` for a quote, inside single quotes `''`)
)"},
      {"unclosed brace", "workload:\n  replicas: {min: 1, max: 3\n  port: 8080\n",
       R"(2:13-2:14 yaml.syntax : this bracket is never closed [opened here] (write `}` where the map ends) {something else begins here at 3:7}
)"},
      {"unclosed brace eof", "workload:\n  replicas: {min: 1, max: 3\n",
       R"(2:13-2:14 yaml.syntax : this bracket is never closed [opened here] (write `}` where the map ends)
)"},
      {"unclosed bracket", "a: [1, 2\n",
       R"(1:4-1:5 yaml.syntax : this bracket is never closed [opened here] (write `]` where the list ends)
)"},
      {"wrong close", "a: [1, 2}\n",
       R"(1:9-1:10 yaml.syntax : `[` is closed by `}` [`]` expected here] (close each bracket with its own kind) {opened here at 1:4}
)"},
      {"missing comma", "a: {b: 1 c: 2}\n",
       R"(1:11-1:12 yaml.syntax : a comma or `}` is missing before this [not expected here] (separate the entries with commas, and quote a string that contains any of `,[]{}`) {inside this bracket at 1:4}
)"},
      {"list then map", "ports:\n  - 80\n  http: 1\n",
       R"(3:3-3:4 yaml.syntax : a list turns into a map: this line has no `-` [no list item] (begin the line with `- `, or indent it as part of the item before it, or outdent it to its own map) {the list begins here at 2:3}
)"},
      {"map then list", "ports:\n  http: 1\n  - 80\n",
       R"(3:3-3:4 yaml.syntax : a map turns into a list: this line begins with `-` [list item] (give the list a key of its own, or write the line as `key: value`) {the map begins here at 2:3}
)"},
      {"tab", "workload:\n\tport: 8080\n",
       R"(2:1-2:2 yaml.syntax : a tab indents this line, but YAML is indented with spaces [tab] (replace each tab with spaces)
)"},
      {"tab mixed", "workload:\n  a: 1\n \tport: 8080\n",
       R"(3:2-3:3 yaml.syntax : a tab indents this line, but YAML is indented with spaces [tab] (replace each tab with spaces)
)"},
      {"reference in brace", "workload:\n  replicas: {min: ${defaults.min}, max: 3}\n",
       R"(2:19-2:34 yaml.syntax : `${defaults.min}` inside brackets must be quoted [its brace opens a map for YAML] (write `"${defaults.min}"`)
)"},
      {"reference in list", "a: [${x}, 2]\n",
       R"(1:5-1:9 yaml.syntax : `${x}` inside brackets must be quoted [its brace opens a map for YAML] (write `"${x}"`)
)"},
      {"no colon", "a: 1\nb\nc: 2\n",
       R"(2:1-2:2 yaml.syntax : this line is no `key: value`: its colon is missing [no colon behind it] (write `key: value` with a blank behind the colon, or quote a string of several lines)
)"},
      {"no blank", "a:1\nb: 2\n",
       R"(1:1-1:4 yaml.syntax : this line is no `key: value` [a colon with a blank behind it is missing] (write `key: value` with a blank behind the colon) {the next key's colon at 2:2}
)"},
      {"two colons", "a: b: c\n",
       R"(1:5-1:6 yaml.syntax : a second `: ` in one line [second colon] (quote the value where the colon is part of it, or put the inner map on lines of its own)
)"},
      {"indent", "a: 1\n  b: 2\n",
       R"(2:4-2:5 yaml.syntax : a key stands where none can be: its line is indented deeper than the value before it [colon of the key] (line the key up with its neighbours, and check the line before it)
)"},
      {"outdent", "a:\n    b: 1\n  c: 2\n",
       R"(3:3-3:4 yaml.syntax : this line continues no map or list above it [not expected here] (line it up with the keys that it belongs to, and check the indentation of the lines before it) {the map begins here at 1:1}
)"},
      {"at", "a: @x\n",
       R"(1:4-1:5 yaml.syntax : a value cannot begin with `@` [reserved by YAML] (quote the value)
)"},
      {"backtick", "a: `x`\n",
       R"(1:4-1:5 yaml.syntax : a value cannot begin with a backtick [reserved by YAML] (quote the value)
)"},
      {"percent", "a: %x\n",
       R"(1:4-1:5 yaml.syntax : a value cannot begin with `%` [reserved by YAML] (quote the value)
)"},
      {"escape", "a: \"\\d\"\n",
       R"(1:5-1:6 yaml.syntax : unknown escape in a double-quoted string [not an escape of YAML] (write `\\` for a backslash, or put the string in single quotes)
)"},
      {"star", "a: *\n",
       R"(1:4-1:5 yaml.syntax : `*` begins an alias and needs a name [reserved by YAML] (quote a string that begins with `*`)
)"},
      {"item here", "a: - x\n",
       R"(1:4-1:5 yaml.syntax : a list item stands where none can be [list item] (put the list on lines of its own below its key)
)"},
      {"trailing text", "a: \"x\" y\n",
       R"(1:8-1:9 yaml.syntax : text stands behind a closing quote [behind the string] (quote the whole value; inside double quotes write `\"` for a quote, inside single quotes `''`) {closed here at 1:6}
)"},
      {"block indent", "a: |\n    x\n  y\nb: 1\n",
       R"(3:3-3:4 yaml.syntax : this line continues no map or list above it [not expected here] (line it up with the keys that it belongs to, and check the indentation of the lines before it) {the map begins here at 1:1}
)"},
      {"crlf", "a: 1\r\nb: \"x\r\n",
       R"(2:4-2:5 yaml.syntax : this quote is never closed [opened here] (close it where the string ends; inside double quotes write `\"` for a quote, inside single quotes `''`)
)"},
      {"bom tab",
       "\xEF\xBB\xBF"
       "a:\n\tb: 1\n",
       R"(2:1-2:2 yaml.syntax : a tab indents this line, but YAML is indented with spaces [tab] (replace each tab with spaces)
)"},
      {"text after", "- a\nb: 1\n",
       R"(2:1-2:2 yaml.syntax : a list turns into a map: this line has no `-` [no list item] (begin the line with `- `, or indent it as part of the item before it, or outdent it to its own map) {the list begins here at 1:1}
)"},
      {"empty key", ": x\n",
       R"(1:1-1:2 yaml.syntax : a key is missing before this colon [no key before it] (write `key: value`, or quote a string that begins with a colon)
)"},
  };
  for (const Case& test : cases) EXPECT_EQ(findings_of(test.text), test.findings) << test.name;
}

}  // namespace
}  // namespace stageplot::document
