// Expressions and their results, as tables in data/: pairs of lines, the expression and the indented result. Lines with
// `#` and empty ones separate them.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "unit/policy_cel/evaluation.hpp"

namespace stageplot::policy::cel {
namespace {

std::string read(std::string_view name) {
  std::string path = STAGEPLOT_SOURCE_DIR;
  path += "/tests/unit/policy_cel/data/";
  path += name;
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class Table : public testing::TestWithParam<std::string> {};

TEST_P(Table, GivesTheResultsWrittenInIt) {
  std::istringstream lines(read(GetParam() + ".txt"));
  const Subject deployment(read("deployment.yaml"));
  std::string expression;
  std::size_t count = 0;
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty() || line.starts_with("#")) continue;
    if (!line.starts_with("    ")) {
      ASSERT_EQ(expression, "") << GetParam() << ".txt:" << number << ": the expression above has no result";
      expression = line;
      continue;
    }
    EXPECT_EQ(outcome(expression, &deployment), line.substr(4))
        << GetParam() << ".txt:" << number << ": " << expression;
    expression.clear();
    ++count;
  }
  EXPECT_GT(count, 0U);
}

INSTANTIATE_TEST_SUITE_P(Data, Table,
                         testing::Values("core", "macros", "optionals", "strings", "times", "lists", "quantity",
                                         "regex", "network", "url", "format", "semver", "math", "documents"),
                         [](const auto& name) { return name.param; });

}  // namespace
}  // namespace stageplot::policy::cel
