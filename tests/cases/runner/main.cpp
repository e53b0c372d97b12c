// case_runner TOOL CASES [FILTER…]: runs the test cases of a folder with a built stageplot. With STAGEPLOT_ACCEPT set
// it rewrites their expectations instead and exits with the code that ctest counts as skipped. STAGEPLOT_CASES holds
// more filters, separated by spaces.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include "cases/runner/case.hpp"
#include "cases/runner/suite.hpp"

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 3;
constexpr int kSkipped = 77;

}  // namespace

int main(int argc, char** argv) {
  using namespace stageplot::cases;
  if (argc < 3) {
    std::cerr << "usage: case_runner TOOL CASES [FILTER…]\n";
    return kUsage;
  }
  SuiteOptions options;
  options.tool = std::filesystem::absolute(argv[1]);
  options.root = std::filesystem::absolute(argv[2]);
  options.filters.assign(argv + 3, argv + argc);
  if (const char* more = std::getenv("STAGEPLOT_CASES")) {
    for (std::string& filter : split_words(more)) options.filters.push_back(std::move(filter));
  }
  const char* accepting = std::getenv("STAGEPLOT_ACCEPT");
  if (accepting != nullptr && *accepting != '\0') options.mode = Mode::accept;

  const SuiteResult result = run_suite(options);
  std::cout << result.report;
  if (result.failed > 0) return kFailed;
  if (result.passed + result.accepted == 0) {
    std::cout << "no case has such a name\n";
    return kFailed;
  }
  return options.mode == Mode::accept ? kSkipped : 0;
}
