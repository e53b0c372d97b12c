// Places and owners of findings, what stays unsaid, and values that nobody knows.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "unit/terraform_checks/modules.hpp"

namespace stageplot::terraform::checks {
namespace {

std::string lines_of(const CheckedModule& module) {
  std::string lines;
  for (const diagnostics::Diagnostic& finding : module.findings) lines += line_of(finding) + "\n";
  return lines;
}

std::string replaced(std::string text, const std::string& before, const std::string& after) {
  const std::size_t found = text.find(before);
  if (found == std::string::npos) throw std::runtime_error("no `" + before + "`");
  return text.replace(found, before.size(), after);
}

/// The sound module with one thing changed in one file.
Files changed(const std::string& file, const std::string& before, const std::string& after) {
  Files files = files_of(kFolder + "module");
  files[file] = replaced(files[file], before, after);
  return files;
}

TEST(CheckModule, PointsAtTheLiteralAndAtTheArgument) {
  const CheckedModule module = check_files(changed("terraform.tfvars", "interval = 30", "interval = 4"));
  ASSERT_EQ(module.findings.size(), 1U);
  const diagnostics::Diagnostic& finding = module.findings.front();
  EXPECT_FALSE(module.sound);
  EXPECT_EQ(finding.owner, diagnostics::Owner::model);
  EXPECT_EQ(finding.primary.resolved->file, "terraform.tfvars");
  EXPECT_EQ(finding.primary.resolved->source_line, "  interval = 4");
  ASSERT_EQ(finding.labels.size(), 1U);
  EXPECT_EQ(finding.labels.front().resolved->file, "network.tf");
  EXPECT_EQ(finding.labels.front().text, "`interval` gets it");
}

TEST(CheckModule, ALiteralInTheConfigurationIsTheTemplates) {
  const CheckedModule module = check_files(changed("network.tf", "= var.health_check.interval", "= 4"));
  ASSERT_EQ(module.findings.size(), 1U);
  EXPECT_EQ(module.findings.front().owner, diagnostics::Owner::templates);
  EXPECT_EQ(module.findings.front().primary.resolved->file, "network.tf");
  EXPECT_TRUE(module.findings.front().labels.empty());
}

TEST(CheckModule, SaysWhatTheModelSaysOnlyWhereAsked) {
  const Files files = changed("terraform.tfvars", "most  = 6", "most  = 1");
  EXPECT_EQ(lines_of(check_files(files)), "");
  EXPECT_EQ(
      lines_of(check_files(files, {.model_is_checked = false})),
      "error terraform.group-size terraform.tfvars:15 (model) aws_autoscaling_group.app.max_size: `max_size` is 1, "
      "below `min_size`, which is 2\n");
}

TEST(CheckModule, LeavesAValueOfTheModelToThePolicies) {
  const Files files = changed("terraform.tfvars", "most  = 6", "most  = 2");
  EXPECT_EQ(lines_of(check_files(files)), "");
  EXPECT_EQ(
      lines_of(check_files(files, {.model_is_checked = false})),
      "warning terraform.scaling-without-effect terraform.tfvars:15 (model) aws_autoscaling_group.app.max_size: no "
      "scaling step can act: `min_size` and `max_size` are both 2\n");
}

TEST(CheckModule, EachCodeThatTheModelSaysExists) {
  static constexpr std::string_view kPolicy = "policy.";
  std::size_t checks = 0;
  std::size_t policies = 0;
  for (const diagnostics::Rule* rule : diagnostics::all_rules()) {
    const std::string_view code = model_code_of(*rule);
    if (code.starts_with(kPolicy)) {
      const std::string file = "policies/" + std::string{code.substr(kPolicy.size())} + ".yaml";
      EXPECT_TRUE(std::filesystem::exists(std::filesystem::path{STAGEPLOT_SOURCE_DIR} / file)) << file;
      ++policies;
    } else if (!code.empty()) {
      EXPECT_NE(diagnostics::find_rule(code), nullptr) << code;
      ++checks;
    }
  }
  EXPECT_EQ(checks, 4U);
  EXPECT_EQ(policies, 4U);
}

/// Each variable in turn has no value: nothing that follows from it may be a finding.
TEST(CheckModule, UnknownValuesAreNeverWrong) {
  const Files sound = files_of(kFolder + "module");
  for (const std::string name :
       {"region", "account", "name", "instance_type", "certificate", "tags", "size", "scaling", "health_check"}) {
    Files files = sound;
    std::string& text = files["terraform.tfvars"];
    const std::size_t begin = text.find(name);
    ASSERT_NE(begin, std::string::npos) << name;
    const std::size_t line_end = text.find('\n', begin);
    const bool is_object = text[line_end - 1] == '{';
    text.erase(begin, (is_object ? text.find("\n}", begin) + 3 : line_end + 1) - begin);
    EXPECT_EQ(lines_of(check_files(files, {.model_is_checked = false})), "") << name;
  }
  Files files = sound;
  files.erase("terraform.tfvars");
  EXPECT_EQ(lines_of(check_files(files, {.model_is_checked = false})), "");
}

TEST(CheckModule, StopsAtItsLimit) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "resource \"aws_sns_topic\" \"t" + std::to_string(i) + "\" {\n  nam = 1\n}\n";
  EXPECT_EQ(check_files({{"main.tf", text}}).findings.size(), 50U);
  EXPECT_EQ(check_files({{"main.tf", text}}, {.max_findings = 10}).findings.size(), 10U);
}

}  // namespace
}  // namespace stageplot::terraform::checks
