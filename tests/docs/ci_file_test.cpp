// `.gitlab-ci.yml` runs nowhere but at GitLab. Held here against what it refers to: the words of ./dev, the scripts of
// the repository, the options of the tool, and the reports that its own commands write.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cases/runner/case.hpp"
#include "cases/runner/files.hpp"
#include "cases/runner/process.hpp"

namespace stageplot {
namespace {

const std::filesystem::path kRoot{STAGEPLOT_SOURCE_DIR};

/// The jobs that `.gitlab-ci.yml` has, and those of the template that it includes, with its inputs.
struct CiFiles {
  YAML::Node own;
  YAML::Node declared;  // of the template: its inputs with their defaults
  YAML::Node given;     // to the template
  std::string body;     // of the template, as it is written
};

CiFiles ci_files() {
  CiFiles files{.own = YAML::LoadFile((kRoot / ".gitlab-ci.yml").string()), .declared = {}, .given = {}, .body = {}};
  const YAML::Node include = files.own["include"][0];
  files.given = include["inputs"];
  const std::string text = cases::read_file(kRoot / include["local"].as<std::string>().substr(1)).value_or("");
  const std::size_t end = text.find("\n---\n");
  files.declared = YAML::Load(text.substr(0, end))["spec"]["inputs"];
  files.body = text.substr(end + 5);
  return files;
}

/// As GitLab fills them in.
std::string with_inputs(std::string text, const YAML::Node& declared, const YAML::Node& given) {
  static constexpr std::string_view kOpen = "$[[ inputs.";
  static constexpr std::string_view kClose = " ]]";
  for (std::size_t at = text.find(kOpen); at != std::string::npos; at = text.find(kOpen, at)) {
    const std::size_t end = text.find(kClose, at);
    const std::string name = text.substr(at + kOpen.size(), end - at - kOpen.size());
    EXPECT_TRUE(declared[name].IsDefined()) << name;
    const YAML::Node value = given[name] ? given[name] : declared[name]["default"];
    text.replace(at, end + kClose.size() - at, value.as<std::string>());
  }
  return text;
}

/// All jobs of this repository's pipelines.
YAML::Node ci_file() {
  const CiFiles files = ci_files();
  YAML::Node jobs = YAML::Load(with_inputs(files.body, files.declared, files.given));
  for (const auto& entry : files.own) jobs[entry.first.as<std::string>()] = entry.second;
  return jobs;
}

/// The lines of `script` of all jobs.
std::vector<std::string> script_lines(const YAML::Node& root) {
  std::vector<std::string> lines;
  for (const auto& entry : root) {
    if (!entry.second.IsMap() || !entry.second["script"]) continue;
    for (const auto& line : entry.second["script"]) lines.push_back(line.as<std::string>());
  }
  return lines;
}

/// `./dev run ARGUMENTS` and `./dev render ARGUMENTS` as the tool gets them; nothing for other lines.
std::vector<std::string> tool_arguments(const std::string& line) {
  std::vector<std::string> words = cases::split_words(line);
  if (words.size() < 2 || words[0] != "./dev" || (words[1] != "run" && words[1] != "render")) return {};
  words.erase(words.begin(), words.begin() + (words[1] == "run" ? 2 : 1));
  return words;
}

TEST(CiFile, RunsWordsAndScriptsThatExist) {
  const cases::TemporaryDirectory scratch;
  const std::string help =
      cases::run_process(kRoot / "dev", {"help"}, {.folder = kRoot, .scratch = scratch.path(), .variables = {}}).output;
  const std::vector<std::string> lines = script_lines(ci_file());
  ASSERT_GE(lines.size(), 2u);
  for (const std::string& line : lines) {
    const std::vector<std::string> words = cases::split_words(line);
    if (words.at(0) == "./dev") {
      EXPECT_NE(help.find("\n  " + words.at(1) + " "), std::string::npos) << line;
    } else {
      EXPECT_TRUE(std::filesystem::is_regular_file(kRoot / words.at(0))) << line;
    }
  }
}

TEST(CiFile, ReportsAreWhatTheCommandsWrite) {
  const YAML::Node root = ci_file();
  const YAML::Node reports = root[".stageplot_reports"]["artifacts"]["reports"];
  const std::string quality = "gitlab=" + reports["codequality"].as<std::string>();
  const std::string junit = "junit=" + reports["junit"].as<std::string>();
  for (const char* job : {"stageplot-check", "stageplot-rendered"}) {
    EXPECT_EQ(root[job]["extends"][1].as<std::string>(), ".stageplot_reports");
    const std::vector<std::string> words = tool_arguments(root[job]["script"][0].as<std::string>());
    EXPECT_EQ(std::count(words.begin(), words.end(), quality), 1) << job;
    EXPECT_EQ(std::count(words.begin(), words.end(), junit), 1) << job;
  }
}

TEST(CiFile, TheToolTakesItsArguments) {
  for (const std::string& line : script_lines(ci_file())) {
    const std::vector<std::string> arguments = tool_arguments(line);
    if (arguments.empty()) continue;
    // In an empty folder a command that understands its arguments complains of the missing project alone.
    const cases::TemporaryDirectory scratch;
    const cases::ProcessResult result = cases::run_process(
        STAGEPLOT_TOOL, arguments, {.folder = scratch.path(), .scratch = scratch.path(), .variables = {}});
    EXPECT_NE(result.errors.find("error[project."), std::string::npos) << line << "\n" << result.errors;
    EXPECT_TRUE(std::filesystem::exists(scratch.path() / "junit.xml")) << line;
  }
}

TEST(CiFile, TheTemplateHasTheInputsThatItDeclares) {
  const CiFiles files = ci_files();
  for (const auto& input : files.given) {
    EXPECT_TRUE(files.declared[input.first.as<std::string>()].IsDefined()) << input.first.as<std::string>();
  }
  for (const auto& input : files.declared) {
    const std::string name = input.first.as<std::string>();
    EXPECT_NE(files.body.find("$[[ inputs." + name + " ]]"), std::string::npos) << name;
    EXPECT_TRUE(input.second["default"].IsDefined() && input.second["description"].IsDefined()) << name;
  }
  // Without any input it is what a project with the installed command runs.
  const YAML::Node jobs = YAML::Load(with_inputs(files.body, files.declared, {}));
  EXPECT_EQ(jobs["stageplot-diff"]["script"][0].as<std::string>(), "stageplot-merge-request stageplot-diff");
  for (const auto& path : jobs["stageplot-diff"]["artifacts"]["paths"]) {
    EXPECT_TRUE(path.as<std::string>().starts_with("stageplot-diff/report.")) << path;
  }
}

TEST(CiFile, TheWorkflowForGitHubIsYaml) {
  const YAML::Node workflow = YAML::LoadFile((kRoot / "docs/github-workflow.yml").string());
  const YAML::Node steps = workflow["jobs"]["stageplot"]["steps"];
  EXPECT_EQ(steps[1]["with"]["fetch-depth"].as<int>(), 2) << "the base is the merge's first parent";
  EXPECT_EQ(steps[4]["run"].as<std::string>(), "stageplot-merge-request stageplot-diff");
}

TEST(CiFile, HooksRunCommandsThatExist) {
  for (const auto& hook : YAML::LoadFile((kRoot / ".pre-commit-hooks.yaml").string())) {
    const cases::TemporaryDirectory scratch;
    std::vector<std::string> words = cases::split_words(hook["entry"].as<std::string>());
    ASSERT_EQ(words.at(0), "stageplot");
    words.erase(words.begin());
    const cases::ProcessResult result = cases::run_process(
        STAGEPLOT_TOOL, words, {.folder = scratch.path(), .scratch = scratch.path(), .variables = {}});
    EXPECT_NE(result.errors.find("error[project."), std::string::npos) << result.errors;
  }
}

}  // namespace
}  // namespace stageplot
