#include "comparison/compare_models.hpp"

#include <atomic>
#include <functional>
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

/// Whether these differences, made without any secret, would show something that is known to be one. A text that was
/// cut may have lost the rest of it.
bool shows_secrets(const UnitDifferences& differences, const redaction::Redactor& redactor) {
  const auto shows = [&redactor](std::string_view text) {
    return text.find("…") != std::string_view::npos || redactor.hides(text);
  };
  for (const diff::Subject& subject : differences.subjects) {
    for (const diff::Item& item : subject.items) {
      if ((item.a && shows(item.a->text)) || (item.b && shows(item.b->text)) || shows(item.note)) return true;
      for (const diff::TextLine& line : item.text) {
        if (shows(line.text)) return true;
      }
    }
  }
  return false;
}

/// Makes the comparison of the unit at an index, from any thread.
using Make = std::function<std::unique_ptr<UnitComparison>(std::size_t)>;

void compare_all(std::size_t count, const Make& make, const ChangedFiles& changed, const CompareOptions& options,
                 diff::Report& report, diagnostics::Diagnostics& diagnostics) {
  // A secret of one unit is hidden in all of them, under one number. Few units have any: the others are compared once,
  // and again only where they show what another one has to hide; for that they are rendered again, if they are many.
  struct Job {
    std::unique_ptr<UnitComparison> kept;
    std::unique_ptr<redaction::Redactor> secrets;  // of a unit that differs
    UnitDifferences differences;
    diagnostics::Diagnostics findings;
    std::size_t outputs = 0;
    std::size_t blocked = 0;
    bool differs = false;
  };
  std::vector<Job> jobs(count);
  std::atomic<std::size_t> kept{0};
  parallel::parallel_for(options.jobs, count, [&](std::size_t i, std::size_t) {
    auto unit = make(i);
    jobs[i].outputs = unit->outputs();
    jobs[i].blocked = unit->blocked();
    jobs[i].differs = unit->differs();
    jobs[i].findings = unit->findings();
    if (!jobs[i].differs) return;
    jobs[i].secrets = std::make_unique<redaction::Redactor>();
    unit->learn(*jobs[i].secrets);
    jobs[i].differences = unit->compare(*jobs[i].secrets, changed);
    if (kept.fetch_add(1) < kMostKept) jobs[i].kept = std::move(unit);
  });
  redaction::Redactor redactor;
  for (const Job& job : jobs) {
    if (job.differs) redactor.add_all(*job.secrets);
  }
  parallel::parallel_for(options.jobs, count, [&](std::size_t i, std::size_t) {
    if (!jobs[i].differs || jobs[i].secrets->same_as(redactor)) return;
    if (jobs[i].secrets->empty() && !shows_secrets(jobs[i].differences, redactor)) return;
    std::unique_ptr<UnitComparison> unit = std::move(jobs[i].kept);
    if (unit == nullptr) unit = make(i);
    jobs[i].differences = unit->compare(redactor, changed);
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

}  // namespace

void compare_models(const Side& a, const Side& b, std::span<const UnitPair> pairs, const CompareOptions& options,
                    diff::Report& report, diagnostics::Diagnostics& diagnostics) {
  const ChangedFiles changed(a.sources, b.sources);
  const auto make = [&](std::size_t i) {
    return std::make_unique<UnitComparison>(pairs[i], std::make_unique<RenderedSide>(a, pairs[i].a),
                                            std::make_unique<RenderedSide>(b, pairs[i].b), kBaseWords);
  };
  compare_all(pairs.size(), make, changed, options, report, diagnostics);
}

void compare_with_tree(const ReadTreeUnit& read, const Side& model, std::span<const UnitPair> pairs,
                       const CompareOptions& options, diff::Report& report, diagnostics::Diagnostics& diagnostics) {
  const ChangedFiles none(model.sources, model.sources);
  const auto make = [&](std::size_t i) {
    TreeUnit unit = read(pairs[i].name);
    auto rendered = std::make_unique<RenderedSide>(model, pairs[i].b);
    auto on_disk = std::make_unique<RenderedSide>(model, unit, *rendered);
    rendered->drop_if_blocked();
    return std::make_unique<UnitComparison>(pairs[i], std::move(on_disk), std::move(rendered), kTreeWords,
                                            std::move(unit.hand_edited));
  };
  compare_all(pairs.size(), make, none, options, report, diagnostics);
}

}  // namespace stageplot::comparison
