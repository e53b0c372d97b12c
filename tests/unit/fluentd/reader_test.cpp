// What the reader makes of every construct of the syntax, and the whole message for everything it refuses.
#include "fluentd/reader.hpp"

#include "unit/fluentd/read_support.hpp"

namespace stageplot::fluentd {
namespace {

struct Case {
  std::string name;
  std::string text;
  std::string expected;
};

void PrintTo(const Case& test_case, std::ostream* out) {
  *out << test_case.name;
}
std::string case_name(const testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

class Reads : public testing::TestWithParam<Case> {};

TEST_P(Reads, AsFluentdDoes) {
  ReadFixture fixture(GetParam().text);
  ASSERT_TRUE(fixture.root.has_value()) << fixture.findings();
  EXPECT_EQ(show(*fixture.root), GetParam().expected);
  EXPECT_EQ(fixture.findings(), "");
}

const Case kReads[] = {
    {"empty_file", "", ""},
    {"comments_and_blanks", "# a\n\n  \t# b\n", ""},
    {"last_line_without_break", "a b", "a: bare [b]\n"},
    {"carriage_returns_before_line_feeds", "<a>\r\nb c\r\nd \"e\"\r\nf\r\n</a>\r\n",
     "<a> absent []\n  b: bare [c]\n  d: double [e]\n  f: absent []\n"},
    {"nested_sections",
     "<match titan.**>\n  @type relabel\n  <buffer tag,time>\n    flush_interval 1s\n  </buffer>\n</match>\n",
     "<match> bare [titan.**]\n  @type: bare [relabel]\n  <buffer> bare [tag,time]\n    flush_interval: bare [1s]\n"},
    {"section_arguments",
     "<a  x y >\n</a >\n<b \"p>q\">\n</b>\n<c 'p>q'># why\n</c> # why\n<d /re#x/>\n</d>\n<e>\n</e>\n<f [1]>\n</f>\n",
     "<a> bare [x y]\n<b> double [p>q]\n<c> single [p>q]\n<d> bare [/re#x/]\n<e> absent []\n<f> bare [[1]]\n"},
    {"name_without_value", "a\nb   \nc # x\nd \t e\n", "a: absent []\nb: absent []\nc: bare [# x]\nd: bare [e]\n"},
    {"quoted_names", "\"a b\" c\n'd e' f\n\"g\"\n", "a b: bare [c]\nd e: bare [f]\ng: absent []\n"},
    {"names_are_anything_up_to_a_blank", "a=b:c#d e\n$.k v\n", "a=b:c#d: bare [e]\n$.k: bare [v]\n"},
    {"bare_text", "a b c  d  # x\nb c#d# e\nc #x\nd a \"b\"\ne it's\nf a\\nb\ng a#{b}\nh x[1]\ni a\t#b\n",
     "a: bare [b c  d]\nb: bare [c#d# e]\nc: bare [#x]\nd: bare [a \"b\"]\ne: bare [it's]\nf: bare [a\\nb]\n"
     "g: bare [a#{b}]\nh: bare [x[1]]\ni: bare [a]\n"},
    {"single_quotes", "a 'b \\' \\\\ \\n #{x} \"' # c\nb ''\nc 'x'# d\n",
     "a: single [b ' \\ \\n #{x} \"]\nb: single []\nc: single [x]\n"},
    {"double_quotes", "a \"\\\" \\' \\\\ \\n\\r\\t\\0 \\# \\@ \\{ \\é\" # c\nb \"\"\nc \"x # y\"\n",
     "a: double [\" ' \\ ␊␍␉␀ # @ { é]\nb: double []\nc: double [x # y]\n"},
    {"double_quotes_over_lines", "a \"b\n  c\\\n  d\\\\\\\ne\"\n", "a: double [b␊  c  d\\e]\n"},
    {"embedded_ruby", "a \"#{ENV['X']}\"\nb \"x#{h.map { |k| \"}\" }}y#{1}\"\nc \"\\#{x}\"\n<d \"#{e}\">\n</d>\n",
     "a: double [#{ENV['X']}] ruby [ENV['X']]\nb: double [x#{h.map { |k| \"}\" }}y#{1}] ruby [h.map { |k| \"}\" }] "
     "ruby "
     "[1]\nc: double [#{x}]\n<d> double [#{e}] ruby [e]\n"},
    {"json",
     "a [\"b\", 1, -2.5e3, true, null]\nb {\"c\":{\"d\":[]}} # e\nc [ # one\n  1, # two\n  2\n  # three\n]\nd {}\n"
     "e [\"\\u00e9\\ud83d\\ude00#{x}\"]\n",
     "a: json [[\"b\", 1, -2.5e3, true, null]]\nb: json [{\"c\":{\"d\":[]}}]\n"
     "c: json [[ # one␊  1, # two␊  2␊  # three␊]]\nd: json [{}]\n"
     "e: json [[\"\\u00e9\\ud83d\\ude00#{x}\"]] ruby [x]\n"},
    {"includes", "@include a/*.conf # b\n<source>\n  @include \"c d.conf\"\n  include x\n</source>\n",
     "@include bare [a/*.conf]\n<source> absent []\n  include: bare [x]\n  @include double [c d.conf]\n"},
    {"line_breaks_of_other_systems_are_text", "a b\u0085c\u2028d\n", "a: bare [b\u0085c\u2028d]\n"},
};
INSTANTIATE_TEST_SUITE_P(Reader, Reads, testing::ValuesIn(kReads), case_name);

class Refuses : public testing::TestWithParam<Case> {};

TEST_P(Refuses, WithTheWholeMessage) {
  ReadFixture fixture(GetParam().text);
  EXPECT_EQ(fixture.findings(), GetParam().expected);
}

const Case kRefuses[] = {
    {"unclosed_section", "<source>\n  @type tail\n",
     R"~(error[fluentd.unclosed-section]: section `<source>` is never closed
 --> fluent.conf:1:1
1 | <source>
  | ^^^^^^^^ opened here
help: add `</source>` on a line of its own; run `stageplot rule fluentd.unclosed-section`

1 error
)~"},
    {"unclosed_inner_section", "<match **>\n  <buffer>\n</match>\n",
     R"~(error[fluentd.mismatched-close]: `</match>` closes `<buffer>`
 --> fluent.conf:3:1
3 | </match>
  | ^^^^^^^^ `</buffer>` is expected here
 ::: fluent.conf:2:3
2 |   <buffer>
  |   -------- opened here
help: close `<buffer>` first; sections must nest; run `stageplot rule fluentd.mismatched-close`

1 error
)~"},
    {"close_without_open", "a b\n</source>\n",
     R"~(error[fluentd.mismatched-close]: `</source>` closes a section that is not open
 --> fluent.conf:2:1
2 | </source>
  | ^^^^^^^^^
help: remove it, or open the section with `<source>`; run `stageplot rule fluentd.mismatched-close`

1 error
)~"},
    {"close_without_bracket", "<a>\n</a\n",
     R"~(error[fluentd.section-tag]: the section tag `</a` does not end with `>`
 --> fluent.conf:2:4
2 | </a
  |    ^ expected `>`
help: close it on its line; an argument that holds `>` or ` #` needs double quotes; run `stageplot rule fluentd.section-tag`

1 error
)~"},
    {"text_after_open_tag", "<match **> @type stdout\n</match>\n",
     R"~(error[fluentd.section-tag]: text follows a section tag on its line
 --> fluent.conf:1:12
1 | <match **> @type stdout
  |            ^^^^^^^^^^^^
help: put it on a line of its own behind `<match **>`; run `stageplot rule fluentd.section-tag`

1 error
)~"},
    {"text_after_close_tag", "<a>\n</a> <b>\n</b>\n",
     R"~(error[fluentd.section-tag]: text follows a section tag on its line
 --> fluent.conf:2:6
2 | </a> <b>
  |      ^^^
help: put it on a line of its own behind `</a>`; run `stageplot rule fluentd.section-tag`

1 error
)~"},
    {"tag_without_name", "< a>\n</a>\n",
     R"~(error[fluentd.section-tag]: a section tag has no name
 --> fluent.conf:1:2
1 | < a>
  |  ^
help: a name is letters, digits and `_`, right behind `<`; a blank stands between it and what follows; run `stageplot rule fluentd.section-tag`

1 error
)~"},
    {"tag_with_dashes", "<my-section>\n</my-section>\n",
     R"~(error[fluentd.section-tag]: the name of a section ends within a word
 --> fluent.conf:1:4
1 | <my-section>
  |    ^
help: a name is letters, digits and `_`, right behind `<`; a blank stands between it and what follows; run `stageplot rule fluentd.section-tag`

1 error
)~"},
    {"tag_over_lines", "<match\n**>\n</match>\n",
     R"~(error[fluentd.section-tag]: the section tag `<match` does not end with `>`
 --> fluent.conf:1:7
1 | <match
  |       ^ expected `>`
help: close it on its line; an argument that holds `>` or ` #` needs double quotes; run `stageplot rule fluentd.section-tag`

1 error
)~"},
    {"comment_in_tag", "<match a #b>\n</match>\n",
     R"~(error[fluentd.section-tag]: the section tag `<match a` does not end with `>`
 --> fluent.conf:1:10
1 | <match a #b>
  |          ^ expected `>`
help: close it on its line; an argument that holds `>` or ` #` needs double quotes; run `stageplot rule fluentd.section-tag`

1 error
)~"},
    {"comment_for_argument", "<match #b>\n</match>\n",
     R"~(error[fluentd.section-tag]: the section tag `<match` does not end with `>`
 --> fluent.conf:1:8
1 | <match #b>
  |        ^ expected `>`
help: close it on its line; an argument that holds `>` or ` #` needs double quotes; run `stageplot rule fluentd.section-tag`

1 error
)~"},
    {"text_after_quoted_argument", "<match \"a\" b>\n</match>\n",
     R"~(error[fluentd.section-tag]: the section tag `<match "a"` does not end with `>`
 --> fluent.conf:1:12
1 | <match "a" b>
  |            ^ expected `>`
help: close it on its line; an argument that holds `>` or ` #` needs double quotes; run `stageplot rule fluentd.section-tag`

1 error
)~"},
    {"unknown_escape", "multiline_start_regexp \"/^\\d{4}/\"\n",
     R"~(error[fluentd.escape]: fluentd knows no escape `\d`
 --> fluent.conf:1:27
1 | multiline_start_regexp "/^\d{4}/"
  |                           ^^
help: write `\\d` for a backslash and `d`, or use single quotes; run `stageplot rule fluentd.escape`

1 error
)~"},
    {"unclosed_double_quote", "a \"b\nc d\n",
     R"~(error[fluentd.unclosed-quote]: the double quote is never closed
 --> fluent.conf:1:3
1 | a "b
  |   ^ opened here
help: close it on its line; a quote inside the text is `\"`; run `stageplot rule fluentd.unclosed-quote`

1 error
)~"},
    {"unclosed_single_quote", "a 'b\nc d\n",
     R"~(error[fluentd.unclosed-quote]: the single quote is never closed
 --> fluent.conf:1:3
1 | a 'b
  |   ^ opened here
help: close it on its line; a quote inside the text is `\'`, text of several lines needs double quotes; run `stageplot rule fluentd.unclosed-quote`

1 error
)~"},
    {"backslash_at_the_end", "a \"b\\",
     R"~(error[fluentd.unclosed-quote]: the double quote is never closed
 --> fluent.conf:1:3
1 | a "b\
  |   ^ opened here
help: close it on its line; a quote inside the text is `\"`; run `stageplot rule fluentd.unclosed-quote`

1 error
)~"},
    {"unclosed_ruby", "a \"#{ENV['X']\"\n",
     R"~(error[fluentd.embedded-ruby]: embedded Ruby is never closed
 --> fluent.conf:1:4
1 | a "#{ENV['X']"
  |    ^^ opened here
help: close it with `}`, or write `\#{` for the two characters themselves; run `stageplot rule fluentd.embedded-ruby`

1 error
)~"},
    {"text_after_double_quote", "path \"/logs/\"titan.log\n",
     R"~(error[fluentd.text-after-value]: text follows a value on its line
 --> fluent.conf:1:14
1 | path "/logs/"titan.log
  |              ^^^^^^^^^ not part of the value
 ::: fluent.conf:1:6
1 | path "/logs/"titan.log
  |      -------- the value ends here
help: put the whole value in one pair of double quotes; run `stageplot rule fluentd.text-after-value`

1 error
)~"},
    {"text_after_json", "a [1] 2\n",
     R"~(error[fluentd.text-after-value]: text follows a value on its line
 --> fluent.conf:1:7
1 | a [1] 2
  |       ^ not part of the value
 ::: fluent.conf:1:3
1 | a [1] 2
  |   --- the value ends here
help: put the whole value in one pair of double quotes; run `stageplot rule fluentd.text-after-value`

1 error
)~"},
    {"text_after_quoted_name", "\"a\"b c\n",
     R"~(error[fluentd.text-after-value]: text follows a quoted name directly
 --> fluent.conf:1:4
1 | "a"b c
  |    ^^^
help: put a blank between the name and its value; run `stageplot rule fluentd.text-after-value`

1 error
)~"},
    {"line_break_after_quote", "separator \"\n\"\n",
     R"~(error[fluentd.line-break]: fluentd cannot read this line break inside double quotes
 --> fluent.conf:1:12
1 | separator "
  |            ^ behind a quote, an escape or another line break
help: write `\n` for it; run `stageplot rule fluentd.line-break`

1 error
)~"},
    {"blank_line_in_quotes", "a \"b\n\nc\"\n",
     R"~(error[fluentd.line-break]: fluentd cannot read this line break inside double quotes
 --> fluent.conf:2:1
  = behind a quote, an escape or another line break
help: write `\n` for it; run `stageplot rule fluentd.line-break`

1 error
)~"},
    {"carriage_return_in_quotes", "a \"b\r\nc\"\r\n",
     R"~(error[fluentd.line-break]: fluentd cannot read this line break inside double quotes
 --> fluent.conf:1:5
1 | a "b
  |     ^ a carriage return
help: write `\n` for it; run `stageplot rule fluentd.line-break`

1 error
)~"},
    {"lone_carriage_return", "a b\rc d\n",
     R"~(error[fluentd.line-break]: a carriage return stands alone
 --> fluent.conf:1:4
1 | a b\rc d
  |    ^^
help: fluentd takes it for a line break, editors do not; write `\r` inside double quotes; run `stageplot rule fluentd.line-break`

1 error
)~"},
    {"byte_order_mark", "\xEF\xBB\xBF<a>\n</a>\n",
     R"~(error[fluentd.encoding]: the file begins with a byte order mark
 --> fluent.conf:1:1
1 | <a>
  | ^
help: save it as UTF-8 without a byte order mark; fluentd takes the mark for text; run `stageplot rule fluentd.encoding`

1 error
)~"},
    {"not_utf8", "a b\xFF\n",
     R"~(error[fluentd.encoding]: the file is not UTF-8
 --> fluent.conf:1:4
1 | a b\xFF
  |    ^^^^ first byte that is not
help: save it as UTF-8; run `stageplot rule fluentd.encoding`

1 error
)~"},
    {"not_json", "exclude_path [/logs/debug.log]\n",
     R"~(error[fluentd.json]: the value begins like JSON but is not
 --> fluent.conf:1:15
1 | exclude_path [/logs/debug.log]
  |               ^ expected a value
help: a value that begins with `[` must be strict JSON; put text in double quotes; run `stageplot rule fluentd.json`

1 error
)~"},
    {"unclosed_json", "a {\"b\": 1\n<c>\n</c>\n",
     R"~(error[fluentd.json]: the value begins like JSON but is not
 --> fluent.conf:2:1
2 | <c>
  | ^ expected `,` or `}`
help: a value that begins with `{` must be strict JSON; put text in double quotes; run `stageplot rule fluentd.json`

1 error
)~"},
    {"comment_deep_in_json", "a [[ # b\n1]]\n",
     R"~(error[fluentd.json]: the value begins like JSON but is not
 --> fluent.conf:1:6
1 | a [[ # b
  |      ^ fluentd takes a comment only behind an element of the outermost list or map
help: a value that begins with `[` must be strict JSON; put text in double quotes; run `stageplot rule fluentd.json`

1 error
)~"},
    {"comment_line_after_comma_in_json", "a [1,\n# b\n2]\n",
     R"~(error[fluentd.json]: the value begins like JSON but is not
 --> fluent.conf:2:1
2 | # b
  | ^ fluentd takes a comment only behind an element of the outermost list or map
help: a value that begins with `[` must be strict JSON; put text in double quotes; run `stageplot rule fluentd.json`

1 error
)~"},
    {"json_number_with_leading_zero", "a [01]\n",
     R"~(error[fluentd.json]: the value begins like JSON but is not
 --> fluent.conf:1:6
1 | a [01]
  |      ^ expected a value
help: a value that begins with `[` must be strict JSON; put text in double quotes; run `stageplot rule fluentd.json`

1 error
)~"},
    {"json_line_break_in_text", "a [\"b\nc\"]\n",
     R"~(error[fluentd.json]: the value begins like JSON but is not
 --> fluent.conf:1:6
1 | a ["b
  |      ^ expected `"`; JSON writes a line break as `\n`
help: a value that begins with `[` must be strict JSON; put text in double quotes; run `stageplot rule fluentd.json`

1 error
)~"},
    {"json_bad_escape", "a [\"\\x\"]\n",
     R"~(error[fluentd.json]: the value begins like JSON but is not
 --> fluent.conf:1:7
1 | a ["\x"]
  |       ^ JSON knows no such escape
help: a value that begins with `[` must be strict JSON; put text in double quotes; run `stageplot rule fluentd.json`

1 error
)~"},
    {"json_lone_surrogate", "a [\"\\ud800x\"]\n",
     R"~(error[fluentd.json]: the value begins like JSON but is not
 --> fluent.conf:1:11
1 | a ["\ud800x"]
  |           ^ expected a pair of surrogates
help: a value that begins with `[` must be strict JSON; put text in double quotes; run `stageplot rule fluentd.json`

1 error
)~"},
    {"old_include", "include a.conf\n",
     R"~(error[fluentd.include]: `include` without `@` is the syntax of fluentd 0.12
 --> fluent.conf:1:1
1 | include a.conf
  | ^^^^^^^
help: write `@include`; run `stageplot rule fluentd.include`

1 error
)~"},
    {"empty_include", "<a>\n  @include\n</a>\n",
     R"~(error[fluentd.include]: `@include` names no file
 --> fluent.conf:2:3
2 |   @include
  |   ^^^^^^^^
help: name the file, or remove the line; run `stageplot rule fluentd.include`

1 error
)~"},
    {"parameters_twice", "<a>\n  b 1\n  c 1\n  b 2\n  c 2\n</a>\n",
     R"~(error[fluentd.duplicate-parameter]: parameter `b` stands twice in one section
 --> fluent.conf:4:3
4 |   b 2
  |   ^ fluentd takes this one
 ::: fluent.conf:2:3
2 |   b 1
  |   - and drops this one
help: remove one of them; run `stageplot rule fluentd.duplicate-parameter`

error[fluentd.duplicate-parameter]: parameter `c` stands twice in one section
 --> fluent.conf:5:3
5 |   c 2
  |   ^ fluentd takes this one
 ::: fluent.conf:3:3
3 |   c 1
  |   - and drops this one
help: remove one of them

2 errors
)~"},
    {"reserved_name", "<source>\n  @path /x\n</source>\n",
     R"~(error[fluentd.reserved-name]: `@path` is no parameter: names with `@` are fluentd's own
 --> fluent.conf:2:3
2 |   @path /x
  |   ^^^^^
help: fluentd's own are `@type`, `@id`, `@label` and `@log_level`; in v1 syntax a plugin's have no `@`; run `stageplot rule fluentd.reserved-name`

1 error
)~"},
    {"reserved_name_deep", "<source>\n  @type tail\n  <parse>\n    @format json\n  </parse>\n</source>\n",
     R"~(warning[fluentd.reserved-name]: `@format` is no parameter: names with `@` are fluentd's own
 --> fluent.conf:4:5
4 |     @format json
  |     ^^^^^^^
help: fluentd's own are `@type`, `@id`, `@label` and `@log_level`; in v1 syntax a plugin's have no `@`; run `stageplot rule fluentd.reserved-name`

1 warning
)~"},
};
INSTANTIATE_TEST_SUITE_P(Reader, Refuses, testing::ValuesIn(kRefuses), case_name);

TEST(Reader, StopsAtItsLimits) {
  ReadOptions options;
  options.max_bytes = std::size_t{1} << 20;
  options.max_depth = 3;
  EXPECT_EQ(ReadFixture(std::string((1u << 20) + 1, ' '), options).findings(),
            R"~(error[fluentd.limit]: the file is larger than 1 MiB
 --> fluent.conf:1:1
help: no configuration of fluentd is that large; is it the right file?; run `stageplot rule fluentd.limit`

1 error
)~");
  EXPECT_EQ(ReadFixture("<a>\n<b>\n<c>\n<d>\n", options).findings(),
            R"~(error[fluentd.limit]: sections nest deeper than 3 levels
 --> fluent.conf:4:1
4 | <d>
  | ^^^
help: fluentd's plugins nest at most three levels; a closing tag is probably missing; run `stageplot rule fluentd.limit`

1 error
)~");
  EXPECT_EQ(ReadFixture("a [[[[1]]]]\n", options).findings(),
            R"~(error[fluentd.limit]: the JSON value nests deeper than 3 levels
 --> fluent.conf:1:6
1 | a [[[[1]]]]
  |      ^
help: no parameter of fluentd needs such a value; make it flatter; run `stageplot rule fluentd.limit`

1 error
)~");
}

TEST(Reader, GivesThePlaceOfEachPart) {
  ReadFixture fixture("# é\n<match a.b> # why\n  @type  \"x\"  # y\n</match>\n");
  ASSERT_TRUE(fixture.root.has_value());
  const Section& match = fixture.root->sections.at(0);
  const Parameter& type = match.parameters.at(0);
  const auto text = [&fixture](source::Span span) { return std::string(fixture.sources.text(span)); };
  EXPECT_EQ(text(match.tag), "<match a.b>");
  EXPECT_EQ(text(match.argument.span), "a.b");
  EXPECT_EQ(text(match.span), "<match a.b> # why\n  @type  \"x\"  # y\n</match>");
  EXPECT_EQ(text(type.name_span), "@type");
  EXPECT_EQ(text(type.value.span), "\"x\"");
}

TEST(Reader, FindsTheParameterThatCounts) {
  ReadFixture fixture("a 1\nb 2\na 3\n");
  ASSERT_TRUE(fixture.root.has_value());
  EXPECT_EQ(find_parameter(*fixture.root, "a")->value.text, "3");
  EXPECT_EQ(find_parameter(*fixture.root, "c"), nullptr);
}

}  // namespace
}  // namespace stageplot::fluentd
