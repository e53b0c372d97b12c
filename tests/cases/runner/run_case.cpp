#include "cases/runner/run_case.hpp"

#include <set>

#include "cases/runner/files.hpp"
#include "cases/runner/process.hpp"
#include "cases/runner/text_diff.hpp"

namespace stageplot::cases {
namespace {

namespace fs = std::filesystem;

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

/// A copy of the case's project, and the commands run in it so far.
class Workspace {
 public:
  Workspace(const Case& test, const fs::path& tool) : test_(test), tool_(tool) {
    fs::create_directories(project());
    fs::create_directories(directory_.path() / "scratch");
    if (test.base) copy_tree(*test.base, project());
    if (fs::is_directory(test.folder / "project")) copy_tree(test.folder / "project", project());
  }

  [[nodiscard]] fs::path project() const { return directory_.path() / "project"; }

  /// Does one step; what a command printed, or nothing for the other kinds.
  ProcessResult take(const Step& step, const std::vector<std::string>& more_arguments, Run& run) {
    if (step.kind == StepKind::overlay) copy_tree(test_.folder / step.arguments[0], project());
    if (step.kind == StepKind::remove) {
      for (const std::string& path : step.arguments) fs::remove_all(project() / path);
    }
    if (step.kind != StepKind::run) return {};
    std::vector<std::string> arguments = step.arguments;
    arguments.insert(arguments.end(), more_arguments.begin(), more_arguments.end());
    ProcessResult result = run_process(
        tool_, arguments, {.folder = project(), .scratch = directory_.path() / "scratch", .variables = step.variables});
    result.output = replaced(std::move(result.output), project().string(), "$PROJECT");
    result.errors = replaced(std::move(result.errors), project().string(), "$PROJECT");
    if (result.timed_out) run.problems.push_back("`" + step.line + "` did not end in time");
    if (!result.timed_out && result.exit_code >= 128) {
      run.problems.push_back("`" + step.line + "` was ended by signal " + std::to_string(result.exit_code - 128));
    }
    return result;
  }

 private:
  const Case& test_;
  const fs::path& tool_;
  TemporaryDirectory directory_;
};

std::size_t last_run(const Case& test) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < test.steps.size(); ++i) {
    if (test.steps[i].kind == StepKind::run) last = i;
  }
  return last;
}

bool runs_more_than_one(const Case& test) {
  std::size_t runs = 0;
  for (const Step& step : test.steps) runs += step.kind == StepKind::run ? 1 : 0;
  return runs > 1;
}

/// What the commands did to the project: its tree against that of a project where only the other steps were taken.
void add_changes(Outcome& outcome, const std::map<std::string, std::string>& before,
                 const std::map<std::string, std::string>& after) {
  for (const auto& [path, text] : after) {
    const auto found = before.find(path);
    if (found == before.end() || found->second != text) outcome["expected/" + path] = text;
  }
  std::string removed;
  for (const auto& [path, text] : before) {
    if (!after.contains(path)) removed += path + "\n";
  }
  if (!removed.empty()) outcome["expected.removed"] = removed;
}

void keep(Outcome& outcome, const std::string& name, std::string text) {
  if (!text.empty()) outcome[name] = std::move(text);
}

}  // namespace

Run run_case(const Case& test, const fs::path& tool) {
  Run run;
  std::string output;
  std::string errors;
  std::string codes;
  int last_code = 0;
  Workspace workspace(test, tool);
  const bool headings = runs_more_than_one(test);
  for (const Step& step : test.steps) {
    const ProcessResult result = workspace.take(step, {}, run);
    if (step.kind != StepKind::run) continue;
    const std::string heading = headings ? "$ " + step.line + "\n" : std::string{};
    if (!result.output.empty()) output += heading + result.output;
    if (!result.errors.empty()) errors += heading + result.errors;
    codes += std::to_string(result.exit_code) + "\n";
    last_code = result.exit_code;
  }
  keep(run.outcome, "expected.stdout", std::move(output));
  keep(run.outcome, "expected.stderr", std::move(errors));
  if (codes.find_first_not_of("0\n") != std::string::npos) run.outcome["expected.exit"] = codes;
  Workspace untouched(test, tool);
  for (const Step& step : test.steps) {
    if (step.kind != StepKind::run) (void)untouched.take(step, {}, run);
  }
  add_changes(run.outcome, read_tree(untouched.project()), read_tree(workspace.project()));

  if (test.must_fail && last_code == 0) run.problems.push_back("a fail_ case must not exit with 0");
  if (!test.must_fail && last_code != 0) {
    run.problems.push_back("a pass_ case must exit with 0, not " + std::to_string(last_code));
  }
  if (test.must_fail && !test.text_only) {
    Workspace again(test, tool);
    const std::size_t last = last_run(test);
    for (std::size_t i = 0; i < last; ++i) (void)again.take(test.steps[i], {}, run);
    const ProcessResult result = again.take(test.steps[last], {"--format", "json"}, run);
    run.outcome["expected.json"] = result.output + result.errors;
    if (result.exit_code != last_code) {
      run.problems.push_back("with --format json it exits with " + std::to_string(result.exit_code) +
                             ", without with " + std::to_string(last_code));
    }
  }
  return run;
}

Outcome expected_outcome(const Case& test) {
  Outcome outcome;
  for (const char* name :
       {"expected.stdout", "expected.stderr", "expected.exit", "expected.json", "expected.removed"}) {
    if (std::optional<std::string> text = read_file(test.folder / name)) outcome[name] = std::move(*text);
  }
  for (const auto& [path, text] : read_tree(test.folder / "expected")) outcome["expected/" + path] = text;
  return outcome;
}

std::string compare(const Outcome& expected, const Outcome& actual) {
  std::set<std::string> names;
  for (const auto& [name, text] : expected) names.insert(name);
  for (const auto& [name, text] : actual) names.insert(name);
  std::string report;
  for (const std::string& name : names) {
    const auto wanted = expected.find(name);
    const auto found = actual.find(name);
    const std::string& wanted_text = wanted == expected.end() ? std::string{} : wanted->second;
    const std::string& found_text = found == actual.end() ? std::string{} : found->second;
    if (wanted != expected.end() && found != actual.end() && wanted_text == found_text) continue;
    report += name;
    if (wanted == expected.end()) report += " (the case does not expect it)";
    if (found == actual.end()) report += " (it was not produced)";
    report += "\n" + text_diff(wanted_text, found_text);
  }
  return report;
}

std::vector<std::string> accept(const Case& test, const Outcome& actual) {
  const Outcome expected = expected_outcome(test);
  std::vector<std::string> changed;
  for (const auto& [name, text] : expected) {
    if (actual.contains(name)) continue;
    fs::remove(test.folder / name);
    changed.push_back(name);
  }
  for (const auto& [name, text] : actual) {
    const auto found = expected.find(name);
    if (found != expected.end() && found->second == text) continue;
    write_file(test.folder / name, text);
    changed.push_back(name);
  }
  return changed;
}

}  // namespace stageplot::cases
