// Every case file against the engine, with the rules of each of Helm's versions.
#include <gtest/gtest.h>

#include <filesystem>

#include "unit/go_tables/differences.hpp"
#include "unit/go_tables/engine_case.hpp"

namespace stageplot::go_tables {
namespace {

class CaseFile : public testing::TestWithParam<std::string> {};

TEST_P(CaseFile, GivesWhatGoRecorded) {
  const std::size_t count = for_each_case(GetParam(), [](const Case& one) {
    if (differs_on_purpose(one)) return;
    for (const std::string_view version : chart::profile_versions()) {
      const std::string profile{version};
      // Keys take long, and their rules are the same in all profiles.
      if (one.text("template").find("gen") != std::string::npos && profile != "3.21.4") continue;
      if (one.text("set") == "literal" && profile == "3.10.1") continue;  // it has none
      const Result ours = engine_result(one, *chart::find_profile(version));
      const Result expected = one.expected(profile);
      // Helm's command does not repeat what was wrong with a --set-json.
      if (one.text("set") == "json" && ours.is_error && expected.is_error) continue;
      EXPECT_EQ(ours, expected) << profile << ' ' << one.input;
    }
  });
  EXPECT_GT(count, 20u);
}

std::vector<std::string> all_files() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(STAGEPLOT_SOURCE_DIR "/tests/unit/go_tables/cases")) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string name_of(const testing::TestParamInfo<std::string>& file) {
  return file.param.substr(0, file.param.find('.'));
}

INSTANTIATE_TEST_SUITE_P(All, CaseFile, testing::ValuesIn(all_files()), name_of);

}  // namespace
}  // namespace stageplot::go_tables
