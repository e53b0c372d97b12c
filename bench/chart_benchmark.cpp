// Charts beside Helm: whole processes of `stageplot template` and `helm template` in turns; many charts in one process
// beside a small program around Helm's engine (helm_engine.go); an umbrella chart of a hundred subcharts.
//
//   chart_benchmark [ROUNDS [CHART…]]
//
// STAGEPLOT_CHARTS names a folder of charts, from which those are taken that both tools render; STAGEPLOT_HELM_3_21_4
// is Helm, STAGEPLOT_HELM_ENGINE what build_helm_engine.sh built. What is not there is left out, with a line that says
// so. CPU time (user and system, all threads) is what is compared first: on a machine with other work, wall time is
// luck.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "chart/load.hpp"
#include "chart/render.hpp"
#include "cli/heap.hpp"
#include "crypto/seeded_stream.hpp"
#include "process_cost.hpp"

namespace stageplot::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHelmVersion = "3.21.4";
constexpr std::size_t kManyCharts = 100;

std::vector<std::string> stageplot(const std::string& chart) {
  return {STAGEPLOT_TOOL, "template", "release-name", chart, "--helm-version", kHelmVersion};
}

void print_ratio(const std::string& name, const Cost& helm, const Cost& ours) {
  std::printf("%-40s %9.2f %9.2f %9.2f %9.2f %8.1fx %7.1fx\n", name.c_str(), helm.cpu, helm.wall, ours.cpu, ours.wall,
              helm.cpu / ours.cpu, helm.wall / ours.wall);
}

void print_header(const char* what) {
  std::printf("\n%-40s %9s %9s %9s %9s %9s %8s\n", what, "Helm CPU", "wall", "our CPU", "wall", "CPU", "wall");
}

/// The medians of so many processes of each, in turns. Nothing where one of them fails.
void compare_processes(const std::string& helm, const std::string& name, const std::string& chart, std::size_t rounds) {
  std::vector<Cost> theirs;
  std::vector<Cost> ours;
  for (std::size_t i = 0; i <= rounds; ++i) {
    const auto helm_cost = run_process({helm, "template", "release-name", chart});
    const auto our_cost = run_process(stageplot(chart));
    if (!helm_cost || !our_cost) {
      std::printf("%-40s %s fails\n", name.c_str(), helm_cost ? "stageplot" : "helm");
      return;
    }
    if (i == 0) continue;  // warms the file system's cache
    theirs.push_back(*helm_cost);
    ours.push_back(*our_cost);
  }
  print_ratio(name, median(theirs), median(ours));
}

/// The folder's charts that can be rendered as they are, by name.
std::vector<std::string> charts_of(const char* folder) {
  std::vector<std::string> charts;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (fs::exists(entry.path() / "Chart.yaml")) charts.push_back(entry.path().string());
  }
  std::ranges::sort(charts);
  return charts;
}

/// Chance and time as a run of the tool has them, the former the same each time.
class OwnSurroundings final : public gotemplate::Surroundings {
 public:
  [[nodiscard]] gotemplate::Moment now() override { return {.seconds = 1'700'000'000, .nanoseconds = 0}; }
  [[nodiscard]] std::string_view local_zone() const override { return "UTC"; }
  void fill_random(std::span<std::byte> bytes) override {
    asked_ = true;
    stream_.fill(bytes);
  }
  [[nodiscard]] bool asked() const { return asked_; }

 private:
  bool asked_ = false;
  crypto::SeededStream stream_{"benchmark"};
};

chart::LoadResult load(const std::string& path, bool parses_templates, source::SourceFiles& sources,
                       document::Origins& origins) {
  return chart::load_chart_at(path, sources, origins,
                              {.profile = chart::find_profile(kHelmVersion), .parses_templates = parses_templates});
}

/// Renders a chart, and says whether it asked for chance. Ends the program where it cannot be rendered: a chart that
/// fails early would look fast.
bool render_in_process(const std::string& path, const chart::LoadedChart* loaded) {
  source::SourceFiles sources;
  document::Origins origins;
  document::Arena arena{std::size_t{1} << 30};
  chart::LoadResult fresh;
  if (loaded == nullptr) {
    fresh = load(path, false, sources, origins);
    loaded = fresh.chart.get();
  }
  OwnSurroundings surroundings;
  diagnostics::Diagnostics diagnostics;
  const chart::RenderInput input{.values = {}, .release = {.name = "release-name", .namespace_name = "default"}};
  const chart::RenderOptions options{.recording = gotemplate::Output::Recording::off, .surroundings = &surroundings};
  chart::ChartRender rendered;
  rendered.outcome = gotemplate::Outcome::failed;
  if (loaded != nullptr) {
    rendered = chart::render_chart(*loaded, input, {arena, origins, sources}, options, diagnostics);
  }
  if (rendered.outcome == gotemplate::Outcome::complete) return surroundings.asked();
  std::printf("%s cannot be rendered in this process: %s\n", path.c_str(), rendered.helm_error.c_str());
  std::exit(1);
}

/// A round over all charts in this process, with or without loading.
Cost in_process(const std::vector<std::string>& charts, bool anew, std::size_t rounds) {
  std::vector<std::unique_ptr<source::SourceFiles>> sources;
  std::vector<std::unique_ptr<document::Origins>> origins;
  std::vector<chart::LoadResult> loaded;
  for (const std::string& chart : charts) {
    sources.push_back(std::make_unique<source::SourceFiles>());
    origins.push_back(std::make_unique<document::Origins>());
    loaded.push_back(load(chart, true, *sources.back(), *origins.back()));
  }
  const double cpu_before = own_cpu();
  const auto before = std::chrono::steady_clock::now();
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < charts.size(); ++i) {
      (void)render_in_process(charts[i], anew ? nullptr : loaded[i].chart.get());
    }
  }
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - before;
  return {(own_cpu() - cpu_before) / static_cast<double>(rounds), wall.count() / static_cast<double>(rounds)};
}

std::optional<Cost> helm_engine(const std::string& program, const char* mode, std::size_t rounds,
                                const std::vector<std::string>& charts, const fs::path& folder) {
  std::vector<std::string> words{program, mode, std::to_string(rounds)};
  words.insert(words.end(), charts.begin(), charts.end());
  const std::string output = (folder / "cost").string();
  if (!run_process(words, output.c_str())) return std::nullopt;
  Cost cost;
  std::ifstream(output) >> cost.cpu >> cost.wall;
  return cost;
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

/// A chart of subcharts, each with a Deployment, a Service, a ConfigMap and helpers of its own.
std::string make_umbrella(const fs::path& folder, int subcharts) {
  std::string metadata = "apiVersion: v2\nname: umbrella\nversion: 1.0.0\ndependencies:\n";
  std::string values = "global:\n  domain: example.com\n";
  for (int i = 0; i < subcharts; ++i) {
    const std::string name = "service-" + std::to_string(i);
    metadata += "- name: " + name + "\n  version: 1.0.0\n  condition: " + name + ".enabled\n";
    values += name + ":\n  enabled: true\n  replicas: " + std::to_string(1 + i % 5) + "\n  env:\n    NUMBER: \"" +
              std::to_string(i) + "\"\n";
    const fs::path chart = folder / "umbrella/charts" / name;
    write(chart / "Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: 1.0.0\nappVersion: \"2.1\"\n");
    write(chart / "values.yaml", R"(replicas: 1
image:
  repository: registry.example.com/team/app
  tag: ""
ports:
- name: http
  port: 8080
- name: metrics
  port: 9090
env:
  LEVEL: info
resources:
  requests:
    cpu: 100m
    memory: 128Mi
  limits:
    memory: 256Mi
annotations: {}
config: |
  [server]
  address = 0.0.0.0
  name = {{ .Release.Name }}
)");
    write(chart / "templates/_helpers.tpl", "{{- define \"" + name + R"(.fullname" -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- define ")" + name + R"(.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
)");
    write(chart / "templates/deployment.yaml", R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include ")" + name + R"(.fullname" . }}
  labels:
    {{- include ")" + name + R"(.labels" . | nindent 4 }}
  {{- with .Values.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      app.kubernetes.io/name: {{ .Chart.Name }}
  template:
    metadata:
      labels:
        {{- include ")" + name + R"(.labels" . | nindent 8 }}
    spec:
      containers:
      - name: app
        image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
        ports:
        {{- range .Values.ports }}
        - name: {{ .name }}
          containerPort: {{ .port | int }}
        {{- end }}
        env:
        {{- range $key, $value := .Values.env }}
        - name: {{ $key }}
          value: {{ $value | quote }}
        {{- end }}
        - name: DOMAIN
          value: {{ .Values.global.domain | quote }}
        resources:
          {{- toYaml .Values.resources | nindent 10 }}
)");
    write(chart / "templates/service.yaml", R"(apiVersion: v1
kind: Service
metadata:
  name: {{ include ")" + name + R"(.fullname" . }}
  labels:
    {{- include ")" + name + R"(.labels" . | nindent 4 }}
spec:
  selector:
    app.kubernetes.io/name: {{ .Chart.Name }}
  ports:
  {{- range .Values.ports }}
  - name: {{ .name }}
    port: {{ .port }}
  {{- end }}
)");
    write(chart / "templates/configmap.yaml", R"(apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include ")" + name + R"(.fullname" . }}
data:
  server.ini: |
    {{- tpl .Values.config . | nindent 4 }}
)");
  }
  write(folder / "umbrella/Chart.yaml", metadata);
  write(folder / "umbrella/values.yaml", values);
  return (folder / "umbrella").string();
}

void compare_in_process(const char* engine, const char* which, const std::vector<std::string>& charts,
                        const fs::path& folder) {
  std::printf("\n%zu charts%s in one process, a round over all of them; milliseconds\n", charts.size(), which);
  print_header("");
  for (const bool anew : {true, false}) {
    constexpr std::size_t kRounds = 3;
    std::vector<Cost> ours;
    std::vector<Cost> theirs;
    for (std::size_t i = 0; i < kRounds; ++i) {
      ours.push_back(in_process(charts, anew, kRounds));
      if (engine == nullptr) continue;
      if (const auto cost = helm_engine(engine, anew ? "load" : "render", kRounds, charts, folder)) {
        theirs.push_back(*cost);
      }
    }
    const std::string name = anew ? "load, render, check every document" : "render, check every document";
    print_ratio(name, theirs.empty() ? Cost{} : median(theirs), median(ours));
  }
}

void run_all(std::size_t rounds, std::vector<std::string> charts, const fs::path& folder) {
  const char* helm = std::getenv("STAGEPLOT_HELM_3_21_4");
  const char* engine = std::getenv("STAGEPLOT_HELM_ENGINE");
  const char* corpus = std::getenv("STAGEPLOT_CHARTS");
  if (helm == nullptr) std::printf("helm is left out: STAGEPLOT_HELM_3_21_4 names no program\n");
  if (engine == nullptr) std::printf("Helm's engine is left out: STAGEPLOT_HELM_ENGINE names no program\n");
  if (corpus == nullptr && charts.empty())
    std::printf("public charts are left out: STAGEPLOT_CHARTS names no folder\n");
  const std::string umbrella = make_umbrella(folder, 100);
  if (helm != nullptr) {
    std::printf("processes, medians of %zu of each in turns; milliseconds\n", rounds);
    print_header("");
    compare_processes(helm, "umbrella of 100 subcharts", umbrella, rounds);
    for (const std::string& chart : charts) {
      compare_processes(helm, fs::path(chart).filename().string(), chart, rounds);
    }
  }
  if (corpus != nullptr) {
    std::vector<std::string> many;
    for (const std::string& chart : charts_of(corpus)) {
      if (many.size() < kManyCharts && run_process(stageplot(chart)) &&
          (helm == nullptr || run_process({helm, "template", "release-name", chart}))) {
        many.push_back(chart);
      }
    }
    compare_in_process(engine, "", many, folder);
    // Keys and passwords take as long as their arithmetic does, whoever asks for them.
    std::erase_if(many, [](const std::string& chart) { return render_in_process(chart, nullptr); });
    compare_in_process(engine, " that ask for no chance", many, folder);
  }
}

}  // namespace
}  // namespace stageplot::bench

int main(int argc, char** argv) {
  stageplot::cli::tune_heap();
  const unsigned long rounds = argc > 1 ? std::max(1ul, std::strtoul(argv[1], nullptr, 10)) : 11;
  std::string folder = (std::filesystem::temp_directory_path() / "stageplot-chart-benchmark-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  stageplot::bench::run_all(rounds, {argv + std::min(argc, 2), argv + argc}, folder);
  std::filesystem::remove_all(folder);
  return 0;
}
