// What Go prints with Sprig's and Helm's functions, recorded with the versions that the file names, against ours.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "engine.hpp"

namespace stageplot::gotemplate::test {
namespace {

constexpr const char* kRecorded = "tests/unit/template/data/sprig_golden.json";
constexpr const char* kRecordedFormats = "tests/unit/template/data/formats_golden.json";

/// Rows that differ on purpose: Go's deepCopy makes an empty version of a version, whose fields it can't see.
bool is_exempt(std::string_view expression) {
  return expression.find("deepCopy (semver") != std::string_view::npos;
}

/// Most rows keep only the function's message of an error, without the position and the expression before it.
std::string without_position(const std::string& message) {
  const std::size_t found = message.find(">: error calling ");
  return found == std::string::npos ? message : message.substr(found + 3);
}

void expect_recorded(const char* path, std::size_t least) {
  std::ifstream stream(path);
  const nlohmann::json file = nlohmann::json::parse(stream);
  const std::string data = file["data"].dump();
  EXPECT_GT(file["cases"].size(), least);
  for (const nlohmann::json& row : file["cases"]) {
    const std::string expression = row[0];
    if (is_exempt(expression)) continue;
    const std::string text = expression.starts_with("{{") ? expression : "{{ " + expression + " }}";
    const bool should_fail = row[1].is_null();
    const std::string expected = should_fail ? row[2] : row[1];
    const std::string printed = render(text, data);
    EXPECT_EQ(should_fail ? without_position(printed) : printed, expected) << text;
  }
}

/// What is random in the recorded templates is not printed.
TEST(Golden, KeysAndPasswordsAreWhatGoRecorded) {
  std::ifstream stream("tests/unit/template/data/sprig_crypto_golden.json");
  const nlohmann::json file = nlohmann::json::parse(stream);
  const std::string data = file["data"].dump();
  EXPECT_GT(file["cases"].size(), 300u);
  for (const nlohmann::json& row : file["cases"]) {
    const std::string text = row[0];
    EXPECT_EQ(render(text, data), (row[1].is_null() ? row[2] : row[1]).get<std::string>()) << text;
  }
}

TEST(Golden, FunctionsGiveWhatGoRecorded) {
  expect_recorded(kRecorded, 11'000);
}

TEST(Golden, DatesTomlAndYamlV3AreWhatGoRecorded) {
  expect_recorded(kRecordedFormats, 3'000);
}

}  // namespace
}  // namespace stageplot::gotemplate::test
