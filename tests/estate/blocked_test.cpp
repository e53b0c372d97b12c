// The units that cannot be rendered until somebody gives a value that no document does. A unit more or less on this
// list is a change of what the project can deploy.
#include <gtest/gtest.h>

#include "source/file_tree.hpp"

namespace stageplot::estate {
namespace {

TEST(BlockedTest, lists_exactly_the_blocked_units) {
  const source::DirectoryTree project(STAGEPLOT_SOURCE_DIR);
  const source::ReadResult report = project.read("rendered/BLOCKED.md");
  ASSERT_TRUE(report.text.has_value()) << report.error;
  std::string units;
  std::string_view text = *report.text;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.starts_with("## ")) units += std::string(line.substr(3)) + '\n';
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  EXPECT_EQ(units, "preprod/export-service\n");
  EXPECT_TRUE(project.list("rendered/preprod/export-service").empty());
}

TEST(BlockedTest, every_other_unit_of_the_instances_is_rendered) {
  const source::DirectoryTree project(STAGEPLOT_SOURCE_DIR);
  for (const std::string environment : {"dev", "prod-east"}) {
    EXPECT_FALSE(project.list("rendered/" + environment + "/export-service/terraform").empty()) << environment;
  }
}

TEST(BlockedTest, rendered_terraform_is_the_same_in_every_environment) {
  const source::DirectoryTree project(STAGEPLOT_SOURCE_DIR);
  const std::string dev = "rendered/dev/export-service/terraform/";
  const std::string prod_east = "rendered/prod-east/export-service/terraform/";
  std::size_t compared = 0;
  for (const source::Entry& entry : project.list("rendered/dev/export-service/terraform")) {
    if (!entry.name.ends_with(".tf")) continue;
    EXPECT_EQ(project.read(dev + entry.name).text, project.read(prod_east + entry.name).text) << entry.name;
    ++compared;
  }
  EXPECT_EQ(compared, 7U);
}

}  // namespace
}  // namespace stageplot::estate
