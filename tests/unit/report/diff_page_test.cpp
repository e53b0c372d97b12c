// docs/diff.md says what every class and severity means.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "diff/report.hpp"

namespace stageplot::report {
namespace {

using diff::Class;
using diff::Mode;
using diff::Severity;

/// The first cells of all tables.
std::string first_cells() {
  std::ifstream page("docs/diff.md");
  std::string cells;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("| ")) cells += line.substr(0, line.find('|', 1)) + '\n';
  }
  return cells;
}

TEST(DiffPage, ExplainsEveryClass) {
  const std::string cells = first_cells();
  for (int number = 0; number <= static_cast<int>(Class::suspiciously_equal); ++number) {
    for (const Mode mode : {Mode::base, Mode::drift}) {
      const std::string name{name_of(static_cast<Class>(number), mode)};
      EXPECT_THAT(cells, testing::HasSubstr("`" + name + "`"));
    }
  }
}

TEST(DiffPage, ExplainsEverySeverity) {
  const std::string cells = first_cells();
  for (const Severity severity : {Severity::critical, Severity::difference, Severity::warning, Severity::information}) {
    EXPECT_THAT(cells, testing::HasSubstr("`" + std::string{name_of(severity)} + "`"));
  }
}

}  // namespace
}  // namespace stageplot::report
