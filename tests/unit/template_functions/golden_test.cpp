// What Go, Sprig and Helm's functions print, recorded with the versions that the file names, against ours.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "document/json_reader.hpp"
#include "expression.hpp"

namespace stageplot::gotemplate::test {
namespace {

constexpr const char* kRecorded = "tests/unit/template/data/sprig_golden.json";

/// Rows that differ on purpose: Go's deepCopy makes an empty version of a version, whose fields it can't see.
bool is_exempt(std::string_view expression) {
  return expression.find("deepCopy (semver") != std::string_view::npos;
}

nlohmann::json recorded() {
  std::ifstream file(kRecorded);
  return nlohmann::json::parse(file);
}

/// What the row gives here: the text, or the error. `evaluated` is false where the engine is needed.
struct Outcome {
  std::string text;
  bool failed = false;
  bool evaluated = true;
};

Outcome run(const std::string& expression, const std::string& data) {
  document::Arena arena;
  document::Origins origins;
  std::string error;
  Evaluation evaluation{.arena = arena, .origins = origins, .dot = {}};
  evaluation.dot = *document::read_json_text(data, document::OriginId::none, arena, {.numbers_as_float = true}, error);
  try {
    return {.text = print(evaluation, evaluate(evaluation, expression))};
  } catch (const FunctionError& failure) {
    return {.text = failure.what(), .failed = true};
  } catch (const NotEvaluated& reason) {
    return {.text = reason.what(), .evaluated = false};
  }
}

TEST(Golden, FunctionsGiveWhatGoRecorded) {
  const nlohmann::json file = recorded();
  const std::string data = file["data"].dump();
  std::size_t compared = 0;
  std::size_t left_out = 0;
  for (const nlohmann::json& row : file["cases"]) {
    const std::string expression = row[0];
    if (is_exempt(expression)) continue;
    const bool should_fail = row[1].is_null();
    const std::string expected = should_fail ? row[2] : row[1];
    const Outcome outcome = run(expression, data);
    if (!outcome.evaluated) {
      ++left_out;
      continue;
    }
    ++compared;
    EXPECT_EQ(outcome.text, expected) << expression;
    EXPECT_EQ(outcome.failed, should_fail) << expression;
  }
  EXPECT_GT(compared, 11'000u);
  EXPECT_LT(left_out, 500u);
}

}  // namespace
}  // namespace stageplot::gotemplate::test
