// Reads the files of cases in data/; README.md there describes their form.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace stageplot::terraform::hcl {

struct ParseCase {
  std::string kind;  // the first word of the heading
  std::string name;  // the others
  std::string input;
  std::string expected;             // lines that begin with `=`, each with a line break
  std::vector<std::string> errors;  // lines that begin with `!`
};

[[nodiscard]] std::vector<ParseCase> read_cases(const std::filesystem::path& path);

}  // namespace stageplot::terraform::hcl
