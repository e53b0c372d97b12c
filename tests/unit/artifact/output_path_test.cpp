// Names that would leave the unit's folder, or that some file system would fold into another, are refused.
#include "artifact/output_path.hpp"

#include <gmock/gmock.h>

namespace stageplot::artifact {
namespace {

struct PathCase {
  std::string path;
  std::string_view problem;
};

TEST(OutputPath, SaysWhatIsWrong) {
  const PathCase cases[] = {
      {"values.yaml", ""},
      {"fluentd/fluent.conf", ""},
      {".helmignore", ""},
      {"a b/c", ""},
      {"", "is empty"},
      {"/etc/passwd", "is absolute"},
      {"../other/values.yaml", "has a `..` component"},
      {"a/../b", "has a `..` component"},
      {"a/..", "has a `..` component"},
      {"a/./b", "has a `.` component"},
      {"a//b", "has an empty component"},
      {"a/", "has an empty component"},
      {"a\nb", "has a control character"},
      {std::string("a\0b", 3), "has a control character"},
      {"a\\b", "has a backslash"},
      {"stra\xC3\x9F\x65", "has a character outside ASCII"},
      {"a / b", "has a component that begins or ends with a space"},
      {std::string(256, 'x'), "has a component of more than 255 bytes"},
      {std::string(255, 'x'), ""},
      {std::string(1025, 'x'), "is longer than 1,024 bytes"},
      {"1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", ""},
      {"1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17", "has more than 16 components"},
  };
  for (const PathCase& c : cases) EXPECT_EQ(path_problem(c.path), c.problem) << c.path;
}

TEST(OutputPath, AUnitsNameIsOneVisibleComponent) {
  const PathCase cases[] = {
      {"prod-east", ""},
      {"", "is empty"},
      {"a/b", "has a slash"},
      {".git", "begins with a dot"},
      {"..", "has a `..` component"},
  };
  for (const PathCase& c : cases) EXPECT_EQ(name_problem(c.path), c.problem) << c.path;
}

std::string conflict(const std::vector<std::string_view>& paths) {
  const auto found = find_conflict(paths);
  if (!found) return "none";
  const std::string_view kinds[] = {"twice", "case", "file and folder"};
  return std::string(kinds[static_cast<int>(found->kind)]) + ": " + found->first + ", " + found->second;
}

TEST(OutputPath, FindsPathsThatCannotStandTogether) {
  EXPECT_EQ(conflict({"a", "b/c", "b/d"}), "none");
  EXPECT_EQ(conflict({"a", "b", "a"}), "twice: a, a");
  EXPECT_EQ(conflict({"Values.yaml", "values.yaml"}), "case: Values.yaml, values.yaml");
  EXPECT_EQ(conflict({"Config/a", "config/b"}), "case: Config/a, config/b");
  EXPECT_EQ(conflict({"config", "config/a"}), "file and folder: config, config/a");
  EXPECT_EQ(conflict({"config/a", "config"}), "file and folder: config, config/a");
}

}  // namespace
}  // namespace stageplot::artifact
