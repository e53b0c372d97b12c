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

YAML::Node ci_file() {
  return YAML::LoadFile((kRoot / ".gitlab-ci.yml").string());
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
  const YAML::Node reports = root[".reports"]["artifacts"]["reports"];
  const std::string quality = "gitlab=" + reports["codequality"].as<std::string>();
  const std::string junit = "junit=" + reports["junit"].as<std::string>();
  for (const char* job : {"check", "rendered"}) {
    EXPECT_EQ(root[job]["extends"].as<std::string>(), ".reports");
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
    std::filesystem::create_directory(scratch.path() / "build");
    const cases::ProcessResult result = cases::run_process(
        STAGEPLOT_TOOL, arguments, {.folder = scratch.path(), .scratch = scratch.path(), .variables = {}});
    EXPECT_NE(result.errors.find("error[project."), std::string::npos) << line << "\n" << result.errors;
    EXPECT_TRUE(std::filesystem::exists(scratch.path() / "build/junit.xml")) << line;
  }
}

}  // namespace
}  // namespace stageplot
