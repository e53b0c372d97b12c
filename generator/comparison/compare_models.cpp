#include "comparison/compare_models.hpp"

#include <atomic>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "comparison/compare_unit.hpp"
#include "diff/summarise.hpp"
#include "parallel/parallel_for.hpp"

namespace stageplot::comparison {
namespace {

constexpr std::size_t kMostKept = 32;  // units in memory between the two passes

}  // namespace

void compare_models(const Side& a, const Side& b, std::span<const UnitPair> pairs, const CompareOptions& options,
                    diff::Report& report, diagnostics::Diagnostics& diagnostics) {
  // Secrets are hidden wherever they stand, so that all of them have to be known before the first text is made. What
  // differs is rendered a second time then; few enough units are kept.
  struct Job {
    std::unique_ptr<UnitComparison> kept;
    std::unique_ptr<redaction::Redactor> secrets;  // of a unit that differs
    UnitDifferences differences;
    diagnostics::Diagnostics findings;
    std::size_t outputs = 0;
    std::size_t blocked = 0;
    bool differs = false;
  };
  std::vector<Job> jobs(pairs.size());
  std::atomic<std::size_t> kept{0};
  parallel::parallel_for(options.jobs, pairs.size(), [&](std::size_t i, std::size_t) {
    auto unit = std::make_unique<UnitComparison>(pairs[i], a, b);
    jobs[i].outputs = unit->outputs();
    jobs[i].blocked = unit->blocked();
    jobs[i].differs = unit->differs();
    jobs[i].findings = unit->findings();
    if (!jobs[i].differs) return;
    jobs[i].secrets = std::make_unique<redaction::Redactor>();
    unit->learn(*jobs[i].secrets);
    if (kept.fetch_add(1) < kMostKept) jobs[i].kept = std::move(unit);
  });
  redaction::Redactor redactor;
  for (const Job& job : jobs) {
    if (job.differs) redactor.add_all(*job.secrets);
  }
  parallel::parallel_for(options.jobs, pairs.size(), [&](std::size_t i, std::size_t) {
    if (!jobs[i].differs) return;
    std::unique_ptr<UnitComparison> unit = std::move(jobs[i].kept);
    if (unit == nullptr) unit = std::make_unique<UnitComparison>(pairs[i], a, b);
    jobs[i].differences = unit->compare(redactor);
  });
  std::size_t blocked = 0;
  for (Job& job : jobs) {
    std::ranges::move(job.differences.subjects, std::back_inserter(report.subjects));
    std::ranges::move(job.differences.notes, std::back_inserter(report.cells));
    report.summary.objects += job.outputs - job.blocked;
    blocked += job.blocked;
    report.summary.leaves += job.differences.leaves;
    diagnostics.merge(std::move(job.findings));
  }
  if (blocked != 0) {
    report.notes.push_back(std::to_string(blocked) + (blocked == 1 ? " output is" : " outputs are") +
                           " not compared: blocked by unknown values on both sides");
  }
  diff::summarise(report);
  diff::count_cells(report);
}

}  // namespace stageplot::comparison
