// `raw`: what it prints in each position, that each use is reported where it stands, and the whole message for each
// use that is refused.
#include "terraform/dialect.hpp"
#include "unit/escape/target_support.hpp"
#include "yaml/dialect.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr const char* kData = R"(word: "a: b"
lines: "a: 1\nb:\n  - c\n\nd: 2\n"
uneven: "  a: 1\nb: 2\n"
blank: " \n"
number: 1
list: ["x"]
nothing: null
)";

/// The codes of what a template's loading reports.
std::string codes_of(const std::string& text, const std::string& name = "t") {
  Target target(yaml::dialect(), {{name, text}});
  return target.take_codes();
}

class PrintsRaw : public testing::TestWithParam<PositionCase> {};

TEST_P(PrintsRaw, AsItStands) {
  Target target(yaml::dialect(), {{"t", GetParam().text}});
  EXPECT_EQ(target.take_codes(), "template.raw");
  EXPECT_EQ(target.render_yaml("t", kData), GetParam().expected);
  EXPECT_EQ(target.findings(), "");
}

const PositionCase kPrints[] = {
    {"value", "x: {{ raw .word \"why\" }}\ny: 1\n", "x: a: b\ny: 1\n"},
    {"value_behind_a_dash", "x:\n  - {{ raw .word \"why\" }}\n", "x:\n  - a: b\n"},
    {"quoted", "x: \"-{{ raw .word \"why\" }}-\"\n", "x: \"-a: b-\"\n"},
    {"flow", "x: [1, {{ raw .word \"why\" }}]\n", "x: [1, a: b]\n"},
    {"line", "x:\n  {{ raw .lines \"why\" }}\ny: 1\n", "x:\n  a: 1\n  b:\n    - c\n\n  d: 2\ny: 1\n"},
    {"blank_line", "x: 1\n{{ raw .blank \"why\" }}\ny: 1\n", "x: 1\ny: 1\n"},
    {"raw_string", "x: {{ raw .word `why` }}\n", "x: a: b\n"},
    {"made_of_parts", "x: {{ raw (printf \"[%s]\" .word) \"why\" }}\n", "x: [a: b]\n"},
};
INSTANTIATE_TEST_SUITE_P(Escape, PrintsRaw, testing::ValuesIn(kPrints), case_name);

TEST(Raw, PrintsAnExpressionOfTerraform) {
  Target plain(terraform::dialect(), {{"t", "a = {{ raw .x \"an expression\" }}\nb = {{ .y }}\n"}});
  EXPECT_EQ(plain.take_codes(), "template.raw");
  EXPECT_EQ(plain.render_yaml("t", "x: '\"${var.a}\"'\ny: '${var.a}'\n"), "a = \"${var.a}\"\nb = \"$${var.a}\"\n");
}

TEST(Raw, IsReportedWithItsPlaceAndReasonInBranchesThatAreNeverTakenToo) {
  Target target(yaml::dialect(), {{"t",
                                   "{{ if .never }}\nx: {{ raw .x \"the first\" }}\n{{ else }}\n"
                                   "{{ range .list }}\ny: {{ raw . \"the\\nsecond\" }}\n{{ end }}\n{{ end }}\n"
                                   "{{ define \"a\" }}\nz: {{ raw . \"the third\" }}\n{{ end }}\n"}});
  EXPECT_EQ(target.findings(),
            "warning[template.raw]: text is printed unescaped: the first\n"
            " --> t:2:4\n"
            "2 | x: {{ raw .x \"the first\" }}\n"
            "  |    ^^^^^^^^^^^^^^^^^^^^^^^^\n"
            "help: make sure that nobody can write other syntax into this value than is meant; run `stageplot rule "
            "template.raw`\n"
            "\n"
            "warning[template.raw]: text is printed unescaped: the\\nsecond\n"
            " --> t:5:4\n"
            "5 | y: {{ raw . \"the\\nsecond\" }}\n"
            "  |    ^^^^^^^^^^^^^^^^^^^^^^^^^\n"
            "help: make sure that nobody can write other syntax into this value than is meant\n"
            "\n"
            "warning[template.raw]: text is printed unescaped: the third\n"
            " --> t:9:4\n"
            "9 | z: {{ raw . \"the third\" }}\n"
            "  |    ^^^^^^^^^^^^^^^^^^^^^^^\n"
            "help: make sure that nobody can write other syntax into this value than is meant\n"
            "\n"
            "3 warnings\n");
}

class RefusedRaw : public testing::TestWithParam<PositionCase> {};

TEST_P(RefusedRaw, SaysWhatToDo) {
  Target target(yaml::dialect(), {{GetParam().name == "file_without_a_dialect" ? "t.txt" : "t", GetParam().text}});
  const std::string findings = target.findings();
  EXPECT_NE(findings.find(GetParam().expected), std::string::npos) << findings;
}

constexpr const char* kPart = "error[escape.raw]: `raw` is a part of a longer action\n --> t:1:";
constexpr const char* kReason = "error[escape.raw]: `raw` does not say why\n --> t:1:7\n";

const PositionCase kRefused[] = {
    {"key", "{{ raw .x \"why\" }}: 1\n",
     "error[escape.raw]: `raw` prints a key\n --> t:1:1\n1 | {{ raw .x \"why\" }}: 1\n  | ^^^^^^^^^^^^^^^^^^\n"
     "help: print the name without `raw`, or a map, whose keys are quoted as needed; run"},
    {"in_parentheses", "x: {{ (raw .x \"why\") }}\n", kPart},
    {"in_an_argument", "x: {{ printf \"%s\" (raw .x \"why\") }}\n", kPart},
    {"in_a_chain", "x: {{ (raw .x \"why\").y }}\n", kPart},
    {"before_a_pipe", "x: {{ raw .x \"why\" | upper }}\n", kPart},
    {"behind_a_pipe", "x: {{ \"why\" | raw .x }}\n", kPart},
    {"in_a_condition", "{{ if raw .x \"why\" }}\nx: 1\n{{ end }}\n", kPart},
    {"in_a_loop", "{{ range raw .x \"why\" }}\nx: 1\n{{ end }}\n", kPart},
    {"in_a_variable", "{{ $x := raw .x \"why\" }}\nx: {{ $x }}\n", kPart},
    {"in_its_own_argument", "x: {{ raw (raw .x \"why\") \"why\" }}\n", kPart},
    {"reason_from_a_value", "x: {{ raw .x .why }}\n", kReason},
    {"blank_reason", "x: {{ raw .x \" \" }}\n", kReason},
    {"no_reason", "x: {{ raw .x }}\n", kReason},
    {"file_without_a_dialect", "{{ raw .x \"why\" }}",
     "error[escape.raw]: `raw` in a file that escapes nothing\n --> t.txt:1:4\n"},
    {"comment", "# {{ raw .x \"why\" }}\n", "error[escape.position]: an action stands in a comment"},
};
INSTANTIATE_TEST_SUITE_P(Escape, RefusedRaw, testing::ValuesIn(kRefused), case_name);

TEST(Raw, TakesTextAlone) {
  Target target(yaml::dialect(), {{"t", "x: {{ raw .number \"why\" }}\n"},
                                  {"u", "x: {{ raw .list \"why\" }}\n"},
                                  {"v", "{{ raw .uneven \"why\" }}\n"}});
  EXPECT_EQ(target.take_codes(), "template.rawtemplate.rawtemplate.raw");
  EXPECT_EQ(target.render_yaml("t", kData), "");
  EXPECT_EQ(target.take_codes(), "template.wrong-type");
  EXPECT_EQ(target.render_yaml("u", kData), "");
  EXPECT_EQ(target.take_codes(), "template.wrong-type");
  EXPECT_EQ(target.render_yaml("v", kData), "");
  EXPECT_EQ(target.take_codes(), "escape.fragment");
}

TEST(Raw, IsNoFunctionOfAText) {
  // Nothing escapes what `tpl` gives before the action that prints it does.
  Target target(yaml::dialect(), {{"t", "x: {{ tpl .text . }}\n"}});
  EXPECT_EQ(target.take_codes(), "");
  EXPECT_EQ(target.render_yaml("t", "text: '{{ raw \"a: b\" \"why\" }}'\n"), "x: \"a: b\"\n");
}

TEST(Raw, IsReportedOnceForEachPlace) {
  EXPECT_EQ(codes_of("{{ range .list }}\n{{ range . }}\nx: {{ raw . \"why\" }}\n{{ end }}\n{{ end }}\n"),
            "template.raw");
}

}  // namespace
}  // namespace stageplot::gotemplate
