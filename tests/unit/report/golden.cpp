#include "unit/report/golden.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace stageplot::report {

void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = "tests/unit/report/golden/" + name;
  std::ostringstream expected;
  expected << std::ifstream(path, std::ios::binary).rdbuf();
  if (expected.str() == text) return;
  if (std::getenv("STAGEPLOT_ACCEPT") != nullptr) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
    ADD_FAILURE() << path << " is rewritten: read it, and run the test again";
    return;
  }
  EXPECT_EQ(text, expected.str()) << path;
}

}  // namespace stageplot::report
