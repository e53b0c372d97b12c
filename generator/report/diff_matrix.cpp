#include "report/diff_matrix.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "diagnostics/render/visible.hpp"
#include "report/diff_folding.hpp"

namespace stageplot::report {
namespace {

using diagnostics::visible;
using diff::Severity;
using Key = std::pair<std::string, std::string>;  // service, output

/// What changes in a row: for each environment the folds that it is in.
using Changes = std::map<std::string, std::vector<std::size_t>>;

std::map<Key, Changes> changes_of(const diff::Report& report) {
  std::map<Key, Changes> changes;
  const std::vector<Fold> folds = fold(report);
  for (std::size_t i = 0; i < folds.size(); ++i) {
    const diff::Subject& subject = *folds[i].subjects.front();
    const auto counts = [](const diff::Item& item) { return item.severity > Severity::information; };
    if (!std::ranges::any_of(subject.items, counts)) continue;
    for (const std::string& environment : folds[i].environments) {
      changes[{subject.service, subject.output}][environment].push_back(i);
    }
  }
  return changes;
}

/// The environments with the most common change, and in words the others.
std::string folded_words(const Changes& changes) {
  std::map<std::vector<std::size_t>, std::vector<std::string>> groups;
  for (const auto& [environment, subjects] : changes) groups[subjects].push_back(environment);
  const auto largest = std::ranges::max_element(groups, {}, [](const auto& group) { return group.second.size(); });
  if (largest == groups.end() || largest->second.size() < 2) return {};
  std::string words = "the same in " + std::to_string(largest->second.size());
  std::string others;
  std::size_t number = 0;
  for (const auto& [environment, subjects] : changes) {
    if (subjects == largest->first) continue;
    others += (others.empty() ? "" : ", ") + visible(environment);
    ++number;
  }
  if (number > 0) words += "; " + others + (number == 1 ? " differs" : " differ");
  return words;
}

bool is_worth_a_row(const MatrixRow& row) {
  return std::ranges::any_of(row.cells, [](const MatrixCell& cell) {
    return cell.note != 0 || cell.counts.of(Severity::critical) != 0 || cell.counts.of(Severity::difference) != 0 ||
           cell.counts.of(Severity::warning) != 0;
  });
}

}  // namespace

std::string words_of(const MatrixCell& cell) {
  const std::size_t critical = cell.counts.of(Severity::critical);
  const std::size_t differences = critical + cell.counts.of(Severity::difference);
  const std::size_t warnings = cell.counts.of(Severity::warning);
  std::string text;
  if (differences > 0) {
    text = std::to_string(differences) + (critical > 0 ? " !" : "");
  } else if (warnings > 0) {
    text = std::to_string(warnings) + " ?";
  } else if (cell.compared && cell.note == 0) {
    text = "=";
  }
  if (cell.note != 0) text += (text.empty() ? "[" : " [") + std::to_string(cell.note) + "]";
  return text;
}

Matrix matrix_of(const diff::Report& report) {
  Matrix matrix;
  std::map<std::string, std::size_t> columns;
  for (const diff::Cell& cell : report.cells) columns.emplace(cell.environment, 0);
  for (auto& [environment, column] : columns) {
    column = matrix.environments.size();
    matrix.environments.push_back(visible(environment));
  }
  std::map<Key, MatrixRow> rows;
  std::map<std::string_view, std::size_t> notes;
  for (const diff::Cell& cell : report.cells) {
    MatrixRow& row = rows[{cell.service, cell.output}];
    row.cells.resize(columns.size());
    MatrixCell& place = row.cells[columns[cell.environment]];
    place.compared = true;
    for (const auto& [severity, number] : cell.counts) {
      place.counts.by_severity[static_cast<std::size_t>(severity)] += number;
    }
    if (cell.note.empty()) continue;
    const auto [known, added] = notes.emplace(cell.note, matrix.notes.size() + 1);
    if (added) matrix.notes.push_back(visible(cell.note));
    place.note = known->second;
  }
  const std::map<Key, Changes> changes = changes_of(report);
  for (auto& [key, row] : rows) {
    if (!is_worth_a_row(row)) {
      ++matrix.unchanged;
      continue;
    }
    row.service = visible(key.first);
    row.output = visible(key.second);
    if (const auto found = changes.find(key); found != changes.end()) row.folded = folded_words(found->second);
    matrix.rows.push_back(std::move(row));
  }
  return matrix;
}

}  // namespace stageplot::report
