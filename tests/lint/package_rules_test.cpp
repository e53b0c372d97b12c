// The list of Debian packages against what the build asks for.
#include "lint/package_rules.hpp"

#include <gtest/gtest.h>

namespace stageplot::lint {
namespace {

TEST(PackageRules, UsesAreReadFromCMake) {
  Complaints complaints;
  const auto used = packages_used(
      {make_source("a/CMakeLists.txt",
                   "find_package(GTest REQUIRED)\n# find_package(OpenSSL)\npkg_check_modules(YAML REQUIRED "
                   "IMPORTED_TARGET yaml-0.1)\nfind_package(Threads REQUIRED)\nfind_package(Boost)\n")},
      complaints);
  EXPECT_EQ(used, (std::map<std::string, std::string>{{"libgmock-dev", "a/CMakeLists.txt"},
                                                      {"libgtest-dev", "a/CMakeLists.txt"},
                                                      {"libyaml-dev", "a/CMakeLists.txt"}}));
  EXPECT_EQ(joined(complaints),
            "a/CMakeLists.txt: which Debian package is `Boost`? add it to tests/lint/package_rules.cpp\n");
}

TEST(PackageRules, TheListNamesReasons) {
  Complaints complaints;
  EXPECT_EQ(libraries_listed(
                make_source("packages.txt", "# a comment\ng++ all compiles\nlibre2-dev all patterns\nlibx-dev\n"),
                complaints),
            (std::set<std::string>{"libre2-dev", "libx-dev"}));
  EXPECT_EQ(joined(complaints), "packages.txt:4: write name, word of ./dev, reason\n");
}

TEST(PackageRules, TheListIsWhatTheBuildUses) {
  Complaints complaints;
  std::vector<SourceText> cmake_files;
  for (const char* folder : {"cmake", "generator", "tests", "bench", "fuzz"}) {
    for (SourceText& source : read_sources(folder, {"CMakeLists.txt", ".cmake"}))
      cmake_files.push_back(std::move(source));
  }
  const auto used = packages_used(cmake_files, complaints);
  const auto listed = libraries_listed(read_source("packages.txt"), complaints);
  for (const auto& [package, file] : used) {
    if (!listed.contains(package)) complaints.push_back(file + ": `" + package + "` is missing in packages.txt");
  }
  for (const std::string& package : listed) {
    if (!used.contains(package)) complaints.push_back("packages.txt: nothing uses `" + package + "`");
  }
  EXPECT_EQ(joined(complaints), "");
}

}  // namespace
}  // namespace stageplot::lint
