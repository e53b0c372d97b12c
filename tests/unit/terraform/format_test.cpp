// The layout against `terraform fmt` itself: recorded pairs (data/README.md), and that a laid out text stays as it is.
#include "terraform/format.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace stageplot::terraform {
namespace {

const std::filesystem::path kFolder = "tests/unit/terraform/data/format";

std::string read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::string formatted(std::string_view text) {
  std::string result;
  std::size_t at = 0;
  for (const gotemplate::Edit& edit : format(text)) {
    EXPECT_LE(at, edit.begin);
    EXPECT_EQ(text.substr(edit.begin, edit.end - edit.begin).find_first_not_of(" \t"), std::string_view::npos);
    EXPECT_EQ(edit.text.find_first_not_of(' '), std::string::npos);
    result += text.substr(at, edit.begin - at);
    result += edit.text;
    at = edit.end;
  }
  return result += text.substr(at);
}

class RecordedFormatTest : public testing::TestWithParam<std::string> {};

TEST_P(RecordedFormatTest, is_what_terraform_prints) {
  const std::string golden = read(kFolder / (GetParam() + ".golden.tf"));
  ASSERT_NE(golden, "");
  EXPECT_EQ(formatted(read(kFolder / (GetParam() + ".tf"))), golden);
  EXPECT_TRUE(format(golden).empty());
}

std::vector<std::string> recorded() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".golden.tf")) names.push_back(name.substr(0, name.size() - 3));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string case_name(const testing::TestParamInfo<std::string>& info) {
  return info.param;
}

INSTANTIATE_TEST_SUITE_P(Recorded, RecordedFormatTest, testing::ValuesIn(recorded()), case_name);

TEST(FormatTest, takes_text_that_is_no_terraform) {
  // Nothing is lost, and nothing is read behind the end.
  for (const std::string_view text : {"", "\n", "\"", "a = \"${", "a = \"\\", "<<", "a = <<X\n", "a = <<X\n  y", "}}}",
                                      "((", "a = \"${\"${\"", "/*", "x = 'y'", "%", "~}", "a = [\n", "\t\t"}) {
    std::string words;
    std::string expected;
    std::ranges::copy_if(formatted(text), std::back_inserter(words), [](char c) { return c != ' ' && c != '\t'; });
    std::ranges::copy_if(text, std::back_inserter(expected), [](char c) { return c != ' ' && c != '\t'; });
    EXPECT_EQ(words, expected);
  }
}

}  // namespace
}  // namespace stageplot::terraform
