#include "cases/runner/case.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "cases/runner/files.hpp"

namespace stageplot::cases {
namespace {

namespace fs = std::filesystem;

bool is_assignment(const std::string& word) {
  const std::size_t equals = word.find('=');
  return equals != std::string::npos && equals > 0 && word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == equals;
}

/// Reads one line of `command`; an empty result means that it is neither of the known kinds.
std::optional<Step> parse_step(const std::string& line) {
  Step step;
  step.line = line;
  std::vector<std::string> words = split_words(line);
  std::size_t next = 0;
  while (next < words.size() && is_assignment(words[next])) step.variables.push_back(words[next++]);
  if (next == words.size()) return std::nullopt;
  const std::string verb = words[next++];
  step.arguments.assign(words.begin() + static_cast<std::ptrdiff_t>(next), words.end());
  if (verb == "stageplot") {
    step.kind = StepKind::run;
  } else if (verb == "overlay" && step.arguments.size() == 1) {
    step.kind = StepKind::overlay;
  } else if (verb == "remove" && !step.arguments.empty()) {
    step.kind = StepKind::remove;
  } else {
    return std::nullopt;
  }
  return step;
}

/// A file that nothing reads is a mistake: a misspelt expectation would never be compared.
void refuse_unknown_files(const Case& test, std::vector<std::string>& problems) {
  std::set<std::string> known = {
      "command",         "base",          "project",          "expected",      "expected.stdout",
      "expected.stderr", "expected.exit", "expected.removed", "expected.json", "README.md"};
  if (test.must_fail) known.insert("text-only");
  for (const Step& step : test.steps) {
    if (step.kind == StepKind::overlay) known.insert(step.arguments[0]);
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(test.folder)) {
    const std::string name = entry.path().filename().string();
    if (!known.contains(name)) problems.push_back("`" + name + "` is not a file of a test case");
  }
}

}  // namespace

std::vector<std::string> split_words(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool inside = false;
  char quote = '\0';
  for (const char c : line) {
    if (quote != '\0') {
      if (c == quote) {
        quote = '\0';
      } else {
        word += c;
      }
    } else if (c == '\'' || c == '"') {
      quote = c;
      inside = true;
    } else if (c == ' ' || c == '\t') {
      if (inside) words.push_back(std::move(word));
      word.clear();
      inside = false;
    } else {
      word += c;
      inside = true;
    }
  }
  if (inside) words.push_back(std::move(word));
  return words;
}

LoadedCase load_case(const fs::path& root, const std::string& name) {
  LoadedCase loaded;
  Case& test = loaded.value;
  test.name = name;
  test.folder = root / name;
  test.must_fail = test.folder.filename().string().starts_with("fail_");
  test.text_only = test.must_fail && fs::exists(test.folder / "text-only");

  std::istringstream lines(read_file(test.folder / "command").value_or(""));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    if (std::optional<Step> step = parse_step(line)) {
      test.steps.push_back(std::move(*step));
    } else {
      loaded.problems.push_back(
          "`command` has a line that is neither `stageplot …`, `overlay FOLDER` nor `remove PATH…`: " + line);
    }
  }
  const bool runs_something =
      std::any_of(test.steps.begin(), test.steps.end(), [](const Step& s) { return s.kind == StepKind::run; });
  if (!runs_something) loaded.problems.push_back("`command` runs nothing");

  if (const std::optional<std::string> base = read_file(test.folder / "base")) {
    const std::vector<std::string> words = split_words(base->substr(0, base->find('\n')));
    test.base = root / (words.empty() ? std::string{} : words[0]);
    if (words.size() != 1 || !fs::is_directory(*test.base)) {
      loaded.problems.push_back("`base` must name one folder below tests/cases");
    }
  }
  refuse_unknown_files(test, loaded.problems);
  return loaded;
}

std::vector<std::string> find_cases(const fs::path& root) {
  std::vector<std::string> names;
  for (const fs::directory_entry& area : fs::directory_iterator(root)) {
    if (!area.is_directory()) continue;
    for (const fs::directory_entry& entry : fs::directory_iterator(area.path())) {
      const std::string name = entry.path().filename().string();
      if (!entry.is_directory() || (!name.starts_with("pass_") && !name.starts_with("fail_"))) continue;
      names.push_back(area.path().filename().string() + "/" + name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace stageplot::cases
