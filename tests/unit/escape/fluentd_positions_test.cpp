// What is printed in each position of a fluentd template, and the whole message for each refused one.
#include "fluentd/dialect.hpp"
#include "unit/escape/target_support.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr std::string_view kData = R"(path: /logs/titan.log
quote: "a\"b\\c#{d}\ne"
port: 24224
ratio: 1.5
flag: true
tag: titan.logs
pattern: titan.*
map: {product_code: PRD1541, "@log_name": titan.logs, retries: 3}
list: [a, "#{b}", 1]
nested: {hosts: {a: [1, null]}}
lines: "one\ntwo"
empty: {}
)";

class FluentdPrints : public testing::TestWithParam<PositionCase> {};

TEST_P(FluentdPrints, InItsPosition) {
  Target target(fluentd::dialect(), {{"fluent.conf", GetParam().text}});
  EXPECT_EQ(target.findings(), "");
  EXPECT_EQ(target.render_yaml("fluent.conf", std::string(kData)), GetParam().expected);
  EXPECT_EQ(target.findings(), "");
}

const PositionCase kPrints[] = {
    {"values",
     "<source>\n  path {{ .path }}\n  b {{ .quote }} # why\n  port {{ .port }}\n  d {{ .ratio }}\n  e {{ .flag }}\n"
     "  f {{ .list }}\n  g {{ .nested }}\n</source>\n",
     "<source>\n  path \"/logs/titan.log\"\n  b \"a\\\"b\\\\c\\#{d}\\ne\" # why\n  port 24224\n  d 1.5\n  e true\n"
     "  f [\"a\", \"\\u0023{b}\", 1]\n  g {\"hosts\": {\"a\": [1, null]}}\n</source>\n"},
    {"quoted", "<match a>\n  url \"http://{{ .tag }}:{{ .port }}/#{{ .quote }}\"\n</match>\n",
     "<match a>\n  url \"http://titan.logs:24224/#a\\\"b\\\\c\\#{d}\\ne\"\n</match>\n"},
    {"arguments",
     "<match {{ .tag }}>\n</match>\n<match {{ .pattern }} >\n</match>\n<match \"{{ .tag }} {{ .quote }}\">\n</match>\n",
     "<match titan.logs>\n</match>\n<match titan.* >\n</match>\n<match \"titan.logs "
     "a\\\"b\\\\c\\#{d}\\ne\">\n</match>\n"},
    {"names", "<a>\n  {{ .tag }} {{ .port }}\n  {{ .tag }} b\n</a>\n",
     "<a>\n  titan.logs 24224\n  titan.logs b\n</a>\n"},
    {"a_map_on_a_line", "<record>\n  {{ .map }}\n  {{ .empty }}\n  a b\n</record>\n",
     "<record>\n  @log_name \"titan.logs\"\n  product_code \"PRD1541\"\n  retries 3\n  a b\n</record>\n"},
    {"fragments",
     "{{ define \"buffer\" }}\n<buffer tag>\n  path {{ .path }}\n</buffer>\n{{ end }}\n<match a>\n  {{ include "
     "\"buffer\" . }}\n</match>\n",
     "<match a>\n  <buffer tag>\n    path \"/logs/titan.log\"\n  </buffer>\n</match>\n"},
    {"control_in_quotes", "<a>\n  b \"{{ range .list }}x{{ else }}y{{ end }}\"\n</a>\n", "<a>\n  b \"xxx\"\n</a>\n"},
    {"text_in_a_record", "<record>\n  a {{ .lines }}\n  b \"kube-{{ .tag }}\"\n  c \"${tag} {{ .tag }}\"\n</record>\n",
     "<record>\n  a \"one\\ntwo\"\n  b \"kube-titan.logs\"\n  c \"${tag} titan.logs\"\n</record>\n"},
    {"literal_text_of_all_kinds",
     "# a \"b {\n@include c/*.conf\n<match a \"b>\n</match>\n<d e.**> # f\n  g h # i\n  j 'k\\'l' #m\n  n \"o\\\"p\"\n "
     " q [1, {\"r\": \"]\"},\n"
     "    2]\n  s {{ .port }}\n  t\n  <u>\n  </u>\n</d>\n",
     "# a \"b {\n@include c/*.conf\n<match a \"b>\n</match>\n<d e.**> # f\n  g h # i\n  j 'k\\'l' #m\n  n \"o\\\"p\"\n "
     " q [1, {\"r\": \"]\"},\n"
     "    2]\n  s 24224\n  t\n  <u>\n  </u>\n</d>\n"},
};
INSTANTIATE_TEST_SUITE_P(Fluentd, FluentdPrints, testing::ValuesIn(kPrints), case_name);

TEST(FluentdTyped, WritesSizesAndTimesInTheFormsThatFluentdReadsRight) {
  Target target(fluentd::dialect(), {{"t", "<buffer>\n  a {{ .size }}\n  b {{ .time }}\n</buffer>\n"}});
  const auto render = [&target](std::string_view size, std::string_view time) {
    document::Arena& arena = target.arena();
    std::vector<document::Member> members{
        {.key = arena.borrow("size"), .value = document::Value::of(arena.copy(size))},
        {.key = arena.borrow("time"), .value = document::Value::of(arena.copy(time))}};
    members[0].value.type = document::TypeId::byte_size;
    members[1].value.type = document::TypeId::duration;
    return target.render("t", document::Value::of(document::make_map(arena, members)));
  };
  EXPECT_EQ(render("8MB", "5s"), "<buffer>\n  a 8m\n  b 5s\n</buffer>\n");
  EXPECT_EQ(render("100", "1h30m"), "<buffer>\n  a 100\n  b 90m\n</buffer>\n");
  EXPECT_EQ(render("1GiB", "2d"), "<buffer>\n  a 1g\n  b 2d\n</buffer>\n");
  EXPECT_EQ(render("8m", "500ms"), "");
  EXPECT_EQ(target.findings(), R"~(error[escape.value]: the time is one that fluentd would read otherwise
 --> t:3:5
3 |   b {{ .time }}
  |     ^^^^^^^^^^^
help: write whole seconds, minutes, hours or days: `5s`; run `stageplot rule escape.value`

1 error
)~");
}

TEST(FluentdFragments, OfAnotherDialectAreText) {
  // The fragment travels as data; in the other language it is escaped like any text.
  Target target(yaml::dialect(), {{"values.yaml",
                                   "{{ define \"labels\" }}\na: {{ .path }}\n</source>\n{{ end }}\n"
                                   "config: {{ include \"fluent.conf\" (dict \"x\" (include \"labels\" .)) }}\n"},
                                  {"fluent.conf", "<source>\n  b {{ .x }}\n</source>\n"}});
  EXPECT_EQ(target.findings(), "");
  EXPECT_EQ(target.render_yaml("values.yaml", "path: b\n"),
            "config: |\n  <source>\n    b \"a: b\\n</source>\\n\"\n  </source>\n");
  EXPECT_EQ(target.findings(), "");
}

class FluentdRefusesAtLoad : public testing::TestWithParam<PositionCase> {};

TEST_P(FluentdRefusesAtLoad, WithTheWholeMessage) {
  Target target(fluentd::dialect(), {{"fluent.conf", GetParam().text}});
  EXPECT_EQ(target.findings(), GetParam().expected);
}

const PositionCase kRefusedAtLoad[] = {
    {"part_of_unquoted_text", "<a>\n  path /logs/{{ .x }}\n</a>\n",
     R"~(error[escape.position]: an action is a part of unquoted text
 --> fluent.conf:2:14
2 |   path /logs/{{ .x }}
  |              ^^^^^^^^
help: put the whole text in double quotes; run `stageplot rule escape.position`

1 error
)~"},
    {"before_unquoted_text", "<a>\n  path {{ .x }}.log\n</a>\n",
     R"~(error[escape.position]: an action is a part of unquoted text
 --> fluent.conf:2:8
2 |   path {{ .x }}.log
  |        ^^^^^^^^
help: put the whole text in double quotes; run `stageplot rule escape.position`

1 error
)~"},
    {"single_quotes", "<a>\n  b '{{ .x }}'\n</a>\n",
     R"~(error[escape.position]: an action stands in single quotes
 --> fluent.conf:2:6
2 |   b '{{ .x }}'
  |      ^^^^^^^^
help: use double quotes, which can carry any text; run `stageplot rule escape.position`

1 error
)~"},
    {"comment", "# {{ .x }}\n",
     R"~(error[escape.position]: an action stands in a comment
 --> fluent.conf:1:3
1 | # {{ .x }}
  |   ^^^^^^^^
help: a value could end the comment; put it in a template comment `{{/* … */}}`, or remove it; run `stageplot rule escape.position`

1 error
)~"},
    {"comment_behind_a_value", "<a>\n  b c # {{ .x }}\n</a>\n",
     R"~(error[escape.position]: an action stands in a comment
 --> fluent.conf:2:9
2 |   b c # {{ .x }}
  |         ^^^^^^^^
help: a value could end the comment; put it in a template comment `{{/* … */}}`, or remove it; run `stageplot rule escape.position`

1 error
)~"},
    {"json", "<a>\n  b [\"{{ .x }}\"]\n</a>\n",
     R"~(error[escape.position]: an action is a part of a JSON value
 --> fluent.conf:2:7
2 |   b ["{{ .x }}"]
  |       ^^^^^^^^
help: print the whole list or map as the value; run `stageplot rule escape.position`

1 error
)~"},
    {"section_name", "<{{ .x }}>\n</a>\n",
     R"~(error[escape.position]: an action is a part of a section's name
 --> fluent.conf:1:2
1 | <{{ .x }}>
  |  ^^^^^^^^
help: write the name in the template; run `stageplot rule escape.position`

1 error
)~"},
    {"part_of_an_argument", "<match a.{{ .x }}>\n</match>\n",
     R"~(error[escape.position]: an action is a part of a section's argument
 --> fluent.conf:1:10
1 | <match a.{{ .x }}>
  |          ^^^^^^^^
help: put the whole argument in double quotes; run `stageplot rule escape.position`

1 error
)~"},
    {"part_of_a_name", "<a>\n  b_{{ .x }} c\n</a>\n",
     R"~(error[escape.position]: an action is a part of a parameter's name
 --> fluent.conf:2:5
2 |   b_{{ .x }} c
  |     ^^^^^^^^
help: print the whole name, with a blank behind it; run `stageplot rule escape.position`

1 error
)~"},
    {"behind_a_value", "<a>\n  b \"c\" {{ .x }}\n</a>\n",
     R"~(error[escape.position]: an action follows a complete value or tag
 --> fluent.conf:2:9
2 |   b "c" {{ .x }}
  |         ^^^^^^^^
help: put it on a line of its own; run `stageplot rule escape.position`

1 error
)~"},
    {"behind_a_tag", "<a> {{ .x }}\n</a>\n",
     R"~(error[escape.position]: an action follows a complete value or tag
 --> fluent.conf:1:5
1 | <a> {{ .x }}
  |     ^^^^^^^^
help: put it on a line of its own; run `stageplot rule escape.position`

1 error
)~"},
    {"behind_a_backslash", "<a>\n  b \"\\{{ .x }}\"\n</a>\n",
     R"~(error[escape.position]: an action follows a backslash inside double quotes
 --> fluent.conf:2:7
2 |   b "\{{ .x }}"
  |       ^^^^^^^^
help: the first character of the value would become part of the escape; write `\\` for a backslash; run `stageplot rule escape.position`

1 error
)~"},
    {"include", "@include {{ .x }}\n",
     R"~(error[escape.position]: an action names a file to include
 --> fluent.conf:1:10
1 | @include {{ .x }}
  |          ^^^^^^^^
help: write the file's name in the template; run `stageplot rule escape.position`

1 error
)~"},
    {"comment_behind_a_line", "<a>\n  {{ .x }} # why\n</a>\n",
     R"~(error[escape.position]: a comment follows an action that prints lines
 --> fluent.conf:2:3
2 |   {{ .x }} # why
  |   ^^^^^^^^
help: put the comment on a line of its own; run `stageplot rule escape.position`

1 error
)~"},
    {"line_break_in_quotes", "<a>\n  b \"c\n  {{ .x }}\"\n</a>\n",
     R"~(error[escape.position]: a line ends inside quotes
 --> fluent.conf:2:3
2 |   b "c
  |   ^^^^
help: write `\n` inside double quotes for a line break; run `stageplot rule escape.position`

1 error
)~"},
    {"placeholder_begun_in_a_record", "<record>\n  b \"${{ .x }}\"\n</record>\n",
     R"~(error[escape.placeholder]: the text beside the action could become a placeholder of record_transformer together with the value
 --> fluent.conf:2:7
2 |   b "${{ .x }}"
  |       ^^^^^^^^
help: put another character between `$` or `__` and the action; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"capital_placeholder_begun_in_a_record", "<record>\n  b \"__HOST{{ .x }}\"\n</record>\n",
     R"~(error[escape.placeholder]: the text beside the action could become a placeholder of record_transformer together with the value
 --> fluent.conf:2:12
2 |   b "__HOST{{ .x }}"
  |            ^^^^^^^^
help: put another character between `$` or `__` and the action; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"ruby_opened_by_an_empty_value", "<a>\n  b \"#{{ .x }}{{ .y }}{ENV}\"\n</a>\n",
     R"~(error[escape.position]: `#` and `{` on both sides of an action would open Ruby if the value is empty
 --> fluent.conf:2:23
2 |   b "#{{ .x }}{{ .y }}{ENV}"
  |                       ^^^^^^
help: write `\#` for the character itself; run `stageplot rule escape.position`

1 error
)~"},
    {"ruby_opened_by_a_branch", "<a>\n  b \"#{{ if .x }}c{{ end }}{ENV}\"\n</a>\n",
     R"~(error[escape.position]: `#` and `{` on both sides of an action would open Ruby if the value is empty
 --> fluent.conf:2:28
2 |   b "#{{ if .x }}c{{ end }}{ENV}"
  |                            ^^^^^^
help: write `\#` for the character itself; run `stageplot rule escape.position`

1 error
)~"},
    {"placeholder_closed_by_an_empty_value", "<record>\n  b \"_{{ .x }}_HOST__\"\n</record>\n",
     R"~(error[escape.placeholder]: `_` on both sides of an action could become a placeholder of record_transformer if the value is empty
 --> fluent.conf:2:15
2 |   b "_{{ .x }}_HOST__"
  |               ^^^^^^^^
help: put another character between one of them and the action; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"json_begun_by_an_empty_value", "<record>\n  b \"{{ .x }}[1]\"\n</record>\n",
     R"~(error[escape.placeholder]: the text behind the action would begin with a bracket if the value is empty, and record_transformer would read it as JSON
 --> fluent.conf:2:14
2 |   b "{{ .x }}[1]"
  |              ^^^^
help: let the text begin with another character; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"control_inside_a_line", "<a>\n  b {{ if .x }}c{{ end }}\n</a>\n",
     R"~(error[escape.control]: a control action stands behind a parameter's name
 --> fluent.conf:2:5
2 |   b {{ if .x }}c{{ end }}
  |     ^^^^^^^^^^^
help: give it a line of its own, or put it and its `end` inside one pair of double quotes; run `stageplot rule escape.control`

1 error
)~"},
    {"branch_opens_a_section", "{{ if .x }}\n<a>\n{{ end }}\n</a>\n",
     R"~(error[escape.branches-differ]: this branch ends inside `<a>`, but began outside all sections
 --> fluent.conf:3:1
3 | {{ end }}
  | ^^^^^^^^^
 ::: fluent.conf:1:1
1 | {{ if .x }}
  | ----------- begins here
help: open and close quotes, brackets and sections in the same branch; run `stageplot rule escape.branches-differ`

1 error
)~"},
    {"section_closed_elsewhere", "{{ define \"d\" }}\n</a>\n{{ end }}\n",
     R"~(error[escape.unclosed]: `</a>` closes a section that this template does not open
 --> fluent.conf:2:1
2 | </a>
  | ^^^^
help: open and close a section in the same template; run `stageplot rule escape.unclosed`

1 error
)~"},
    {"section_mismatch", "<a>\n</b>\n</a>\n",
     R"~(error[escape.unclosed]: `</b>` closes `<a>`
 --> fluent.conf:2:1
2 | </b>
  | ^^^^
help: close `<a>` first; sections must nest; run `stageplot rule escape.unclosed`

1 error
)~"},
    {"unclosed_section", "{{ define \"d\" }}\n<a>\n{{ end }}\n",
     R"~(error[escape.unclosed]: the template ends inside `<a>`
 --> fluent.conf:1:11
1 | {{ define "d" }}
  |           ^^^
help: close the section in the template in which it is opened; run `stageplot rule escape.unclosed`

1 error
)~"},
    {"quote", "<a>\n  b {{ .x | quote }}\n</a>\n",
     R"~(error[escape.quoting-function]: `quote` is the last function of an action
 --> fluent.conf:2:13
2 |   b {{ .x | quote }}
  |             ^^^^^
help: remove it: the place where an action stands already quotes and indents; text of another language that is meant as text ends with `| toString`; run `stageplot rule escape.quoting-function`

1 error
)~"},
    {"fragment_as_value", "<a>\n  b \"{{ include \"d\" . }}\"\n</a>\n{{ define \"d\" }}\nc d\n{{ end }}\n",
     R"~(error[escape.fragment]: `include "d"` gives lines of fluentd, which cannot stand in double quotes
 --> fluent.conf:2:6
2 |   b "{{ include "d" . }}"
  |      ^^^^^^^^^^^^^^^^^^^
help: put it on a line of its own or behind a key, or define the text in a file without a dialect; run `stageplot rule escape.fragment`

1 error
)~"},
};
INSTANTIATE_TEST_SUITE_P(Fluentd, FluentdRefusesAtLoad, testing::ValuesIn(kRefusedAtLoad), case_name);

class FluentdRefusesToPrint : public testing::TestWithParam<PositionCase> {};

TEST_P(FluentdRefusesToPrint, WithTheWholeMessage) {
  Target target(fluentd::dialect(), {{"fluent.conf", GetParam().text}});
  EXPECT_EQ(target.findings(), "");
  EXPECT_EQ(
      target.render_yaml("fluent.conf",
                         "map: {a: 1}\nincluded: {\"@include\": /etc/passwd}\nlist: [1]\ntext: a b\nnothing: null\n"
                         "tag: \"${tag}\"\nhost: __HOSTNAME__\nedge: \"{x}\"\njson: \"[1]\"\nunder: a__b\n"),
      "");
  EXPECT_EQ(target.findings(), GetParam().expected);
}

const PositionCase kRefusedToPrint[] = {
    {"map_in_quotes", "<a>\n  b \"{{ .map }}\"\n</a>\n",
     R"~(error[escape.value]: a map is printed inside double quotes
 --> fluent.conf:2:6
2 |   b "{{ .map }}"
  |      ^^^^^^^^^^
 ::: data.yaml:1:6
1 | map: {a: 1}
  |      ------ the value is set here
help: print a single value there, or the whole without quotes as a value; run `stageplot rule escape.value`

1 error
)~"},
    {"nil", "<a>\n  b {{ .nothing }}\n</a>\n",
     R"~(error[escape.value]: nothing (nil) is printed, for which fluentd has no word
 --> fluent.conf:2:5
2 |   b {{ .nothing }}
  |     ^^^^^^^^^^^^^^
 ::: data.yaml:5:10
5 | nothing: null
  |          ---- the value is set here
help: leave the parameter out with `if`, or give it a value with `default`; run `stageplot rule escape.value`

1 error
)~"},
    {"nil_in_quotes", "<a>\n  b \"{{ .nothing }}\"\n</a>\n",
     R"~(error[escape.value]: nothing (nil) is printed, for which fluentd has no word
 --> fluent.conf:2:6
2 |   b "{{ .nothing }}"
  |      ^^^^^^^^^^^^^^
 ::: data.yaml:5:10
5 | nothing: null
  |          ---- the value is set here
help: leave the parameter out with `if`, or give it a value with `default`; run `stageplot rule escape.value`

1 error
)~"},
    {"list_on_a_line", "<a>\n  {{ .list }}\n</a>\n",
     R"~(error[escape.value]: a list is printed on a line of its own
 --> fluent.conf:2:3
2 |   {{ .list }}
  |   ^^^^^^^^^^^
 ::: data.yaml:3:7
3 | list: [1]
  |       --- the value is set here
help: a line takes a map or an `include`; give other values a parameter name; run `stageplot rule escape.value`

1 error
)~"},
    {"no_name", "<a>\n  {{ .text }} c\n</a>\n",
     R"~(error[escape.key]: the value is no name of a parameter: it has other characters than letters, digits and `_ . - / @ $`, or is `include`
 --> fluent.conf:2:3
2 |   {{ .text }} c
  |   ^^^^^^^^^^^
 ::: data.yaml:4:7
4 | text: a b
  |       --- the value is set here
help: change the value; run `stageplot rule escape.key`

1 error
)~"},
    {"no_argument", "<match {{ .text }}>\n</match>\n",
     R"~(error[escape.key]: the value is no argument of a section: it has other characters than letters, digits and `_ . - / @ $ *`
 --> fluent.conf:1:8
1 | <match {{ .text }}>
  |        ^^^^^^^^^^^
 ::: data.yaml:4:7
4 | text: a b
  |       --- the value is set here
help: put the whole argument in double quotes: `<match "{{ … }}">`; run `stageplot rule escape.key`

1 error
)~"},
    {"include_by_a_map", "<a>\n  {{ .included }}\n</a>\n",
     R"~(error[escape.key]: the value is no name of a parameter: it has other characters than letters, digits and `_ . - / @ $`, or is `include`
 --> fluent.conf:2:3
2 |   {{ .included }}
  |   ^^^^^^^^^^^^^^^
 ::: data.yaml:2:12
2 | included: {"@include": /etc/passwd}
  |            ---------- the value is set here
help: change the value; run `stageplot rule escape.key`

1 error
)~"},
    {"not_utf8", "<a>\n  b {{ \"\\xff\" }}\n</a>\n",
     R"~(error[escape.text]: the value is not UTF-8, so fluentd cannot read it
 --> fluent.conf:2:5
2 |   b {{ "\xff" }}
  |     ^^^^^^^^^^^^
 ::: fluent.conf:2:8
2 |   b {{ "\xff" }}
  |        ------ the value is set here
help: remove the bytes, or encode the value, for example with `b64enc`; run `stageplot rule escape.text`

1 error
)~"},
    {"placeholder_in_a_record", "<record>\n  b {{ .tag }}\n</record>\n",
     R"~(error[escape.placeholder]: the value holds a placeholder that record_transformer would replace
 --> data.yaml:6:6
6 | tag: "${tag}"
  |      ^^^^^^^^
 ::: fluent.conf:2:5
2 |   b {{ .tag }}
  |     ---------- printed here
help: `${…}` and `__NAME__` cannot be escaped in `<record>`; change the value, or write the placeholder in the template; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"capital_placeholder_in_a_record", "<record>\n  b \"{{ .host }}\"\n</record>\n",
     R"~(error[escape.placeholder]: the value holds a placeholder that record_transformer would replace
 --> data.yaml:7:7
7 | host: __HOSTNAME__
  |       ^^^^^^^^^^^^
 ::: fluent.conf:2:6
2 |   b "{{ .host }}"
  |      ----------- printed here
help: `${…}` and `__NAME__` cannot be escaped in `<record>`; change the value, or write the placeholder in the template; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"placeholder_in_a_list_in_a_record", "<record>\n  b {{ list .tag }}\n</record>\n",
     R"~(error[escape.placeholder]: the value holds a placeholder that record_transformer would replace
 --> data.yaml:6:6
6 | tag: "${tag}"
  |      ^^^^^^^^
 ::: fluent.conf:2:5
2 |   b {{ list .tag }}
  |     --------------- printed here
help: `${…}` and `__NAME__` cannot be escaped in `<record>`; change the value, or write the placeholder in the template; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"placeholder_in_a_define",
     "{{ define \"d\" }}\nb {{ .tag }}\n{{ end }}\n<record>\n  {{ include \"d\" . }}\n</record>\n",
     R"~(error[escape.placeholder]: the value holds a placeholder that record_transformer would replace
 --> data.yaml:6:6
6 | tag: "${tag}"
  |      ^^^^^^^^
 ::: fluent.conf:2:3
2 | b {{ .tag }}
  |   ---------- printed here
  = in `include "d"` at fluent.conf:5:6
help: `${…}` and `__NAME__` cannot be escaped in `<record>`; change the value, or write the placeholder in the template; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"json_in_a_record", "<record>\n  b {{ .json }}\n</record>\n",
     R"~(error[escape.placeholder]: the value begins with a bracket, so record_transformer would read it as JSON
 --> data.yaml:9:7
9 | json: "[1]"
  |       ^^^^^
 ::: fluent.conf:2:5
2 |   b {{ .json }}
  |     ----------- printed here
help: let it begin with another character; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"json_in_quotes_in_a_record", "<record>\n  b \"{{ .json }} x\"\n</record>\n",
     R"~(error[escape.placeholder]: the value begins with a bracket, so record_transformer would read it as JSON
 --> data.yaml:9:7
9 | json: "[1]"
  |       ^^^^^
 ::: fluent.conf:2:6
2 |   b "{{ .json }} x"
  |      ----------- printed here
help: let it begin with another character; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"json_behind_an_empty_value", "<record>\n  b \"{{ \"\" }}{{ .json }}\"\n</record>\n",
     R"~(error[escape.placeholder]: the value begins with a bracket, so record_transformer would read it as JSON
 --> data.yaml:9:7
9 | json: "[1]"
  |       ^^^^^
 ::: fluent.conf:2:14
2 |   b "{{ "" }}{{ .json }}"
  |              ----------- printed here
help: let it begin with another character; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"edge_in_a_record", "<record>\n  b \"x {{ .edge }}\"\n</record>\n",
     R"~(error[escape.placeholder]: the value could become a placeholder of record_transformer together with the text beside it
 --> data.yaml:8:7
8 | edge: "{x}"
  |       ^^^^^
 ::: fluent.conf:2:8
2 |   b "x {{ .edge }}"
  |        ----------- printed here
help: inside a longer string in `<record>` a value must not hold `__`, begin with `{` or `_`, or end with `$` or `_`; print it as a whole value; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"underscores_in_a_record", "<record>\n  b \"x {{ .under }}\"\n</record>\n",
     R"~(error[escape.placeholder]: the value could become a placeholder of record_transformer together with the text beside it
  --> data.yaml:10:8
10 | under: a__b
   |        ^^^^
  ::: fluent.conf:2:8
 2 |   b "x {{ .under }}"
   |        ------------ printed here
help: inside a longer string in `<record>` a value must not hold `__`, begin with `{` or `_`, or end with `$` or `_`; print it as a whole value; run `stageplot rule escape.placeholder`

1 error
)~"},
    {"computed_fragment_as_value", "<a>\n  b {{ include (print \"d\") . }}\n</a>\n{{ define \"d\" }}\nc d\n{{ end }}\n",
     R"~(error[escape.fragment]: an included template is printed into a value, a name or an argument
 --> fluent.conf:2:5
2 |   b {{ include (print "d") . }}
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
 ::: fluent.conf:5:1
5 | c d
  | --- the value is set here
help: put the action on a line of its own; run `stageplot rule escape.fragment`

1 error
)~"},
};
INSTANTIATE_TEST_SUITE_P(Fluentd, FluentdRefusesToPrint, testing::ValuesIn(kRefusedToPrint), case_name);

}  // namespace
}  // namespace stageplot::gotemplate
