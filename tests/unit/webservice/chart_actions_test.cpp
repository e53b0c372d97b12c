// Our chart against the lint of its actions, and the lint against small charts with one mistake each.
#include "chart_actions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace stageplot::webservice {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kHelpers = R"({{ define "text" }}{{ .name }}{{ end -}}
{{ define "yaml" -}}
{{- if regexMatch "[^\\t\\n\\r -~\\x{A0}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]|\\\\u202[89]|\\\\u003cno value" (toJson .) -}}
{{- toJson . -}}
{{- else -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}
{{ define "other guard" }}{{ if regexMatch "x" (toJson .) }}{{ toJson . }}{{ else }}{{ toYaml . }}{{ end }}{{ end }}
{{ define "labels" -}}
{{- $labels := dict "app" .name -}}
{{- if .more }}{{ include "yaml" .more }}{{ else }}{{ $labels | include "yaml" }}{{ end -}}
{{- end -}}
{{ define "mixed" }}a: b{{ include "yaml" . }}{{ end }}
{{ define "twice" }}{{ include "labels" . }}{{ end }}
)";

std::vector<std::string> check(const std::string& text, const std::string& name = "a.yaml") {
  return check_actions({{"_helpers.tpl", kHelpers}, {name, text}});
}

TEST(ChartActions, AcceptsWhatIsQuotedOrTyped) {
  EXPECT_THAT(check("name: {{ .name | quote }}\n"
                    "list:\n"
                    "  - {{ quote .name }}\n"
                    "port: {{ int64 .port }}\n"
                    "flag: {{ .flag | toJson }}\n"
                    "name: {{ include \"text\" . | quote }}\n"
                    "labels:\n"
                    "  {{- include \"labels\" . | nindent 2 }}\n"
                    "again:\n"
                    "  {{- include \"twice\" . | nindent 2 }}\n"
                    "    {{- include \"yaml\" .map | nindent 4 }}\n"
                    "{{- /* a note */}}\n"
                    "{{- if .flag }}{{ fail \"no\" }}{{ end }}\n"
                    "{{- $x := .name }}\n"),
              IsEmpty());
}

struct Mistake {
  const char* text;
  const char* complaint;
};

TEST(ChartActions, RefusesTheRest) {
  const std::vector<Mistake> mistakes = {
      {"name: {{ .name }}\n", "a.yaml:1: {{.name}} is neither quoted nor typed"},
      {"a: 1\nname: {{ .name | default \"x\" }}\n", "a.yaml:2: {{.name | default \"x\"}} is neither quoted nor typed"},
      {"name: {{ .name | quote | upper }}\n", "a.yaml:1: {{.name | quote | upper}} is neither quoted nor typed"},
      {"name: {{ include \"text\" . }}\n", "a.yaml:1: {{include \"text\" .}} is neither quoted nor typed"},
      {"name: {{ include \"absent\" . }}\n", "a.yaml:1: {{include \"absent\" .}} is neither quoted nor typed"},
      {"name: x-{{ .name | quote }}\n", "a.yaml:1: {{.name | quote}} is not the whole value after a key or dash"},
      {"name: {{ .name | quote }}-x\n", "a.yaml:1: {{.name | quote}} is not the whole value after a key or dash"},
      {"name: {{- .name | quote }}\n", "a.yaml:1: {{.name | quote}} is not the whole value after a key or dash"},
      {"{{ .name | quote }}: x\n", "a.yaml:1: {{.name | quote}} is not the whole value after a key or dash"},
      {"labels:\n  {{- include \"labels\" . }}\n", "a.yaml:2: {{include \"labels\" .}} ends without `nindent`"},
      {"labels:\n  {{- include \"labels\" . | nindent 4 }}\n",
       "a.yaml:2: {{include \"labels\" . | nindent 4}} `nindent` does not say the column that the action stands in"},
      {"labels:\n  {{ include \"labels\" . | nindent 2 }}\n",
       "a.yaml:2: {{include \"labels\" . | nindent 2}} `nindent` does not say the column that the action stands in"},
      {"labels:\n  {{- include \"text\" . | nindent 2 }}\n",
       "a.yaml:2: {{include \"text\" . | nindent 2}} is neither quoted nor typed"},
      {"labels:\n  {{- include \"mixed\" . | nindent 2 }}\n",
       "a.yaml:2: {{include \"mixed\" . | nindent 2}} is neither quoted nor typed"},
      {"labels:\n  {{- toYaml .map | nindent 2 }}\n",
       "a.yaml:2: {{toYaml .map | nindent 2}} prints what `toYaml` gives without asking whether its lines can be "
       "indented"},
      {"labels:\n  {{- include \"other guard\" .map | nindent 2 }}\n",
       "a.yaml:2: {{include \"other guard\" .map | nindent 2}} is neither quoted nor typed"},
      {"name: {{ quote .a .b }}\n", "a.yaml:1: {{quote .a .b}} is neither quoted nor typed"},
      {"# name: {{ .name | quote }}\n", "a.yaml:1: {{.name | quote}} stands in a comment"},
      {"{{- range .list }}\n- {{ . }}\n{{- else }}\n- {{ .x | quote }}\n{{- end }}\n",
       "a.yaml:2: {{.}} is neither quoted nor typed"},
      {"{{ template \"text\" . }}\n",
       "a.yaml:1: {{template \"text\" .}} prints without a last function; use `include` with one"},
      {"{{ if }}\n", "template: a.yaml:1: missing value for if"},
  };
  for (const Mistake& mistake : mistakes) EXPECT_THAT(check(mistake.text), ElementsAre(mistake.complaint));
}

TEST(ChartActions, NotesHaveNoPositions) {
  EXPECT_THAT(check("kubectl get pods -l app={{ .name | quote }} -n {{ .space }}\n", "templates/NOTES.txt"),
              ElementsAre("templates/NOTES.txt:1: {{.space}} is neither quoted nor typed"));
}

TEST(ChartActions, OfTheChartWebserviceAreQuotedOrTyped) {
  namespace fs = std::filesystem;
  ChartFiles files;
  for (const fs::directory_entry& entry : fs::directory_iterator("templates/helm/webservice/templates")) {
    std::ifstream stream(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    files.emplace_back(entry.path().filename().string(), text.str());
  }
  std::ranges::sort(files);
  ASSERT_GE(files.size(), 10U);
  EXPECT_THAT(check_actions(files), IsEmpty());
}

}  // namespace
}  // namespace stageplot::webservice
