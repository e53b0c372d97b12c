// The arrows between stages: drawn in CMake, kept by #include lines.
#include "lint/include_rules.hpp"

#include <gtest/gtest.h>

namespace stageplot::lint {
namespace {

StageArrows sample() {
  StageArrows arrows;
  add_arrows(make_source("generator/text/CMakeLists.txt", "add_stage(NAME text\n  SOURCES utf8.cpp)\n"), arrows);
  add_arrows(make_source(
                 "generator/source/CMakeLists.txt",
                 "# add_stage(NAME none DEPENDS cli)\nadd_stage(NAME source\n  SOURCES a.cpp b.cpp\n  DEPENDS text)\n"),
             arrows);
  add_arrows(make_source("generator/document/CMakeLists.txt",
                         "find_package(fmt REQUIRED)\nadd_stage(NAME document SOURCES a.cpp DEPENDS source\n"
                         "  PRIVATE_PACKAGES fmt::fmt)\n"),
             arrows);
  return arrows;
}

TEST(IncludeRules, ArrowsAreReadFromCMake) {
  EXPECT_EQ(sample(), (StageArrows{{"document", {"source"}}, {"source", {"text"}}, {"text", {}}}));
  EXPECT_EQ(
      closure(sample()),
      (StageArrows{{"document", {"document", "source", "text"}}, {"source", {"source", "text"}}, {"text", {"text"}}}));
}

TEST(IncludeRules, OnlyReachableStagesAreIncluded) {
  const StageArrows reachable = closure(sample());
  const std::string text = "#include \"document/value.hpp\"\n#include \"text/utf8.hpp\"\n#include <map>\n";
  EXPECT_EQ(joined(check_stage_includes(make_source("generator/document/arena.cpp", text), reachable)), "");
  EXPECT_EQ(
      joined(check_stage_includes(make_source("generator/source/tree.cpp", text), reachable)),
      "generator/source/tree.cpp:1: `source` includes `document/value.hpp`, but does not depend on `document`; move "
      "the code, or draw the arrow in its CMakeLists.txt\n");
  EXPECT_EQ(joined(check_stage_includes(make_source("generator/main.cpp", text), reachable)), "");
}

TEST(IncludeRules, AFolderInAStageMayBeAStage) {
  StageArrows arrows = sample();
  arrows["text_tables"] = {"text"};
  const StageArrows reachable = closure(arrows);
  const std::string text = "#include \"text/tables/letters.hpp\"\n#include \"text/utf8.hpp\"\n";
  EXPECT_EQ(joined(check_stage_includes(make_source("generator/text/tables/letters.cpp", text), reachable)), "");
  EXPECT_EQ(
      joined(check_stage_includes(make_source("generator/text/utf8.cpp", text), reachable)),
      "generator/text/utf8.cpp:1: `text` includes `text/tables/letters.hpp`, but does not depend on `text_tables`; "
      "move the code, or draw the arrow in its CMakeLists.txt\n");
}

TEST(IncludeRules, LibrariesHaveTheirPlace) {
  EXPECT_EQ(
      joined(check_library_includes(make_source("generator/layering/merge.cpp", "#include <nlohmann/json.hpp>\n"))),
      "generator/layering/merge.cpp:1: <nlohmann/json.hpp> has its place elsewhere; see "
      "tests/lint/include_rules.cpp\n");
  EXPECT_EQ(joined(check_library_includes(make_source("generator/cli/options.hpp", "#include <CLI/CLI.hpp>\n"))),
            "generator/cli/options.hpp:1: <CLI/CLI.hpp> in a header; include it in the .cpp file alone\n");
  EXPECT_EQ(joined(check_library_includes(make_source("generator/cli/options.cpp", "#include <CLI/CLI.hpp>\n"))), "");
}

TEST(IncludeRules, TheProjectKeepsThem) {
  StageArrows arrows;
  for (const SourceText& cmake : read_sources("generator", {"CMakeLists.txt"})) add_arrows(cmake, arrows);
  ASSERT_GT(arrows.size(), 5u);
  const StageArrows reachable = closure(arrows);
  Complaints complaints;
  for (const SourceText& source : read_sources("generator", {".cpp", ".hpp"})) {
    for (Complaints more : {check_stage_includes(source, reachable), check_library_includes(source)}) {
      complaints.insert(complaints.end(), more.begin(), more.end());
    }
  }
  EXPECT_EQ(joined(complaints), "");
}

TEST(IncludeRules, NoStageReachesBack) {
  StageArrows arrows;
  for (const SourceText& cmake : read_sources("generator", {"CMakeLists.txt"})) add_arrows(cmake, arrows);
  const StageArrows reachable = closure(arrows);
  for (const auto& [stage, targets] : arrows) {
    for (const std::string& target : targets) {
      const auto found = reachable.find(target);
      ASSERT_NE(found, reachable.end()) << stage << " depends on `" << target << "`, which is no stage";
      EXPECT_FALSE(found->second.contains(stage)) << stage << " and " << target << " depend on each other";
    }
  }
}

}  // namespace
}  // namespace stageplot::lint
