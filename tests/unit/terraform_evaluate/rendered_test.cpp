// The root modules of this repository evaluate without findings, and one of them to exactly what stands beside this
// test. STAGEPLOT_ACCEPT=1 writes it anew.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "document/json_writer.hpp"
#include "evaluation.hpp"

namespace stageplot::terraform::test {
namespace {

constexpr const char* kPinned = "tests/unit/terraform_evaluate/data/export_service_dev.json";

std::vector<std::string> module_folders() {
  std::vector<std::string> folders;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("rendered")) {
    if (entry.path().filename() == "variables.tf") folders.push_back(entry.path().parent_path().string());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

TEST(Rendered, EveryModuleEvaluatesWithoutFindings) {
  const auto folders = module_folders();
  EXPECT_GE(folders.size(), 2u);
  for (const std::string& folder : folders) {
    Evaluation evaluation;
    evaluation.add_folder(folder);
    const EvaluatedModule& module = evaluation.run(nullptr);
    EXPECT_GT(module.resources.size(), 15u);
    for (const std::string& finding : evaluation.findings()) {
      // What nobody has said yet, as the module's own check says.
      EXPECT_THAT(finding, testing::HasSubstr("terraform.condition: an assertion of `check.partner_roles`")) << folder;
    }
    for (const EvaluatedCondition& condition : module.conditions) {
      const bool partner_roles = condition.subject == "check.partner_roles";
      EXPECT_TRUE(partner_roles || dump(condition.result) != "false") << condition.subject;
    }
  }
}

/// Resources alone, one a line, so that a change is a line.
std::string dump_module(const EvaluatedModule& module) {
  std::string text = "{\n";
  for (const EvaluatedResource& resource : module.resources) {
    if (text.size() > 2) text += ",\n";
    document::append_json_string(text, resource.address());
    text += ": ";
    text += dump(resource.body);
  }
  return text + "\n}\n";
}

TEST(Rendered, OneModuleIsWhatIsPinned) {
  Evaluation evaluation;
  evaluation.add_folder("rendered/dev/export-service/terraform");
  const std::string dumped = dump_module(evaluation.run(nullptr));
  if (std::getenv("STAGEPLOT_ACCEPT") != nullptr) {
    std::ofstream(kPinned) << dumped;
    GTEST_SKIP() << "accepted";
  }
  EXPECT_EQ(read_text(kPinned), dumped);
}

}  // namespace
}  // namespace stageplot::terraform::test
