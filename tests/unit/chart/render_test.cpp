// What a render gives besides its text: manifests, notes, the source map, findings with their places, limits.
#include "chart/render.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "chart/load.hpp"
#include "document/yaml_reader.hpp"

namespace stageplot::chart {
namespace {

const std::string kChartFile = "apiVersion: v2\nname: shop\nversion: 0.1.0\n";

using Files = std::map<std::string, std::string, std::less<>>;

/// A chart in memory and one render of it.
struct Rendered {
  explicit Rendered(Files files, std::string values = "", const RenderOptions& options = {},
                    std::size_t arena_bytes = document::Arena::kUnlimited)
      : arena(arena_bytes) {
    files.try_emplace("Chart.yaml", kChartFile);
    const source::MemoryTree tree(std::move(files));
    loaded = load_chart(tree, "", sources, origins, {.shown_as = "chart"});
    if (!loaded.chart) {
      findings.add(loaded.error->diagnostic);
      return;
    }
    const source::FileId file = sources.add("values.yaml", std::move(values));
    const auto tree_of_values = document::read_yaml(file, sources, values_arena, origins,
                                                    {.resolution = document::YamlResolution::helm}, findings);
    const std::vector<document::Value> trees{tree_of_values.value()};
    render = render_chart(*loaded.chart, {.values = trees}, {arena, origins, sources}, options, findings);
  }

  std::string at(std::uint32_t offset) const {
    for (const gotemplate::Mapping& mapping : render.mappings) {
      if (mapping.begin > offset || offset >= mapping.end) continue;
      const auto place = sources.resolve(mapping.template_span);
      std::string text = place.file + ':' + std::to_string(place.begin.line);
      const source::Span origin = origins.span(mapping.origin);
      if (origin.known() && origin.file != mapping.template_span.file) {
        const auto value = sources.resolve(origin);
        text += " <- " + value.file + ':' + std::to_string(value.begin.line);
      }
      return text;
    }
    return "nothing";
  }

  source::SourceFiles sources;
  document::Origins origins;
  document::Arena arena;
  document::Arena values_arena;
  diagnostics::Diagnostics findings;
  LoadResult loaded;
  ChartRender render;
};

TEST(RenderChart, NamesManifestsAndHooks) {
  const Rendered result(
      Files{{"templates/a.yaml",
             "apiVersion: v1\nkind: Service\nmetadata: {name: s}\n---\nkind: Job\nmetadata:\n  name: j\n  "
             "annotations: {helm.sh/hook: \"pre-install,test\"}\n---\nkind: Namespace\nmetadata: {name: live}\n"},
            {"templates/NOTES.txt", "{{ .Release.Name }} is there\n"}});
  ASSERT_EQ(result.render.manifests.size(), 3U);
  const Manifest& first = result.render.manifests[0];
  EXPECT_EQ(first.kind + '/' + first.name, "Namespace/live");
  const Manifest& service = result.render.manifests[1];
  EXPECT_EQ(service.api_version + ' ' + service.kind + '/' + service.name, "v1 Service/s");
  EXPECT_EQ(service.path, "shop/templates/a.yaml");
  EXPECT_EQ(result.render.text.substr(service.range.begin, service.range.end - service.range.begin),
            "apiVersion: v1\nkind: Service\nmetadata: {name: s}");
  EXPECT_TRUE(service.events.empty());
  EXPECT_EQ(result.render.manifests[2].events, (std::vector<std::string>{"pre-install", "test"}));
  EXPECT_EQ(result.render.notes, "release-name is there\n");
}

TEST(RenderChart, MapsEveryByteToItsTemplateAndValue) {
  const Rendered result(
      Files{{"templates/b.yaml", "kind: Secret\nmetadata:\n  name: {{ .Values.name }}\n---\nkind: Namespace\n"},
            {"templates/a.yaml", "kind: ConfigMap\ndata:\n  {{- toYaml .Values.data | nindent 2 }}\n"}},
      "name: own\ndata:\n  one: 1\n  two: second\n");
  const std::string& text = result.render.text;
  EXPECT_EQ(text,
            "---\n# Source: shop/templates/b.yaml\nkind: Namespace\n---\n# Source: shop/templates/b.yaml\nkind: "
            "Secret\nmetadata:\n  name: own\n---\n# Source: shop/templates/a.yaml\nkind: ConfigMap\ndata:\n  one: 1\n  "
            "two: second\n");
  const auto place = [&](std::string_view what) { return result.at(static_cast<std::uint32_t>(text.find(what))); };
  EXPECT_EQ(place("kind: Namespace"), "chart/templates/b.yaml:5");
  EXPECT_EQ(place("own"), "chart/templates/b.yaml:3 <- values.yaml:1");
  EXPECT_EQ(place("second"), "chart/templates/a.yaml:3 <- values.yaml:4");
  EXPECT_EQ(place("# Source"), "nothing");
}

TEST(RenderChart, RendersOnceLoadedChartsAgainAndAgain) {
  Rendered first(Files{{"values.yaml", "a: {x: 1}\n"},
                       {"templates/a.yaml", "a: {{ $_ := set .Values.a \"y\" 2 }}{{ toJson .Values }}\n"}});
  document::Arena arena;
  const ChartRender second =
      render_chart(*first.loaded.chart, {}, {arena, first.origins, first.sources}, {}, first.findings);
  EXPECT_EQ(second.text, first.render.text);
  EXPECT_EQ(second.text, "---\n# Source: shop/templates/a.yaml\na: {\"a\":{\"x\":1,\"y\":2}}\n");
}

TEST(RenderChart, PointsAtTheTemplateAndTheValue) {
  Rendered result(Files{{"templates/a.yaml", "kind: ConfigMap\ndata:\n  note: {{ .Values.note }}\n"}},
                  "x: 1\nnote: \"a: b\"\n");
  EXPECT_EQ(result.render.outcome, gotemplate::Outcome::failed);
  EXPECT_EQ(result.render.text, "");
  EXPECT_EQ(
      result.render.helm_error,
      "YAML parse error on shop/templates/a.yaml: error converting YAML to JSON: yaml: line 3: mapping values are "
      "not allowed in this context\n\nUse --debug flag to render out invalid YAML");
  ASSERT_EQ(result.findings.all().size(), 1U);
  const diagnostics::Diagnostic& finding = result.findings.all().front();
  EXPECT_EQ(result.sources.text(finding.primary.span), "{{ .Values.note }}");
  ASSERT_EQ(finding.labels.size(), 1U);
  EXPECT_EQ(result.sources.text(finding.labels.front().span), "\"a: b\"");
}

TEST(RenderChart, StopsAtItsLimits) {
  RenderOptions options;
  options.limits.steps = 1000;
  Rendered steps(Files{{"templates/a.yaml", "{{ range until 900 }}x{{ end }}"},
                       {"templates/b.yaml", "{{ range until 900 }}x{{ end }}"}},
                 "", options);
  EXPECT_EQ(steps.render.outcome, gotemplate::Outcome::failed);
  EXPECT_EQ(steps.findings.all().front().rule->code, "template.step-limit");

  std::string large = "list:\n";
  for (int i = 0; i < 5000; ++i) large += "- item\n";
  Rendered memory(Files{{"templates/a.yaml", "a: 1\n"}}, large, {}, 50'000);
  EXPECT_EQ(memory.render.outcome, gotemplate::Outcome::failed);
  EXPECT_EQ(memory.findings.all().front().rule->code, "chart.too-large");
}

TEST(LoadChart, StopsAtItsLimits) {
  const source::MemoryTree tree({{"Chart.yaml", kChartFile}, {"large.bin", std::string(100, 'x')}});
  source::SourceFiles sources;
  document::Origins origins;
  const LoadResult file = load_chart(tree, "", sources, origins, {.profile = find_profile("3.21.4"), .limits = {.bytes_a_file = 50}});
  ASSERT_TRUE(file.error);
  EXPECT_EQ(file.error->message, "chart file \"large.bin\" is larger than the maximum file size 50");
  const LoadResult whole = load_chart(tree, "", sources, origins, {.limits = {.bytes = 80}});
  ASSERT_TRUE(whole.error);
  EXPECT_EQ(whole.error->diagnostic.rule->code, "chart.unreadable");
}

}  // namespace
}  // namespace stageplot::chart
