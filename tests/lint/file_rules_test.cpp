// Each rule on texts that break it, then on the project itself.
#include "lint/file_rules.hpp"

#include <gtest/gtest.h>

namespace stageplot::lint {
namespace {

TEST(FileRules, FilesAreOpenedAtTheTwoEndsOnly) {
  const std::string text = "// Why.\n#include <fstream>\n// std::ifstream in a comment\nstd::ofstream out(path);\n";
  EXPECT_EQ(joined(check_file_access(make_source("generator/layering/merge.cpp", text))),
            "generator/layering/merge.cpp:2: `fstream`; read through source::FileTree, write through writer/\n"
            "generator/layering/merge.cpp:4: `ofstream`; read through source::FileTree, write through writer/\n");
  EXPECT_EQ(joined(check_file_access(make_source("generator/writer/stage.cpp", text))), "");
  EXPECT_EQ(joined(check_file_access(make_source("tests/unit/writer/stage_test.cpp", text))), "");
}

TEST(FileRules, OnlyMainPrints) {
  const std::string text = "// Why.\nstd::cout << 1;\nrun_outputs(1);\nstd::snprintf(buffer, 4, text);\n";
  EXPECT_EQ(joined(check_printing(make_source("generator/cli/command_render.cpp", text))),
            "generator/cli/command_render.cpp:2: `std::cout`; return text; the command writes it to the streams it was "
            "given\n");
  EXPECT_EQ(joined(check_printing(make_source("generator/main.cpp", text))), "");
}

TEST(FileRules, FilesSayWhyTheyExist) {
  EXPECT_EQ(joined(check_shape(make_source("a.hpp", "// Why.\n#pragma once\n"))), "");
  EXPECT_EQ(joined(check_shape(make_source("a.cpp", "#include \"a.hpp\"\n"))), "");
  EXPECT_EQ(joined(check_shape(make_source("a.cpp", "#include <map>\n"))),
            "a.cpp:1: no opening paragraph; say why the file exists, or include its header first\n");
  EXPECT_EQ(joined(check_shape(make_source("a.hpp", "#pragma once\n"))),
            "a.hpp:1: no opening paragraph; say why the file exists, or include its header first\n");
  EXPECT_EQ(joined(check_shape(make_source("a.hpp", "// Why.\n\n#include <map>\n#pragma once\n"))),
            "a.hpp:3: a header begins with `#pragma once`\n");
  EXPECT_EQ(joined(check_shape(make_source("a.hpp", "// Why.\n"))), "a.hpp:2: a header begins with `#pragma once`\n");
}

TEST(FileRules, FilesAreNotTooLong) {
  std::string text = "// Why.\n";
  for (int i = 1; i < 800; ++i) text += "\n";
  EXPECT_EQ(joined(check_shape(make_source("a.cpp", text))), "");
  EXPECT_EQ(joined(check_shape(make_source("a.cpp", text + "\n"))), "a.cpp: 801 lines; split it at 800\n");
}

TEST(FileRules, NamesSaySomething) {
  EXPECT_EQ(joined(check_name(make_source("generator/util/text.cpp", ""))),
            "generator/util/text.cpp: `util` says nothing; name what it does\n");
  EXPECT_EQ(joined(check_name(make_source("generator/text/helpers.hpp", ""))),
            "generator/text/helpers.hpp: `helpers` says nothing; name what it does\n");
  EXPECT_EQ(joined(check_name(make_source("generator/text/utility_poles.hpp", ""))), "");
}

TEST(FileRules, TheProjectKeepsThem) {
  Complaints complaints;
  const auto add = [&complaints](const Complaints& more) {
    complaints.insert(complaints.end(), more.begin(), more.end());
  };
  std::size_t files = 0;
  for (const char* folder : {"generator", "tests", "bench", "fuzz"}) {
    for (const SourceText& source : read_sources(folder, {".cpp", ".hpp"})) {
      add(check_file_access(source));
      add(check_printing(source));
      add(check_shape(source));
      add(check_name(source));
      ++files;
    }
  }
  EXPECT_GT(files, 50u);
  EXPECT_EQ(joined(complaints), "");
}

}  // namespace
}  // namespace stageplot::lint
