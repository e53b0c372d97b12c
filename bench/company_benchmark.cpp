// Companies of 10 to 10,000 services × 4 environments through every stage, the project's policies with them:
// milliseconds a stage, CPU a unit (load to render), bytes a node, peak memory. Each size runs in a process of its own,
// so that its peak is its own. What counts are the ratios within one run; machines differ.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "checks/check.hpp"
#include "diagnostics/render/concise.hpp"
#include "document/second_opinion.hpp"
#include "document/yaml_reader.hpp"
#include "flow/run_units.hpp"
#include "model/documents.hpp"
#include "model/load.hpp"
#include "model/project_files.hpp"
#include "parallel/parallel_for.hpp"
#include "policy/load.hpp"
#include "policy/run.hpp"
#include "render/plan.hpp"
#include "shipped/shipped.hpp"
#include "synthetic_company.hpp"
#include "writer/writer.hpp"

namespace stageplot::bench {
namespace {

class Stopwatch {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const double milliseconds = std::chrono::duration<double, std::milli>(now - last_).count();
    last_ = now;
    return milliseconds;
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// Microseconds of CPU that this process has spent in its own code, on all threads. Unlike the clock it does not count
/// what other programs take, nor the kernel handing out memory, so that growth can be judged by it.
double user_microseconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) * 1e6 + static_cast<double>(usage.ru_utime.tv_usec);
}

/// Nodes of the units' trees; a map or list that several units share counts once.
class NodeCount {
 public:
  void add(const document::Value& value) {
    ++nodes_;
    if (value.is_list() && seen_.insert(value.l).second) {
      for (const document::Value& item : value.items()) add(item);
    } else if (value.is_map() && seen_.insert(value.m).second) {
      for (const document::Member& member : value.map().members()) add(member.value);
    }
  }
  [[nodiscard]] std::size_t nodes() const { return nodes_; }

 private:
  std::unordered_set<const void*> seen_;
  std::size_t nodes_ = 0;
};

/// Both YAML readers alone, for the share of the second opinion; on a copy of the sources.
void measure_readers(const source::MemoryTree& company, double& first, double& second) {
  source::SourceFiles sources;
  diagnostics::Diagnostics findings;
  const model::ProjectFiles files = model::find_project_files(company, sources, findings);
  document::Arena arena;
  document::Origins origins;
  std::vector<source::FileId> all;
  for (const auto& [name, folder] : files.folders) {
    for (const auto& [service, file] : folder.service_files) all.push_back(file);
  }
  Stopwatch watch;
  for (const source::FileId file : all) (void)document::read_yaml(file, sources, arena, origins, {}, findings);
  first = watch.lap();
  for (const source::FileId file : all) {
    document::check_second_opinion(file, sources, diagnostics::Owner::model, findings);
  }
  second = watch.lap();
}

/// What a run does besides rendering and verifying.
struct Mode {
  std::size_t jobs = 1;
  bool record = true;    // source maps
  bool judge = true;     // the project's policies
  bool readers = false;  // the YAML readers alone as well
};

/// Policies find what they find in the estate, whose waivers do not cover its copies.
bool has_failed(const diagnostics::Diagnostics& findings) {
  return std::ranges::any_of(findings.all(), [](const diagnostics::Diagnostic& finding) {
    return finding.counts_as_error() && !std::string_view{finding.rule->code}.starts_with("policy.");
  });
}

int measure(const std::string& root, std::size_t services, const Mode& mode) {
  const source::MemoryTree company = synthetic_company(root, services);
  double first_reader = 0;
  double second_reader = 0;
  if (mode.readers) measure_readers(company, first_reader, second_reader);
  const source::OverlayTree tree(company, shipped::tree());
  source::SourceFiles sources;
  diagnostics::Diagnostics findings;
  const double user_before = user_microseconds();
  Stopwatch watch;
  const auto model = model::load_model(tree, sources, {.jobs = mode.jobs}, findings);
  const double load = watch.lap();
  checks::run_checks(*model, mode.jobs, findings);
  const double check = watch.lap();
  document::Arena plan_arena;
  const auto plan = render::load_plan(*model, tree, sources, plan_arena, {}, findings);
  const auto policies = policy::load_policies(source::DirectoryTree(root), sources, model->origins, findings);
  policy::Run judging(*policies, *model);
  const double planning = watch.lap();
  std::vector<std::size_t> all(model->units.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  const flow::RunOptions options{
      .jobs = mode.jobs,
      .render = {.recording = mode.record ? gotemplate::Output::Recording::on : gotemplate::Output::Recording::off},
      .policies = mode.judge ? &judging : nullptr};
  flow::run_units(
      *model, *plan, all, sources, options, [](auto&, auto&) {}, findings);
  const double render = watch.lap();
  const double user = user_microseconds() - user_before;

  char folder[] = "/tmp/stageplot-bench-XXXXXX";
  if (mkdtemp(folder) == nullptr) return 1;
  writer::WriteRequest request{.output_directory = folder, .tool_version = "bench"};
  for (const model::Unit& unit : model->units) request.units.push_back({model->environment(unit).name, unit.service});
  writer::Writer writer(std::move(request));
  if (writer.begin(findings) != writer::Start::ready) return 1;
  flow::run_units(
      *model, *plan, all, sources, options,
      [&](flow::UnitOutcome& outcome, diagnostics::Diagnostics& found) {
        artifact::RenderedUnit unit{
            .environment = outcome.environment.name, .service = outcome.unit.service, .files = {}};
        for (auto& output : outcome.render.outputs) unit.files.push_back(std::move(output.file));
        writer.stage(unit, found);
      },
      findings);
  (void)writer.commit(findings);
  const double write = watch.lap() - render;
  std::filesystem::remove_all(folder);

  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);  // before the count below takes memory of its own
  NodeCount count;
  for (const model::Unit& unit : model->units) count.add(unit.tree);
  const std::size_t nodes = count.nodes();
  std::size_t bytes = model->origins.size() * sizeof(document::Origin);
  for (const auto& arena : model->arenas) bytes += arena->bytes_used();
  const double units = static_cast<double>(model->units.size());
  if (has_failed(findings)) {
    std::fprintf(stderr, "%s", diagnostics::render_concise(diagnostics::finish(std::move(findings), sources)).c_str());
    return 1;
  }
  std::printf("%8zu %7zu %9.1f %8.1f %8.1f %9.1f %9.1f %9.1f %9.1f %9.0f %8.1f %8.0f\n", services, model->units.size(),
              load, check, planning, render, write, first_reader, second_reader, user / units,
              static_cast<double>(bytes) / static_cast<double>(nodes), static_cast<double>(usage.ru_maxrss) / 1024);
  std::fflush(stdout);
  return 0;
}

/// In a child process, so that the peak memory is this size's own.
bool measure_apart(const std::string& root, std::size_t services, const Mode& mode) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) _exit(measure(root, services, mode));
  int status = 0;
  return waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace
}  // namespace stageplot::bench

int main(int argc, char** argv) {
  using namespace stageplot;
  const std::size_t most = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 10'000;
  const std::size_t jobs = parallel::worker_count(0);
  std::printf(
      "a company of N services × 4 environments, %zu threads; times in milliseconds, the readers on one thread\n",
      jobs);
  std::printf(
      "services   units      load   checks     plan    render     write   libyaml  yaml-cpp   CPU µs/u  B/node  peak "
      "MB\n");
  for (std::size_t services = 10; services <= most; services *= 10) {
    if (!bench::measure_apart(STAGEPLOT_SOURCE_DIR, services, {.jobs = jobs, .readers = true})) return 1;
  }
  std::printf("\non one thread: as above, without source maps, without policies; twice\n");
  const std::size_t paired = std::min(most, std::size_t{1000});
  for (int again = 0; again < 2; ++again) {
    for (const bench::Mode& mode : {bench::Mode{}, bench::Mode{.record = false}, bench::Mode{.judge = false}}) {
      if (!bench::measure_apart(STAGEPLOT_SOURCE_DIR, paired, mode)) return 1;
    }
  }
  return 0;
}
