#include "cases/runner/suite.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

#include "cases/runner/case.hpp"
#include "cases/runner/run_case.hpp"

namespace stageplot::cases {
namespace {

enum class Status { passed, failed, accepted };

struct CaseReport {
  Status status = Status::failed;
  std::string text;
};

CaseReport report_problems(const std::string& name, const std::vector<std::string>& problems) {
  CaseReport report{Status::failed, "FAILED " + name + "\n"};
  for (const std::string& problem : problems) report.text += problem + "\n";
  return report;
}

CaseReport run_one(const SuiteOptions& options, const std::string& name) {
  const LoadedCase loaded = load_case(options.root, name);
  if (!loaded.problems.empty()) return report_problems(name, loaded.problems);
  const Run run = run_case(loaded.value, options.tool);
  if (options.mode == Mode::accept) {
    CaseReport report{Status::accepted, {}};
    for (const std::string& file : accept(loaded.value, run.outcome))
      report.text += "REWRITTEN " + name + "/" + file + "\n";
    for (const std::string& problem : run.problems) report.text += "STILL WRONG " + name + ": " + problem + "\n";
    return report;
  }
  const std::string difference = compare(expected_outcome(loaded.value), run.outcome);
  if (run.problems.empty() && difference.empty()) return {Status::passed, {}};
  CaseReport report = report_problems(name, run.problems);
  report.text += difference;
  return report;
}

bool is_selected(const SuiteOptions& options, const std::string& name) {
  return options.filters.empty() ||
         std::any_of(options.filters.begin(), options.filters.end(),
                     [&name](const std::string& filter) { return name.find(filter) != std::string::npos; });
}

}  // namespace

SuiteResult run_suite(const SuiteOptions& options) {
  std::vector<std::string> names;
  for (std::string& name : find_cases(options.root)) {
    if (is_selected(options, name)) names.push_back(std::move(name));
  }
  std::vector<CaseReport> reports(names.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < names.size(); i = next++) {
      try {
        reports[i] = run_one(options, names[i]);
      } catch (const std::exception& exception) {
        reports[i] = report_problems(names[i], {exception.what()});
      }
    }
  };
  const std::size_t jobs = options.jobs != 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < jobs; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();

  SuiteResult result;
  for (const CaseReport& report : reports) {
    result.report += report.text;
    if (report.status == Status::passed) ++result.passed;
    if (report.status == Status::failed) ++result.failed;
    if (report.status == Status::accepted) ++result.accepted;
  }
  result.report += "cases: " + std::to_string(result.passed) + " passed, " + std::to_string(result.failed) + " failed";
  if (options.mode == Mode::accept)
    result.report += ", " + std::to_string(result.accepted) + " accepted and not tested";
  result.report += "\n";
  return result;
}

}  // namespace stageplot::cases
