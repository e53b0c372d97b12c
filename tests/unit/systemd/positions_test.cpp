// Where actions may stand in a systemd unit, what their values become there, and what is refused. The escaped words are
// those of systemd.service(5) and systemd.syntax(7).
#include <gtest/gtest.h>

#include <random>

#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "systemd/dialect.hpp"
#include "template/escape/analysis.hpp"
#include "template/exec.hpp"
#include "template/template_set.hpp"

namespace stageplot::systemd {
namespace {

struct Unit {
  explicit Unit(std::string text) {
    auto error =
        set.add("unit", sources, sources.add("unit", std::move(text)), {.dialect = &dialect(), .origins = &origins});
    if (error) diagnostics.add(std::move(error->diagnostic));
    gotemplate::analyse_positions(set, diagnostics);
  }
  std::string render(const document::Value& data) {
    if (!diagnostics.empty()) return findings();
    gotemplate::RenderResult result = gotemplate::render_template(set, "unit", data, {arena, origins, sources}, {});
    if (!result.error) return std::move(result.text);
    diagnostics.add(std::move(result.error->diagnostic));
    return findings();
  }
  std::string findings() {
    std::string text;
    for (const diagnostics::Diagnostic& diagnostic : diagnostics.all()) {
      text += std::string(diagnostic.rule->code) + ": " + diagnostic.summary + '\n';
    }
    diagnostics = {};
    return text;
  }

  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;
  gotemplate::TemplateSet set;
};

struct Case {
  std::string_view name;
  std::string text;
  std::string data;
  std::string expected;
};
void PrintTo(const Case& test_case, std::ostream* out) {
  *out << test_case.name;
}
std::string case_name(const testing::TestParamInfo<Case>& info) {
  return std::string(info.param.name);
}

class PositionTest : public testing::TestWithParam<Case> {};

TEST_P(PositionTest, prints_or_refuses) {
  Unit unit(GetParam().text);
  const auto data = document::read_yaml(unit.sources.add("data.yaml", GetParam().data), unit.sources, unit.arena,
                                        unit.origins, {}, unit.diagnostics);
  ASSERT_TRUE(data);
  EXPECT_EQ(unit.render(*data), GetParam().expected);
}

const Case kPrinted[] = {
    {"word", "[Service]\nExecStart=/bin/x {{ .x }} y\n", "x: a/b:1.2", "[Service]\nExecStart=/bin/x a/b:1.2 y\n"},
    {"word_with_blanks", "ExecStart=/bin/x {{ .x }}\n", "x: 'a \"b\"'", "ExecStart=/bin/x \"a \\\"b\\\"\"\n"},
    {"empty_word", "ExecStart=/bin/x {{ .x }}\n", "x: ''", "ExecStart=/bin/x \"\"\n"},
    {"number", "ExecStart=/bin/x --port {{ .x }}\n", "x: 8080", "ExecStart=/bin/x --port 8080\n"},
    {"variable_and_specifier", "ExecStart=/bin/x \"a={{ .x }}\" ${B}\n", "x: '$HOME %h ${c}'",
     "ExecStart=/bin/x \"a=$$HOME %%h $${c}\" ${B}\n"},
    {"variable_of_an_environment", "Environment=\"A={{ .x }}\"\n", "x: '$b 100%'", "Environment=\"A=$b 100%%\"\n"},
    {"line_break", "Environment=\"A={{ .x }}\"\n", "x: \"a\\nb\\tc\\\\\"", "Environment=\"A=a\\nb\\tc\\\\\"\n"},
    {"continued_lines",
     "ExecStart=/bin/x \\\n{{ range $k, $v := .x }}\n  -e \"{{ $k }}={{ $v }}\" \\\n{{ end }}\n  end\n",
     "x: {a: 1, b: titan*}", "ExecStart=/bin/x \\\n  -e \"a=1\" \\\n  -e \"b=titan*\" \\\n  end\n"},
    {"plain_word_elsewhere", "EnvironmentFile={{ .x }}\n", "x: /etc/a.env", "EnvironmentFile=/etc/a.env\n"},
    {"branch", "{{ if .x }}\nRestart=always\n{{ end }}\n", "x: true", "Restart=always\n"},
};
INSTANTIATE_TEST_SUITE_P(Printed, PositionTest, testing::ValuesIn(kPrinted), case_name);

const Case kRefused[] = {
    {"part_of_a_word", "ExecStart=/bin/x --a={{ .x }}\n", "x: 1",
     "escape.position: an action is a part of an unquoted word\n"},
    {"program", "ExecStart={{ .x }}\n", "x: 1", "escape.position: an action stands for the program of a command\n"},
    {"name", "{{ .x }}=1\n", "x: 1", "escape.position: an action stands where a section or setting begins\n"},
    {"comment", "# {{ .x }}\n", "x: 1", "escape.position: an action stands in a comment\n"},
    {"single_quotes", "ExecStart=/bin/x '{{ .x }}'\n", "x: 1", "escape.position: an action stands in single quotes\n"},
    {"quotes_that_stay", "Description=\"{{ .x }}\"\n", "x: 1",
     "escape.position: an action stands in double quotes of a setting that keeps them\n"},
    {"other_text_elsewhere", "Description={{ .x }}\n", "x: a b",
     "escape.text: the value has other characters than letters, digits and `_ @ . / : = , + -`, and this setting has "
     "no "
     "quotes\n"},
    {"control_character", "ExecStart=/bin/x {{ .x }}\n", "x: \"\\e[1m\"",
     "escape.text: the value has characters that a systemd unit cannot carry\n"},
    {"list", "ExecStart=/bin/x {{ .x }}\n", "x: [1]",
     "escape.value: a map, a list or nothing is printed into a setting's value\n"},
    {"open_quotes", "ExecStart=/bin/x \"{{ .x }}\n", "x: 1", "escape.unclosed: a line ends in double quotes\n"},
};
INSTANTIATE_TEST_SUITE_P(Refused, PositionTest, testing::ValuesIn(kRefused), case_name);

TEST(HostileTextTest, stays_one_word_on_one_line) {
  static constexpr std::string_view kPieces[] = {"$", "%", "{", "}", "\"", "\\", "\n",
                                                 "'", " ", ";", "#", "=",  "a",  "[S]"};
  std::mt19937 random(5);
  Unit unit("ExecStart=/bin/x {{ .x }} \"-{{ .x }}-\"\nEnd=1\n");
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 8; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    document::Map* data = unit.arena.map();
    document::set(unit.arena, *data, unit.arena.copy("x"), document::Value::of(unit.arena.copy(text)));
    const std::string output = unit.render(document::Value::of(data));
    // Reads the words as systemd does: quotes and escapes, then `%` and `$`.
    std::vector<std::string> words;
    const std::size_t line_end = output.find('\n');
    ASSERT_EQ(output.substr(line_end), "\nEnd=1\n") << output;
    bool quoted = false;
    bool in_word = false;
    for (std::size_t i = std::string_view("ExecStart=").size(); i < line_end; ++i) {
      char c = output[i];
      if (!quoted && c == ' ') {
        in_word = false;
        continue;
      }
      if (!in_word) words.emplace_back();
      in_word = true;
      if (c == '"') {
        quoted = !quoted;
        continue;
      }
      ASSERT_TRUE(quoted || c != '\'') << output;
      if (c == '\\') {
        c = output[++i];
        if (c == 'n') c = '\n';
      } else if (c == '%' || c == '$') {
        ASSERT_EQ(output[++i], c) << output;
      }
      words.back() += c;
    }
    EXPECT_EQ(words, (std::vector<std::string>{"/bin/x", text, "-" + text + "-"})) << output;
  }
}

}  // namespace
}  // namespace stageplot::systemd
