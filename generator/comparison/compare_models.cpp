#include "comparison/compare_models.hpp"

#include <iterator>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "comparison/compare_unit.hpp"
#include "parallel/parallel_for.hpp"

namespace stageplot::comparison {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;

/// The matrix: a cell for each output with an item or a note.
std::vector<diff::Cell> make_cells(const std::vector<diff::Subject>& subjects, std::vector<diff::Cell> notes) {
  std::map<Key, diff::Cell> cells;
  for (diff::Cell& note : notes) {
    Key key{note.environment, note.service, note.output};
    cells.emplace(std::move(key), std::move(note));
  }
  for (const diff::Subject& subject : subjects) {
    for (const std::string& environment : subject.environments) {
      diff::Cell& cell = cells[{environment, subject.service, subject.output}];
      cell.environment = environment;
      cell.service = subject.service;
      cell.output = subject.output;
      for (const diff::Item& item : subject.items) ++cell.counts[item.severity];
    }
  }
  std::vector<diff::Cell> result;
  result.reserve(cells.size());
  for (auto& [key, cell] : cells) result.push_back(std::move(cell));
  return result;
}

void count(const diff::Subject& subject, diff::Summary& summary) {
  for (const diff::Item& item : subject.items) {
    summary.by_class[item.what] += subject.environments.size();
    summary.by_severity[item.severity] += subject.environments.size();
  }
}

}  // namespace

void compare_models(const Side& a, const Side& b, std::span<const UnitPair> pairs, const CompareOptions& options,
                    diff::Report& report, diagnostics::Diagnostics& diagnostics) {
  std::vector<UnitComparison> results(pairs.size());
  std::vector<diagnostics::Diagnostics> findings(pairs.size());
  parallel::parallel_for(options.jobs, pairs.size(),
                         [&](std::size_t i, std::size_t) { results[i] = compare_unit(pairs[i], a, b, findings[i]); });
  std::vector<diff::Cell> notes;
  for (std::size_t i = 0; i < results.size(); ++i) {
    std::ranges::move(results[i].subjects, std::back_inserter(report.subjects));
    std::ranges::move(results[i].notes, std::back_inserter(notes));
    report.summary.objects += results[i].outputs;
    report.summary.leaves += results[i].leaves;
    diagnostics.merge(std::move(findings[i]));
  }
  report.cells = make_cells(report.subjects, std::move(notes));
  for (const diff::Subject& subject : report.subjects) count(subject, report.summary);
}

}  // namespace stageplot::comparison
