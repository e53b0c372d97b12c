// What is printed in each position of a YAML template, and the whole message for each refused one.
#include "unit/escape/target_support.hpp"
#include "yaml/dialect.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr std::string_view kData = R"(text: user-service
word: "yes"
digits: "8080"
port: 8080
ratio: 3.0
large: 18446744073709551615
flag: true
nothing: null
quote: "a\"b\\c"
lines: "first\n  second\n\nthird\n"
open_lines: "first\nsecond"
map: {b: {c: [1, {d: x, e: []}]}, a: "on", "k: #": "l1\nl2\n", empty: {}}
list: [a, [b, "no"], {c: 1, d: [2]}]
tag: "1.2.3"
long_line: "one two: three #four"
)";

class Prints : public testing::TestWithParam<PositionCase> {};

TEST_P(Prints, InItsPosition) {
  Target target(yaml::dialect(),
                {{"t", GetParam().text}, {"plain.txt", "{{ define \"plain\" }}a: {{ .text }}{{ end }}"}});
  EXPECT_EQ(target.findings(), "");
  EXPECT_EQ(target.render_yaml("t", std::string(kData)), GetParam().expected);
  EXPECT_EQ(target.findings(), "");
}

const PositionCase kPrints[] = {
    {"scalars",
     "a: {{ .text }}\nb: {{ .word }}\nc: {{ .digits }}\nd: {{ .port }}\ne: {{ .ratio }}\nf: {{ .large }}\n"
     "g: {{ .flag }}\nh: {{ .nothing }}\ni: {{ .quote }}\nj: {{ .tag }}\nk: {{ .long_line }}\n",
     "a: user-service\nb: \"yes\"\nc: \"8080\"\nd: 8080\ne: 3.0\nf: 18446744073709551615\ng: true\nh: null\n"
     "i: \"a\\\"b\\\\c\"\nj: \"1.2.3\"\nk: \"one two: three #four\"\n"},
    {"literal_blocks",
     "a:\n  b: {{ .lines }}\n  c: {{ .open_lines }}\nd:\n  - {{ .lines }}\n  - e: {{ .open_lines }}\n",
     "a:\n  b: |\n    first\n      second\n\n    third\n  c: |-\n    first\n    second\nd:\n  - |\n    first\n      "
     "second\n\n"
     "    third\n  - e: |-\n      first\n      second\n"},
    {"map_behind_a_key", "x:\n  y: {{ .map }}\n",
     "x:\n  y:\n    a: \"on\"\n    b:\n      c:\n        - 1\n        - d: x\n          e: []\n    empty: {}\n"
     "    \"k: #\": |\n      l1\n      l2\n"},
    {"list_behind_a_key_and_a_dash", "x: {{ .list }}\ny:\n  - {{ .list }}\n  - {{ .map.b }}\n",
     "x:\n  - a\n  - - b\n    - \"no\"\n  - c: 1\n    d:\n      - 2\ny:\n  - - a\n    - - b\n      - \"no\"\n    - c: "
     "1\n"
     "      d:\n        - 2\n  - c:\n      - 1\n      - d: x\n        e: []\n"},
    {"before_a_comment_all_on_one_line", "a: {{ .list }} # why\nb: {{ .lines }} # why\nc: {{ .map.b }}",
     "a: [a, [b, \"no\"], {c: 1, d: [2]}] # why\nb: \"first\\n  second\\n\\nthird\\n\" # why\nc: {c: [1, {d: x, e: "
     "[]}]}"},
    {"quoted", "a: \"{{ .quote }}-{{ .port }}-{{ .flag }}\"\nb: [\"{{ .lines }}\"]\n\"{{ .text }}\": 1\n",
     "a: \"a\\\"b\\\\c-8080-true\"\nb: [\"first\\n  second\\n\\nthird\\n\"]\n\"user-service\": 1\n"},
    {"keys", "{{ .text }}: 1\n{{ .word }}: 2\na:\n  - {{ .text }}: 3\n    b: 4\nc: { {{ .text }}: 5, {{ .word }}: 6}\n",
     "user-service: 1\n\"yes\": 2\na:\n  - user-service: 3\n    b: 4\nc: { user-service: 5, \"yes\": 6}\n"},
    {"lines", "a:\n  {{ .map.b }}\n  z: 1\nb:\n  {{ .list }}\n",
     "a:\n  c:\n    - 1\n    - d: x\n      e: []\n  z: 1\nb:\n  - a\n"
     "  - - b\n    - \"no\"\n  - c: 1\n    d:\n      - 2\n"},
    {"flow",
     "a: [{{ .text }}, {{ .list }}, x]\nb: {c: {{ .port }}, \"d\": {{ .map.b }} }\ne: [\n  {{ .nothing }},\n  {{ .word "
     "}}\n]\n",
     "a: [user-service, [a, [b, \"no\"], {c: 1, d: [2]}], x]\nb: {c: 8080, \"d\": {c: [1, {d: x, e: []}]} }\ne: [\n  "
     "null,\n"
     "  \"yes\"\n]\n"},
    {"a_loop_inside_a_flow_list", "a: [\n  {{ range .list }}\n  \"{{ $.text }}\",\n  {{ end }}\n]\n",
     "a: [\n  \"user-service\",\n  \"user-service\",\n  \"user-service\",\n]\n"},
    {"fragments",
     "{{ define \"f\" }}\n  a: {{ .text }}\n  b:\n    - {{ .lines }}\n\n  c: 1\n{{ end }}\n{{ define \"v\" }}\n\"{{ "
     ".text }}!\"\n{{ end }}\n"
     "x:\n    {{ include \"f\" . }}\ny: {{ include \"f\" . }}\nz:\n  - {{ include \"f\" . }}\n  - {{ include \"v\" . "
     "}}\nv: {{ include \"v\" . }}\n",
     "x:\n    a: user-service\n    b:\n      - |\n        first\n          second\n\n        third\n\n    c: 1\ny:\n  "
     "a: user-service\n"
     "  b:\n    - |\n      first\n        second\n\n      third\n\n  c: 1\nz:\n  - a: user-service\n    b:\n      - "
     "|\n        first\n"
     "          second\n\n        third\n\n    c: 1\n  - \"user-service!\"\nv: \"user-service!\"\n"},
    {"text_of_a_file_without_dialect_is_a_string", "a: {{ include \"plain\" . }}\nb: \"{{ include \"plain\" . }}\"\n",
     "a: \"a: user-service\"\nb: \"a: user-service\"\n"},
    {"the_end_of_the_file_without_line_break", "a:\n  {{ .map.b }}", "a:\n  c:\n    - 1\n    - d: x\n      e: []\n"},
    {"nothing_on_a_line", "a: 1\n{{ .map.empty }}\nb: 2\n", "a: 1\nb: 2\n"},
    {"literal_text_of_all_kinds",
     "# a: b\n---\na: |\n  x: y # z\n\n  \"\nb: 'it''s' # c\nc: &x !!str d\nd: *x\n? e\n: f\ng: h\n   i\nj: \"k\n  {{ "
     ".text }}\"\n"
     "l: [a, 'b, c', {d: \"e\"}, f]\nm: {{ .text }}\n",
     "# a: b\n---\na: |\n  x: y # z\n\n  \"\nb: 'it''s' # c\nc: &x !!str d\nd: *x\n? e\n: f\ng: h\n   i\nj: \"k\n  "
     "user-service\"\n"
     "l: [a, 'b, c', {d: \"e\"}, f]\nm: user-service\n"},
};
INSTANTIATE_TEST_SUITE_P(Yaml, Prints, testing::ValuesIn(kPrints), case_name);

class RefusesAtLoad : public testing::TestWithParam<PositionCase> {};

TEST_P(RefusesAtLoad, WithTheWholeMessage) {
  Target target(yaml::dialect(), {{"values.yaml", GetParam().text}});
  EXPECT_EQ(target.findings(), GetParam().expected);
}

const PositionCase kRefusedAtLoad[] = {
    {"part_of_unquoted_text", "a: foo-{{ .x }}\n",
     R"~(error[escape.position]: an action is a part of unquoted text
 --> values.yaml:1:8
1 | a: foo-{{ .x }}
  |        ^^^^^^^^
help: put the whole text in double quotes; run `stageplot rule escape.position`

1 error
)~"},
    {"before_unquoted_text", "a: {{ .x }}-foo\n",
     R"~(error[escape.position]: an action is a part of unquoted text
 --> values.yaml:1:4
1 | a: {{ .x }}-foo
  |    ^^^^^^^^
help: put the whole text in double quotes; run `stageplot rule escape.position`

1 error
)~"},
    {"two_actions", "image: {{ .repository }}:{{ .tag }}\n",
     R"~(error[escape.position]: an action is a part of unquoted text
 --> values.yaml:1:8
1 | image: {{ .repository }}:{{ .tag }}
  |        ^^^^^^^^^^^^^^^^^
help: put the whole text in double quotes; run `stageplot rule escape.position`

1 error
)~"},
    {"no_blank_behind_a_key", "a:{{ .x }}\n",
     R"~(error[escape.position]: no blank stands between a key or dash and the action
 --> values.yaml:1:3
1 | a:{{ .x }}
  |   ^^^^^^^^
help: put one there, or the whole in double quotes; run `stageplot rule escape.position`

1 error
)~"},
    {"single_quotes", "a: '{{ .x }}'\n",
     R"~(error[escape.position]: an action stands in single quotes
 --> values.yaml:1:5
1 | a: '{{ .x }}'
  |     ^^^^^^^^
help: use double quotes, which can carry any text; run `stageplot rule escape.position`

1 error
)~"},
    {"comment", "a: 1 # {{ .x }}\n",
     R"~(error[escape.position]: an action stands in a comment
 --> values.yaml:1:8
1 | a: 1 # {{ .x }}
  |        ^^^^^^^^
help: a value could end the comment; put it in a template comment `{{/* … */}}`, or remove it; run `stageplot rule escape.position`

1 error
)~"},
    {"literal_block", "a: |\n  b {{ .x }}\n",
     R"~(error[escape.position]: an action stands in a block of literal text
 --> values.yaml:2:5
2 |   b {{ .x }}
  |     ^^^^^^^^
help: the text has no escapes; build it with `printf` or in a template of its own, and print it whole; run `stageplot rule escape.position`

1 error
)~"},
    {"literal_block_alone_on_its_line", "a: |\n  {{ .x }}\n",
     R"~(error[escape.position]: an action stands in a block of literal text
 --> values.yaml:2:3
2 |   {{ .x }}
  |   ^^^^^^^^
help: the text has no escapes; build it with `printf` or in a template of its own, and print it whole; run `stageplot rule escape.position`

1 error
)~"},
    {"literal_block_header", "a: |{{ .x }}\n",
     R"~(error[escape.position]: an action stands in a block of literal text
 --> values.yaml:1:5
1 | a: |{{ .x }}
  |     ^^^^^^^^
help: the text has no escapes; build it with `printf` or in a template of its own, and print it whole; run `stageplot rule escape.position`

1 error
)~"},
    {"behind_a_tag", "a: !!str {{ .x }}\n",
     R"~(error[escape.position]: an action stands behind a tag, an anchor or an alias
 --> values.yaml:1:10
1 | a: !!str {{ .x }}
  |          ^^^^^^^^
help: leave it out: an action prints the literal of its value's own type; run `stageplot rule escape.position`

1 error
)~"},
    {"behind_a_value", "a: \"b\" {{ .x }}\n",
     R"~(error[escape.position]: an action follows a complete value
 --> values.yaml:1:8
1 | a: "b" {{ .x }}
  |        ^^^^^^^^
help: put it on a line of its own, or the whole in double quotes; run `stageplot rule escape.position`

1 error
)~"},
    {"behind_a_backslash", "a: \"\\{{ .x }}\"\n",
     R"~(error[escape.position]: an action follows a backslash inside double quotes
 --> values.yaml:1:6
1 | a: "\{{ .x }}"
  |      ^^^^^^^^
help: the first character of the value would become part of the escape; write `\\` for a backslash; run `stageplot rule escape.position`

1 error
)~"},
    {"inside_a_hexadecimal_escape", "a: \"\\x4{{ .x }}\"\n",
     R"~(error[escape.position]: an action follows a backslash inside double quotes
 --> values.yaml:1:8
1 | a: "\x4{{ .x }}"
  |        ^^^^^^^^
help: the first character of the value would become part of the escape; write `\\` for a backslash; run `stageplot rule escape.position`

1 error
)~"},
    {"continued_text", "a: b\n  {{ .x }}\n",
     R"~(error[escape.position]: this line is indented deeper than the unquoted text above it
 --> values.yaml:2:3
2 |   {{ .x }}
  |   ^^^^^^^^
help: it would become part of that text; put the text in double quotes, or indent the line less; run `stageplot rule escape.position`

1 error
)~"},
    {"comment_behind_a_line", "{{ .x }} # why\n",
     R"~(error[escape.position]: a comment follows an action that prints lines
 --> values.yaml:1:1
1 | {{ .x }} # why
  | ^^^^^^^^
help: put the comment on a line of its own; run `stageplot rule escape.position`

1 error
)~"},
    {"line_below_a_value_deeper", "a: {{ .x }}\n  b: 1\n",
     R"~(error[escape.position]: this line is indented deeper than the value that is printed above it
 --> values.yaml:2:3
2 |   b: 1
  |   ^^^^
help: it would become part of that value; indent it less, or print the value on a line of its own; run `stageplot rule escape.position`

1 error
)~"},
    {"line_below_lines_deeper", "a:\n  {{ .x }}\n    b: 1\n",
     R"~(error[escape.position]: this line is indented deeper than the value that is printed above it
 --> values.yaml:3:5
3 |     b: 1
  |     ^^^^
help: it would become part of that value; indent it less, or print the value on a line of its own; run `stageplot rule escape.position`

1 error
)~"},
    {"line_below_a_loop_deeper", "a:\n{{ range .x }}\n  - {{ . }}\n   {{ .y }}\n{{ end }}\n",
     R"~(error[escape.position]: this line is indented deeper than the value that is printed above it
 --> values.yaml:4:4
4 |    {{ .y }}
  |    ^^^^^^^^
help: it would become part of that value; indent it less, or print the value on a line of its own; run `stageplot rule escape.position`

1 error
)~"},
    {"tab", "a:\n\t- {{ .x }}\n",
     R"~(error[escape.position]: a tab stands at the beginning of a line
 --> values.yaml:2:1
2 |     - {{ .x }}
  | ^^^^^
help: YAML is indented with spaces alone; run `stageplot rule escape.position`

1 error
)~"},
    {"element_of_a_flow_map", "a: {b: 1, {{ .x }}}\n",
     R"~(error[escape.position]: an action stands for a whole element of a flow map
 --> values.yaml:1:11
1 | a: {b: 1, {{ .x }}}
  |           ^^^^^^^^
help: write `KEY: {{ … }}`, or print the map as a whole value; run `stageplot rule escape.position`

1 error
)~"},
    {"part_of_a_flow_element", "a: [b{{ .x }}]\n",
     R"~(error[escape.position]: an action is a part of unquoted text
 --> values.yaml:1:6
1 | a: [b{{ .x }}]
  |      ^^^^^^^^
help: put the whole text in double quotes; run `stageplot rule escape.position`

1 error
)~"},
    {"flow_without_blank", "a: {b:{{ .x }}}\n",
     R"~(error[escape.position]: no blank stands between a key or dash and the action
 --> values.yaml:1:7
1 | a: {b:{{ .x }}}
  |       ^^^^^^^^
help: put one there, or the whole in double quotes; run `stageplot rule escape.position`

1 error
)~"},
    {"control_inside_a_line", "port: {{ if .port }}{{ .port }}{{ else }}80{{ end }}\n",
     R"~(error[escape.control]: a control action stands behind a key
 --> values.yaml:1:7
1 | port: {{ if .port }}{{ .port }}{{ else }}80{{ end }}
  |       ^^^^^^^^^^^^^^
help: give it a line of its own, or put it and its `end` inside one pair of double quotes; run `stageplot rule escape.control`

1 error
)~"},
    {"control_in_a_literal_block", "a: |\n  b\n  {{ if .x }}\n  c\n  {{ end }}\n",
     R"~(error[escape.control]: a control action stands in a block of literal text
 --> values.yaml:3:3
3 |   {{ if .x }}
  |   ^^^^^^^^^^^
help: build the text with `printf` or in a template of its own, and print it whole; run `stageplot rule escape.control`

error[escape.control]: a control action stands in a block of literal text
 --> values.yaml:5:3
5 |   {{ end }}
  |   ^^^^^^^^^
help: build the text with `printf` or in a template of its own, and print it whole

2 errors
)~"},
    {"literal_block_continued_behind_control", "{{ if .x }}\na: |\n  b\n{{ end }}\n  c\n",
     R"~(error[escape.position]: this line is indented like the literal block above, from which a control action divides it
 --> values.yaml:5:3
5 |   c
  |   ^
help: it would become part of the block; indent it less, or put the control action inside no block; run `stageplot rule escape.position`

1 error
)~"},
    {"branches_differ", "host: \"{{ if .internal }}internal.\"{{ else }}{{ .host }}\"{{ end }}\n",
     R"~(error[escape.control]: a control action stands behind a value
 --> values.yaml:1:36
1 | host: "{{ if .internal }}internal."{{ else }}{{ .host }}"{{ end }}
  |                                    ^^^^^^^^^^
help: give it a line of its own, or put it and its `end` inside one pair of double quotes; run `stageplot rule escape.control`

1 error
)~"},
    {"branch_opens_a_bracket", "{{ if .x }}\na: [\n{{ end }}\nb: 1\n",
     R"~(error[escape.branches-differ]: this branch ends in a flow list, but began at the beginning of a line
 --> values.yaml:3:1
3 | {{ end }}
  | ^^^^^^^^^
 ::: values.yaml:1:1
1 | {{ if .x }}
  | ----------- begins here
help: open and close quotes, brackets and sections in the same branch; run `stageplot rule escape.branches-differ`

1 error
)~"},
    {"branch_swaps_strings", "a: \"b{{ if .x }}\"\nc: \"{{ end }}d\"\n",
     R"~(error[escape.branches-differ]: this branch ends in double quotes, but not in the same place as it began
 --> values.yaml:2:5
2 | c: "{{ end }}d"
  |     ^^^^^^^^^
 ::: values.yaml:1:6
1 | a: "b{{ if .x }}"
  |      ----------- begins here
help: open and close quotes, brackets and sections in the same branch; run `stageplot rule escape.branches-differ`

1 error
)~"},
    {"loop_left_elsewhere", "a: \"{{ range .x }}b{{ end }}\"\nc: [\n{{ range .x }}\n\"d{{ break }}\",\n{{ end }}\n]\n",
     R"~(error[escape.branches-differ]: the loop is left in double quotes, but began in a flow list
 --> values.yaml:4:3
4 | "d{{ break }}",
  |   ^^^^^^^^^^^
help: close quotes, brackets and sections before leaving the loop; run `stageplot rule escape.branches-differ`

1 error
)~"},
    {"unclosed_string", "{{ define \"d\" }}\na: \"b\n{{ end }}\n",
     R"~(error[escape.unclosed]: the template ends in double quotes
 --> values.yaml:1:11
1 | {{ define "d" }}
  |           ^^^
help: close it in the template in which it is opened; run `stageplot rule escape.unclosed`

1 error
)~"},
    {"unclosed_bracket", "a: [b,\n",
     R"~(error[escape.unclosed]: the template ends in a flow list
 --> values.yaml:1:6
1 | a: [b,
  |      ^
help: close it in the template in which it is opened; run `stageplot rule escape.unclosed`

1 error
)~"},
    {"quote", "a: {{ .x | quote }}\n",
     R"~(error[escape.quoting-function]: `quote` is the last function of an action
 --> values.yaml:1:12
1 | a: {{ .x | quote }}
  |            ^^^^^
help: remove it: the place where an action stands already quotes and indents; text of another language that is meant as text ends with `| toString`; run `stageplot rule escape.quoting-function`

1 error
)~"},
    {"to_yaml_with_indentation", "a:\n  {{ toYaml .x | nindent 2 }}\n",
     R"~(error[escape.quoting-function]: `nindent` is the last function of an action
 --> values.yaml:2:18
2 |   {{ toYaml .x | nindent 2 }}
  |                  ^^^^^^^
help: remove it: the place where an action stands already quotes and indents; text of another language that is meant as text ends with `| toString`; run `stageplot rule escape.quoting-function`

1 error
)~"},
    {"template", "{{ template \"d\" . }}\n{{ define \"d\" }}\na: 1\n{{ end }}\n",
     R"~(error[escape.fragment]: `template` prints lines without indenting or checking them
 --> values.yaml:1:1
1 | {{ template "d" . }}
  | ^^^^^^^^^^^^^^^^^^^^
help: use `include "d"`; run `stageplot rule escape.fragment`

1 error
)~"},
    {"block", "a: 1\n{{ block \"d\" . }}b: 1{{ end }}\n",
     R"~(error[escape.fragment]: `block` prints lines without indenting or checking them
 --> values.yaml:2:1
2 | {{ block "d" . }}b: 1{{ end }}
  | ^^^^^^^^^^^^^^^^^
help: use `define` and `include`; run `stageplot rule escape.fragment`

1 error
)~"},
    {"fragment_in_quotes", "a: \"{{ include \"d\" . }}\"\n{{ define \"d\" }}\nb: 1\n{{ end }}\n",
     R"~(error[escape.fragment]: `include "d"` gives lines of yaml, which cannot stand in double quotes
 --> values.yaml:1:5
1 | a: "{{ include "d" . }}"
  |     ^^^^^^^^^^^^^^^^^^^
help: put it on a line of its own or behind a key, or define the text in a file without a dialect; run `stageplot rule escape.fragment`

1 error
)~"},
    {"assignment_inside_a_line", "a: {{ $x := 1 }}{{ $x }}\n",
     R"~(error[escape.control]: a control action stands behind a key
 --> values.yaml:1:4
1 | a: {{ $x := 1 }}{{ $x }}
  |    ^^^^^^^^^^^^^
help: give it a line of its own, or put it and its `end` inside one pair of double quotes; run `stageplot rule escape.control`

1 error
)~"},
};
INSTANTIATE_TEST_SUITE_P(Yaml, RefusesAtLoad, testing::ValuesIn(kRefusedAtLoad), case_name);

class RefusesToPrint : public testing::TestWithParam<PositionCase> {};

TEST_P(RefusesToPrint, WithTheWholeMessage) {
  Target target(yaml::dialect(), {{"values.yaml", GetParam().text}});
  EXPECT_EQ(target.findings(), "");
  EXPECT_EQ(target.render_yaml("values.yaml", "map: {a: 1}\nlist: [1]\ntext: a b\nnothing: null\nport: 80\n"), "");
  EXPECT_EQ(target.findings(), GetParam().expected);
}

const PositionCase kRefusedToPrint[] = {
    {"map_in_quotes", "a: \"{{ .map }}\"\n",
     R"~(error[escape.value]: a map is printed inside double quotes
 --> values.yaml:1:5
1 | a: "{{ .map }}"
  |     ^^^^^^^^^^
 ::: data.yaml:1:6
1 | map: {a: 1}
  |      ------ the value is set here
help: print a single value there, or the whole as a value without quotes; run `stageplot rule escape.value`

1 error
)~"},
    {"list_in_quotes", "a: \"{{ .list }}\"\n",
     R"~(error[escape.value]: a list is printed inside double quotes
 --> values.yaml:1:5
1 | a: "{{ .list }}"
  |     ^^^^^^^^^^^
 ::: data.yaml:2:7
2 | list: [1]
  |       --- the value is set here
help: print a single value there, or the whole as a value without quotes; run `stageplot rule escape.value`

1 error
)~"},
    {"nil_in_quotes", "a: \"{{ .nothing }}\"\n",
     R"~(error[escape.value]: nothing (nil) is printed inside double quotes
 --> values.yaml:1:5
1 | a: "{{ .nothing }}"
  |     ^^^^^^^^^^^^^^
 ::: data.yaml:4:10
4 | nothing: null
  |          ---- the value is set here
help: give it a value with `default`, or leave the line out with `if`; run `stageplot rule escape.value`

1 error
)~"},
    {"no_key", "{{ .text }}: 1\n",
     R"~(error[escape.key]: the value is no key: it has other characters than letters, digits and `_ . - / @`
 --> values.yaml:1:1
1 | {{ .text }}: 1
  | ^^^^^^^^^^^
 ::: data.yaml:3:7
3 | text: a b
  |       --- the value is set here
help: print a map, whose keys are quoted as needed, or change the value; run `stageplot rule escape.key`

1 error
)~"},
    {"number_as_key", "{{ .port }}: 1\n",
     R"~(error[escape.key]: a number is printed as a key
 --> values.yaml:1:1
1 | {{ .port }}: 1
  | ^^^^^^^^^^^
 ::: data.yaml:5:7
5 | port: 80
  |       -- the value is set here
help: a key is text; a number or boolean becomes text with `toString`; run `stageplot rule escape.key`

1 error
)~"},
    {"map_as_key", "{{ .map }}: 1\n",
     R"~(error[escape.key]: a map is printed as a key
 --> values.yaml:1:1
1 | {{ .map }}: 1
  | ^^^^^^^^^^
 ::: data.yaml:1:6
1 | map: {a: 1}
  |      ------ the value is set here
help: a key is text; a number or boolean becomes text with `toString`; run `stageplot rule escape.key`

1 error
)~"},
    {"text_on_a_line", "{{ .text }}\n",
     R"~(error[escape.value]: text is printed on a line of its own
 --> values.yaml:1:1
1 | {{ .text }}
  | ^^^^^^^^^^^
 ::: data.yaml:3:7
3 | text: a b
  |       --- the value is set here
help: a line takes a map, a list or an `include`; give other values a key, or put them in double quotes; run `stageplot rule escape.value`

1 error
)~"},
    {"nil_on_a_line", "{{ .nothing }}\n",
     R"~(error[escape.value]: nothing (nil) is printed on a line of its own
 --> values.yaml:1:1
1 | {{ .nothing }}
  | ^^^^^^^^^^^^^^
 ::: data.yaml:4:10
4 | nothing: null
  |          ---- the value is set here
help: a line takes a map, a list or an `include`; give other values a key, or put them in double quotes; run `stageplot rule escape.value`

1 error
)~"},
    {"nul", "a: {{ printf \"b%cc\" 0 }}\n",
     R"~(error[escape.text]: the value holds a NUL character, which YAML's readers refuse
 --> values.yaml:1:4
1 | a: {{ printf "b%cc" 0 }}
  |    ^^^^^^^^^^^^^^^^^^^^^
 ::: values.yaml:1:21
1 | a: {{ printf "b%cc" 0 }}
  |                     - the value is set here
help: remove it, or encode the value, for example with `b64enc`; run `stageplot rule escape.text`

1 error
)~"},
    {"not_utf8", "a: [\"{{ \"\\xff\" }}\"]\n",
     R"~(error[escape.text]: the value is not UTF-8, so YAML cannot carry it
 --> values.yaml:1:6
1 | a: ["{{ "\xff" }}"]
  |      ^^^^^^^^^^^^
 ::: values.yaml:1:9
1 | a: ["{{ "\xff" }}"]
  |         ------ the value is set here
help: remove the bytes, or encode the value, for example with `b64enc`; run `stageplot rule escape.text`

1 error
)~"},
    {"long_key", "a: {{ dict (repeat 300 \"\\u2028\") 1 }}\n",
     R"~(error[escape.key]: a key of the map is longer than 1000 bytes
 --> values.yaml:1:4
1 | a: {{ dict (repeat 300 "\u2028") 1 }}
  |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 ::: values.yaml:1:24
1 | a: {{ dict (repeat 300 "\u2028") 1 }}
  |                        -------- the value is set here
help: YAML's readers refuse such a key; use a shorter one; run `stageplot rule escape.key`

1 error
)~"},
    {"computed_fragment_in_quotes", "a: \"{{ include (print \"d\") . }}\"\n{{ define \"d\" }}\nb: 1\n{{ end }}\n",
     R"~(error[escape.fragment]: an included template is printed inside a string, a key or a flow collection
 --> values.yaml:1:5
1 | a: "{{ include (print "d") . }}"
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
 ::: values.yaml:3:1
3 | b: 1
  | ---- the value is set here
help: put the action on a line of its own or behind a key, without quotes; run `stageplot rule escape.fragment`

1 error
)~"},
    {"empty_fragment_as_value", "a: {{ include \"d\" . }}\n{{ define \"d\" }}\n{{ end }}\n",
     R"~(error[escape.value]: the included template printed nothing where a value must stand
 --> values.yaml:1:4
1 | a: {{ include "d" . }}
  |    ^^^^^^^^^^^^^^^^^^^
 ::: data.yaml:1:1
1 | map: {a: 1}
  | ----------- the value is set here
help: let it print `null`, `{}` or a value; run `stageplot rule escape.value`

1 error
)~"},
    {"fragment_of_lines_before_a_comment", "a: {{ include \"d\" . }} # why\n{{ define \"d\" }}\nb: 1\n{{ end }}\n",
     R"~(error[escape.fragment]: an included template of several lines is printed before the end of a line
 --> values.yaml:1:4
1 | a: {{ include "d" . }} # why
  |    ^^^^^^^^^^^^^^^^^^^
 ::: values.yaml:3:1
3 | b: 1
  | ---- the value is set here
help: put what follows the action on a line of its own; run `stageplot rule escape.fragment`

1 error
)~"},
    {"uneven_fragment", "a:\n  {{ include \"d\" . }}\n{{ define \"d\" }}\n  b: 1\nc: 1\n{{ end }}\n",
     R"~(error[escape.fragment]: the first line of the included template is indented deeper than one that follows
 --> values.yaml:2:3
2 |   {{ include "d" . }}
  |   ^^^^^^^^^^^^^^^^^^^
 ::: values.yaml:4:1
4 |   b: 1
  | ------ the value is set here
help: begin the template at the column of its outermost lines; run `stageplot rule escape.fragment`

1 error
)~"},
};
INSTANTIATE_TEST_SUITE_P(Yaml, RefusesToPrint, testing::ValuesIn(kRefusedToPrint), case_name);

}  // namespace
}  // namespace stageplot::gotemplate
