// The house rule: lines of control actions leave nothing, with or without trim markers.
#include "template/escape/control_lines.hpp"

#include "unit/escape/target_support.hpp"
#include "yaml/dialect.hpp"

namespace stageplot::gotemplate {
namespace {

class ControlLines : public testing::TestWithParam<PositionCase> {};

TEST_P(ControlLines, LeaveNothing) {
  Target target(yaml::dialect(), {{"t", GetParam().text}});
  EXPECT_EQ(target.findings(), "");
  EXPECT_EQ(target.render_yaml("t", "a: 1\nt: true\nf: false\nlist: [x, z]\n"), GetParam().expected);
  EXPECT_EQ(target.findings(), "");
}

const PositionCase kCases[] = {
    {"plain", "x: 1\n{{ if .t }}\ny: 2\n{{ end }}\nz: 3\n", "x: 1\ny: 2\nz: 3\n"},
    {"indented", "x:\n  {{ if .t }}\n  y: 2\n  {{ else }}\n  y: 3\n  {{ end }}\n", "x:\n  y: 2\n"},
    {"with_trim_markers", "x: {{ .a }}\n{{- if .t }}\ny: 2\n{{- end }}\nz: 3\n", "x: 1\ny: 2\nz: 3\n"},
    {"with_all_trim_markers", "x: 1\n{{- if .f -}}\ny: 2\n{{- end -}}\nz: 3\n", "x: 1\nz: 3\n"},
    {"several_on_a_line", "x: 1\n  {{ if .t }} {{ if .f }} {{ end }}\ny: 2\n{{ end }}\n", "x: 1\ny: 2\n"},
    {"blank_lines_stay", "x: 1\n\n{{ if .t }}\n\ny: 2\n\n{{ end }}\n\nz: 3\n", "x: 1\n\n\ny: 2\n\n\nz: 3\n"},
    {"loops", "x:\n{{ range .list }}\n  - {{ . }}\n{{ end }}\n", "x:\n  - x\n  - z\n"},
    {"assignments_and_comments", "{{ $x := .a }}\n{{/* why\n  so */}}\nx: {{ $x }}\n{{- $x = 2 }}\ny: {{ $x }}\n",
     "x: 1\ny: 2\n"},
    {"over_lines", "x: 1\n{{ if and\n   .t\n   true }}\ny: 2\n{{ end }}\n", "x: 1\ny: 2\n"},
    {"definitions", "{{ define \"d\" }}\nd: {{ . }}\n{{ end }}\nx:\n  {{ include \"d\" .a }}\ny: 2\n",
     "x:\n  d: 1\ny: 2\n"},
    {"at_the_end_without_line_break", "x: 1\n{{ if .t }}\ny: 2\n{{ end }}", "x: 1\ny: 2\n"},
    {"carriage_returns", "x: 1\r\n{{ if .t }}\r\ny: 2\r\n{{ end }}\r\n", "x: 1\r\ny: 2\r\n"},
    {"inside_a_string", "x: \"a{{ if .t }}b{{ else }}c{{ end }}d{{- if .f }}e{{ end }}\"\n", "x: \"abd\"\n"},
    {"an_empty_line_action_goes_too", "x:\n{{ define \"e\" }}\n{{ end }}\n  {{ include \"e\" . }}\n  y: 2\n",
     "x:\n  y: 2\n"},
};
INSTANTIATE_TEST_SUITE_P(Escape, ControlLines, testing::ValuesIn(kCases), case_name);

TEST(ControlLineFinder, StopsAtASyntaxError) {
  const std::vector<LineRange> lines = find_control_lines("{{ if .a }}\nx\n{{ \"\n{{ end }}\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].begin, 0u);
  EXPECT_EQ(lines[0].end, 12u);
  EXPECT_EQ(line_at(lines, 11), &lines[0]);
  EXPECT_EQ(line_at(lines, 12), nullptr);
}

}  // namespace
}  // namespace stageplot::gotemplate
