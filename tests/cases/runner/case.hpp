// A test case is a folder that a user could have written: a project, the commands to run in it, and what they must
// print and leave behind. tests/cases/README.md describes the files. Here a folder becomes data; nothing is run.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace stageplot::cases {

enum class StepKind {
  run,      // stageplot ARGUMENT…
  overlay,  // overlay FOLDER: copy a folder of the case over the project
  remove,   // remove PATH…: from the project
};

/// One line of the file `command`.
struct Step {
  StepKind kind = StepKind::run;
  std::string line;                    // as written, for headings and messages
  std::vector<std::string> variables;  // NAME=VALUE in front of stageplot
  std::vector<std::string> arguments;
};

struct Case {
  std::string name;  // area/pass_something
  std::filesystem::path folder;
  std::optional<std::filesystem::path> base;  // shared project that `project/` is laid over
  std::vector<Step> steps;
  bool must_fail = false;  // the last command must exit with another code than 0
  bool text_only = false;  // a failing case whose command has no JSON form
};

struct LoadedCase {
  Case value;
  std::vector<std::string> problems;  // what is wrong with the folder itself; the case isn't run
};

/// `root` is tests/cases, `name` the folder below it.
[[nodiscard]] LoadedCase load_case(const std::filesystem::path& root, const std::string& name);

/// Names of all cases below `root`, sorted: folders `AREA/pass_…` and `AREA/fail_…`.
[[nodiscard]] std::vector<std::string> find_cases(const std::filesystem::path& root);

/// The words of a command line: separated by spaces, `'…'` and `"…"` keep spaces, no escapes or variables.
[[nodiscard]] std::vector<std::string> split_words(const std::string& line);

}  // namespace stageplot::cases
