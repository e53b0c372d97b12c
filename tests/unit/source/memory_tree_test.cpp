// Trees in memory behave like directories, since they stand in for them in tests and for shipped files.
#include <gtest/gtest.h>

#include <string>

#include "source/file_tree.hpp"

namespace stageplot::source {
namespace {

std::string listed(const FileTree& tree, std::string_view path) {
  std::string seen;
  for (const Entry& entry : tree.list(path)) seen += entry.name + (entry.kind == EntryKind::directory ? "/ " : " ");
  return seen;
}

TEST(MemoryTree, ReadsAndListsLikeADirectory) {
  const MemoryTree tree({{"stageplot.yaml", "x"},
                         {"environments/dev/a.yaml", "1"},
                         {"environments/dev.yaml", "2"},
                         {"environments/dev/b/c.yaml", "3"},
                         {"environments/dev-2/a.yaml", "4"}});
  EXPECT_EQ(tree.read("environments/dev/a.yaml").text, "1");
  EXPECT_FALSE(tree.read("environments/dev").text.has_value());
  EXPECT_FALSE(tree.read("environments/none").exists);
  EXPECT_EQ(listed(tree, ""), "environments/ stageplot.yaml ");
  EXPECT_EQ(listed(tree, "environments"), "dev/ dev-2/ dev.yaml ");
  EXPECT_EQ(listed(tree, "environments/dev"), "a.yaml b/ ");
  EXPECT_EQ(listed(tree, "stageplot.yaml"), "");
}

TEST(OverlayTree, TheUpperTreeHidesTheLower) {
  MemoryTree project;
  project.add("templates/helm/values.yaml", "ours");
  const MemoryTree shipped({{"templates/helm/values.yaml", "shipped"},
                            {"templates/helm/target.yaml", "target"},
                            {"schemas/service.json", "{}"}});
  const OverlayTree tree(project, shipped);
  EXPECT_EQ(tree.read("templates/helm/values.yaml").text, "ours");
  EXPECT_EQ(tree.read("templates/helm/target.yaml").text, "target");
  EXPECT_EQ(listed(tree, ""), "schemas/ templates/ ");
  EXPECT_EQ(listed(tree, "templates/helm"), "target.yaml values.yaml ");
}

}  // namespace
}  // namespace stageplot::source
