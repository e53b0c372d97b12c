// The cells of a Report as a table: a row a service and output, a column an environment.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/diff_view.hpp"

namespace stageplot::report {

struct MatrixCell {
  bool compared = false;  // false: the service does not run there, or has no such output
  Counts counts;
  std::size_t note = 0;  // 1-based, into Matrix::notes; 0 for none
};

struct MatrixRow {
  std::string service;  // both as views have them
  std::string output;
  std::vector<MatrixCell> cells;  // one an environment
  std::string folded;             // `the same in 3; prod-west differs`, or empty
};

struct Matrix {
  std::vector<std::string> environments;
  std::vector<MatrixRow> rows;  // those with a difference, a warning or a note
  std::size_t unchanged = 0;    // rows without
  std::vector<std::string> notes;

  [[nodiscard]] bool empty() const { return environments.empty(); }
};

[[nodiscard]] Matrix matrix_of(const diff::Report& report);

/// `2`, `3 !` where one is critical, `1 ?` where there are warnings alone, `=` unchanged; empty where nothing was
/// compared; a note's number in brackets.
[[nodiscard]] std::string words_of(const MatrixCell& cell);

/// What the signs of the cells mean.
inline constexpr std::string_view kMatrixLegend =
    "differences a cell; ! with a critical one, ? warnings alone, = unchanged, empty: not there";

}  // namespace stageplot::report
