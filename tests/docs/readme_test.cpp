// The examples of README.md are real. A block of code after `<!-- from FILE -->` must stand in that file, one after
// `<!-- prints: ARGUMENTS -->` must be what the tool prints for this repository.
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "cases/runner/case.hpp"
#include "cases/runner/files.hpp"
#include "cases/runner/process.hpp"

namespace stageplot {
namespace {

const std::filesystem::path kRoot{STAGEPLOT_SOURCE_DIR};

struct Example {
  std::string claim;  // `from FILE` or `prints: ARGUMENTS`
  std::string text;
};

/// The blocks of code that follow a comment of their own.
std::vector<Example> examples(const std::string& markdown) {
  std::vector<Example> result;
  std::istringstream lines(markdown);
  std::string claim;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("<!-- ") && line.ends_with(" -->")) {
      claim = line.substr(5, line.size() - 9);
    } else if (line.starts_with("```")) {
      inside = !inside;
      if (inside) result.push_back({claim, {}});
      if (!inside) claim.clear();
    } else if (inside) {
      result.back().text += line + "\n";
    }
  }
  std::erase_if(result, [](const Example& example) { return example.claim.empty(); });
  return result;
}

std::string printed(const std::string& arguments) {
  const cases::TemporaryDirectory scratch;
  const cases::ProcessResult result = cases::run_process(STAGEPLOT_TOOL, cases::split_words(arguments),
                                                         {.folder = kRoot, .scratch = scratch.path(), .variables = {}});
  return result.output + result.errors;
}

TEST(Readme, ExamplesAreReal) {
  const std::vector<Example> all = examples(cases::read_file(kRoot / "README.md").value_or(""));
  ASSERT_GE(all.size(), 4u);
  for (const Example& example : all) {
    if (example.claim.starts_with("from ")) {
      const std::string text = cases::read_file(kRoot / example.claim.substr(5)).value_or("");
      EXPECT_NE(text.find(example.text), std::string::npos) << example.claim << " does not have\n" << example.text;
    } else {
      ASSERT_TRUE(example.claim.starts_with("prints: ")) << example.claim;
      EXPECT_EQ(printed(example.claim.substr(8)), example.text) << example.claim;
    }
  }
}

}  // namespace
}  // namespace stageplot
