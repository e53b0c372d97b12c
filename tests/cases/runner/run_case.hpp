// Runs one case in a copy of its project and compares everything it printed and left behind.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cases/runner/case.hpp"

namespace stageplot::cases {

/// What a case printed and left behind, under the names of the files that expect it: `expected.stdout`,
/// `expected.stderr`, `expected.exit`, `expected.json`; `expected/PATH` for each file that the commands made or changed
/// in the project, `expected.removed` with the paths of those that they removed.
using Outcome = std::map<std::string, std::string>;

struct Run {
  Outcome outcome;
  std::vector<std::string> problems;  // no comparison can pass: a time-out, a crash, a pass_ case that fails
};

/// The temporary directory's name is replaced by `$PROJECT` in what was printed.
[[nodiscard]] Run run_case(const Case& test, const std::filesystem::path& tool);

/// What the case's folder expects, under the same names.
[[nodiscard]] Outcome expected_outcome(const Case& test);

/// One paragraph for each file that differs; empty when all is as expected.
[[nodiscard]] std::string compare(const Outcome& expected, const Outcome& actual);

/// Makes the case's folder expect the outcome; returns the names of the files that changed.
std::vector<std::string> accept(const Case& test, const Outcome& actual);

}  // namespace stageplot::cases
