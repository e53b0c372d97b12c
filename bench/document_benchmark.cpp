// What documents cost: reading YAML and JSON, the second opinion, the per-render copy, writing; and bytes per node,
// with and without the origins.
#include <benchmark/benchmark.h>

#include <string>

#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "document/second_opinion.hpp"
#include "document/yaml_reader.hpp"
#include "document/yaml_writer.hpp"

namespace stageplot::document {
namespace {

/// One service as people write it: about 1.5 KB with comments.
std::string service(int number) {
  const std::string name = "service-" + std::to_string(number);
  return name + R"(:
  owner: cloud-services   # who answers at night
  description: "Serves the API of the product, one of many"
  workload:
    kind: deployment
    image: registry.example.com/team/)" +
         name + R"(
    replicas: {min: 2, max: 6, targetCpu: 70}
    resources:
      requests: {cpu: 250m, memory: 512Mi}
      limits: {cpu: "1", memory: 1Gi}
    variables:
      NODE_ENV: production
      LOG_LEVEL: info
      DATABASE_HOST: ${environment.database.host}
      FEATURE_FLAGS: 'search,export,"quotes"'
    probes:
      readiness: {path: /healthz, port: 8080, delay: 10s, period: 5s}
      liveness: {path: /livez, port: 8080, delay: 30s, period: 10s}
    ports:
      - {name: http, port: 8080}
      - {name: metrics, port: 9090}
  ingress:
    hosts: [)" +
         name + R"(.example.com, www.)" + name + R"(.example.com]
    # terminated at the load balancer
    certificate: arn:aws:acm:us-east-1:123456789012:certificate/abc
  logging:
    buffer: |
      flush_interval 5s
      retry_max_times 10
  alerts:
    high-latency: {threshold: 1.5, window: 5m, severity: page}
    errors: {threshold: 0.01, window: 10m, severity: ticket}
)";
}

std::string company(int services) {
  std::string text;
  for (int i = 0; i < services; ++i) text += service(i);
  return text;
}

std::size_t nodes_of(const Value& value) {
  std::size_t count = 1;
  if (value.is_list()) {
    for (const Value& item : value.items()) count += nodes_of(item);
  } else if (value.is_map()) {
    for (const Member& member : value.map().members()) count += nodes_of(member.value);
  }
  return count;
}

struct Document {
  source::SourceFiles sources;
  source::FileId file;
  Arena arena;
  Origins origins;
  diagnostics::Diagnostics findings;
  Value value;

  explicit Document(std::string text, YamlResolution resolution = YamlResolution::model)
      : file(sources.add("bench.yaml", std::move(text))) {
    value = read_yaml(file, sources, arena, origins, {.resolution = resolution}, findings).value();
  }
};

void set_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * static_cast<std::int64_t>(state.iterations()));
}

void set_time_per_node(benchmark::State& state, std::size_t nodes) {
  const double total = static_cast<double>(nodes) * static_cast<double>(state.iterations());
  state.counters["s/node"] = benchmark::Counter(total, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void read_yaml_text(benchmark::State& state, YamlResolution resolution) {
  const std::string text = company(static_cast<int>(state.range(0)));
  source::SourceFiles sources;
  const auto file = sources.add("bench.yaml", text);
  std::size_t nodes = 0;
  double arena_bytes = 0;
  double origin_bytes = 0;
  for (auto _ : state) {
    Arena arena;
    Origins origins;
    diagnostics::Diagnostics findings;
    const auto value = read_yaml(file, sources, arena, origins, {.resolution = resolution}, findings);
    benchmark::DoNotOptimize(value);
    state.PauseTiming();
    nodes = nodes_of(*value);
    arena_bytes = static_cast<double>(arena.bytes_used());
    origin_bytes = static_cast<double>(origins.size() * sizeof(Origin));
    state.ResumeTiming();
  }
  set_bytes(state, text.size());
  set_time_per_node(state, nodes);
  state.counters["arena_bytes/node"] = arena_bytes / static_cast<double>(nodes);
  state.counters["origin_bytes/node"] = origin_bytes / static_cast<double>(nodes);
}

void read_model(benchmark::State& state) {
  read_yaml_text(state, YamlResolution::model);
}
void read_helm(benchmark::State& state) {
  read_yaml_text(state, YamlResolution::helm);
}

void second_opinion(benchmark::State& state) {
  const std::string text = company(static_cast<int>(state.range(0)));
  source::SourceFiles sources;
  const auto file = sources.add("bench.yaml", text);
  for (auto _ : state) {
    diagnostics::Diagnostics findings;
    check_second_opinion(file, sources, diagnostics::Owner::model, findings);
    if (!findings.empty()) state.SkipWithError("ambiguous");
  }
  set_bytes(state, text.size());
}

void copy_for_a_render(benchmark::State& state) {
  const Document document(company(static_cast<int>(state.range(0))));
  for (auto _ : state) {
    Arena arena;
    benchmark::DoNotOptimize(thaw(arena, document.value));
  }
  set_time_per_node(state, nodes_of(document.value));
}

void write_as_yaml(benchmark::State& state) {
  const Document document(company(static_cast<int>(state.range(0))));
  std::size_t bytes = 0;
  for (auto _ : state) bytes = write_yaml(document.value).text.size();
  set_bytes(state, bytes);
  set_time_per_node(state, nodes_of(document.value));
}

void write_as_json(benchmark::State& state) {
  const Document document(company(static_cast<int>(state.range(0))));
  std::size_t bytes = 0;
  for (auto _ : state) bytes = write_json(document.value).text.size();
  set_bytes(state, bytes);
  set_time_per_node(state, nodes_of(document.value));
}

void read_json_text(benchmark::State& state) {
  const Document document(company(static_cast<int>(state.range(0))));
  const std::string text = write_json(document.value, {.pretty = true}).text;
  source::SourceFiles sources;
  const auto file = sources.add("bench.json", text);
  for (auto _ : state) {
    Arena arena;
    Origins origins;
    diagnostics::Diagnostics findings;
    benchmark::DoNotOptimize(read_json(file, sources, arena, origins, {}, findings));
  }
  set_bytes(state, text.size());
  set_time_per_node(state, nodes_of(document.value));
}

BENCHMARK(read_model)->Arg(1)->Arg(100)->Arg(1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(read_helm)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK(second_opinion)->Arg(1)->Arg(100)->Arg(1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(read_json_text)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK(copy_for_a_render)->Arg(1)->Arg(100)->Arg(1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(write_as_yaml)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK(write_as_json)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace stageplot::document
