// All cases of a folder, or those that a filter names, run side by side and reported in the order of their names.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace stageplot::cases {

enum class Mode {
  compare,
  accept,  // make the cases expect what the tool does now; nothing counts as passed
};

struct SuiteOptions {
  std::filesystem::path tool;
  std::filesystem::path root;        // tests/cases
  std::vector<std::string> filters;  // parts of names; none means all
  Mode mode = Mode::compare;
  std::size_t jobs = 0;  // 0: the machine's cores
};

struct SuiteResult {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t accepted = 0;
  std::string report;  // failures with their differences, then one line of counts
};

[[nodiscard]] SuiteResult run_suite(const SuiteOptions& options);

}  // namespace stageplot::cases
