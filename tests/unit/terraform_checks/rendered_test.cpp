// The modules that this repository renders: nothing that they say is an error, and what is a warning is true of the
// model.
#include <gtest/gtest.h>

#include "unit/terraform_checks/modules.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> rendered_modules() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::recursive_directory_iterator(STAGEPLOT_SOURCE_DIR "/rendered")) {
    if (entry.path().filename() == "terraform.tfvars") folders.push_back(entry.path().parent_path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

TEST(Rendered, HasNoErrors) {
  std::size_t modules = 0;
  for (const fs::path& folder : rendered_modules()) {
    std::string lines;
    for (const diagnostics::Diagnostic& finding : check_files(files_of(folder)).findings) {
      lines += line_of(finding) + "\n";
    }
    EXPECT_EQ(lines, "") << folder;
    ++modules;
  }
  EXPECT_GE(modules, 2U);
}

/// What the policies about the model say of the same values, said of the module.
TEST(Rendered, SaysWhatPoliciesSayOfTheModel) {
  const CheckedModule module = check_files(
      files_of(STAGEPLOT_SOURCE_DIR "/rendered/prod-east/export-service/terraform"), {.model_is_checked = false});
  std::string lines;
  for (const diagnostics::Diagnostic& finding : module.findings) lines += line_of(finding) + "\n";
  EXPECT_EQ(
      lines,
      "warning terraform.scaling-without-effect terraform.tfvars:75 (model) aws_autoscaling_group.app.max_size: "
      "no scaling step can act: `min_size` and `max_size` are both 1\n"
      "warning terraform.burst-credits terraform.tfvars:92 (model) "
      "aws_cloudwatch_metric_alarm.cpu[\"up\"].threshold: instances are added above 30 % of CPU, and a `t2.xlarge` "
      "without credits is held at 22.5 %\n"
      "warning terraform.scaling-thresholds terraform.tfvars:92 (model) "
      "aws_cloudwatch_metric_alarm.cpu[\"up\"].threshold: 30 % of CPU on 1 instance is 6 % on 5, not above the 15 % "
      "below which instances are removed\n");
}

}  // namespace
}  // namespace stageplot::terraform::checks
