// What the model refuses though it is valid YAML: keys, tags, aliases, documents.
#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

struct Case {
  const char* name;
  std::string text;
  std::string findings;
};

TEST(YamlModel, SaysWhatIsWrong) {
  const std::vector<Case> cases = {
      {"template", "a: {{ .Values.x }}\n",
       R"(1:5-1:6 yaml.non-string-key a: `{{` opens a map as the key of a map [not a template here] (quote a string that begins with `{{`)
)"},
      {"second doc", "a: 1\n---\nb: 2\n",
       R"(2:1-2:4 yaml.several-documents : a second document begins here [only the first would be read] (remove the line `---`, or move what follows it into a file of its own)
)"},
      {"bad alias", "a: *x\n",
       R"(1:4-1:6 yaml.bad-alias a: alias `*x` names no anchor before it [no such anchor] (set the anchor with `&x` on a value before it, or quote a string that begins with `*`)
)"},
      {"self alias", "a: &x [*x]\n",
       R"(1:8-1:10 yaml.bad-alias a[0]: alias `*x` stands inside its own anchor [would contain itself] (set the anchor with `&x` on a value before it, or quote a string that begins with `*`)
)"},
      {"merge", "a: &a {b: 1}\nc:\n  <<: *a\n",
       R"(3:3-3:5 yaml.merge-key c: merge key `<<` in the model [merge key] (write the members out, or put what is shared into a layer)
)"},
      {"bad tags", "a: !!int x\nb: !!binary aa\nc: !!set {a, b}\nd: !!map 1\n!!int 5: x\n",
       R"(1:10-1:11 yaml.bad-tag-value a: `x` does not fit its tag [] (change the value, or remove the tag)
2:4-2:13 yaml.unknown-tag b: tag `!!binary` means nothing in the model [unknown tag] (the marks are `!assumed`, `!unknown` and `!deploy`)
3:4-3:10 yaml.unknown-tag c: tag `!!set` means nothing in the model [unknown tag] (the marks are `!assumed`, `!unknown` and `!deploy`)
4:4-4:10 yaml.bad-tag-value d: `!!map` does not fit the value behind it [tag] (remove the tag)
5:7-5:8 yaml.non-string-key : key `5` is a number, not a string [key] (write `"5"`)
)"},
      {"keys", "1: a\ntrue: b\n~: c\n? [a]\n: d\n? {a: b}\n: e\n1.5: f\nno: g\n012: h\n",
       R"(1:1-1:2 yaml.non-string-key : key `1` is a number, not a string [key] (write `"1"`)
2:1-2:5 yaml.non-string-key : key `true` is a boolean, not a string [key] (write `"true"`)
3:1-3:2 yaml.non-string-key : key `~` is null, not a string [key] (write `"~"`)
4:3-4:4 yaml.non-string-key : a list or map stands as a key [key] (write the key as a string in one line)
6:3-6:4 yaml.non-string-key : a list or map stands as a key [key] (write the key as a string in one line)
8:1-8:4 yaml.non-string-key : key `1.5` is a number, not a string [key] (write `"1.5"`)
9:1-9:3 yaml.unquoted-word : `no` without quotes is `false` for some readers and a text for others [quotes missing] (write `"no"` for the text, or `false` for the boolean)
10:1-10:4 yaml.unquoted-number : `012` without quotes loses its leading zero, or is octal for some readers [quotes missing] (write `"012"` for the text, or `12` for the number)
)"},
      {"path", "a:\n  - b:\n      \"c.d\": [x, yes]\n",
       R"(3:18-3:21 yaml.unquoted-word a[0].b["c.d"][1]: `yes` without quotes is `true` for some readers and a text for others [quotes missing] (write `"yes"` for the text, or `true` for the boolean)
)"},
  };
  for (const Case& test : cases) EXPECT_EQ(findings_of(test.text), test.findings) << test.name;
}

}  // namespace
}  // namespace stageplot::document
