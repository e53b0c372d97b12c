#include "unit/go_tables/case_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <ostream>

#include "text/base64.hpp"

namespace stageplot::go_tables {

using nlohmann::json;

void PrintTo(const Result& result, std::ostream* out) {
  *out << (result.is_error ? "error: " : "") << testing::PrintToString(result.text);
}

Result recorded_result(const json& recorded) {
  if (recorded.contains("error")) return {recorded["error"].get<std::string>(), true};
  if (recorded.contains("base64")) return {text::decode_base64(recorded["base64"].get<std::string>()).bytes, false};
  return {recorded.at("want").get<std::string>(), false};
}

Result Case::expected(const std::string& profile) const {
  return recorded_result(input.contains(profile) ? input[profile] : input);
}

std::size_t for_each_case(const std::string& file, const std::function<void(const Case&)>& check) {
  std::ifstream stream(STAGEPLOT_SOURCE_DIR "/tests/unit/go_tables/cases/" + file);
  EXPECT_TRUE(stream.good()) << file;
  const json whole = json::parse(stream);
  const json nothing;
  const json& fixture = whole.contains("fixture") ? whole["fixture"] : nothing;
  for (const json& row : whole["cases"]) {
    check({.kind = whole["kind"], .input = row, .data = row.contains("data") ? &row["data"] : &fixture});
  }
  return whole["cases"].size();
}

}  // namespace stageplot::go_tables
