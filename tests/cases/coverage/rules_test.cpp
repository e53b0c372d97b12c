// Every finding code stands in what some test case expects, or in uncovered.txt with a reason.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "cases/runner/case.hpp"
#include "cases/runner/files.hpp"
#include "diagnostics/rule.hpp"

namespace stageplot::cases {
namespace {

const std::filesystem::path kRoot = std::filesystem::path{STAGEPLOT_SOURCE_DIR} / "tests/cases";

/// Codes as they are printed, `[family.name]` as text or `"code": "family.name"` as JSON, in the outputs that cases
/// expect. What a failing case prints as JSON is the same run again, so expected.json need not be read.
std::set<std::string> codes_in_cases() {
  std::set<std::string> codes;
  for (const std::string& name : find_cases(kRoot)) {
    for (const char* file : {"expected.stdout", "expected.stderr"}) {
      const std::string text = read_file(kRoot / name / file).value_or("");
      for (const diagnostics::Rule* rule : diagnostics::all_rules()) {
        const std::string code{rule->code};
        const bool as_text = text.find("[" + code + "]") != std::string::npos;
        const bool as_json = text.find("\"code\": \"" + code + "\"") != std::string::npos;
        if (as_text || as_json) codes.insert(code);
      }
    }
  }
  return codes;
}

/// Code → reason.
std::map<std::string, std::string> exemptions() {
  std::map<std::string, std::string> result;
  std::istringstream lines(read_file(kRoot / "uncovered.txt").value_or(""));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t space = line.find(' ');
    const std::size_t reason = line.find_first_not_of(' ', space);
    result[line.substr(0, space)] = reason == std::string::npos ? std::string{} : line.substr(reason);
  }
  return result;
}

TEST(RuleCoverage, EveryCodeIsProducedByACase) {
  const std::set<std::string> covered = codes_in_cases();
  const auto exempt = exemptions();
  std::string missing;
  for (const diagnostics::Rule* rule : diagnostics::all_rules()) {
    const std::string code{rule->code};
    if (!covered.contains(code) && !exempt.contains(code)) missing += code + "\n";
  }
  EXPECT_EQ(missing, "") << "add a case under tests/cases/, or a line with the reason to uncovered.txt";
}

TEST(RuleCoverage, ExemptionsAreNeededAndExplained) {
  const std::set<std::string> covered = codes_in_cases();
  for (const auto& [code, reason] : exemptions()) {
    EXPECT_NE(diagnostics::find_rule(code), nullptr) << code << " is no finding code";
    EXPECT_FALSE(covered.contains(code)) << code << " is produced by a case: take it off the list";
    const std::string unit_test = reason.substr(0, reason.find(": "));
    EXPECT_LT(unit_test.size() + 2, reason.size()) << code << " has no reason";
    const std::string text = read_file(std::filesystem::path{STAGEPLOT_SOURCE_DIR} / unit_test).value_or("");
    EXPECT_NE(text.find(code), std::string::npos) << unit_test << " does not produce " << code;
  }
}

}  // namespace
}  // namespace stageplot::cases
