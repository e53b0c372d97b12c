// Every expression of data/recorded.txt has the value and the type that Terraform gives it, and is refused where
// Terraform refuses it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "evaluation.hpp"

namespace stageplot::terraform::test {
namespace {

constexpr const char* kRecorded = "tests/unit/terraform_evaluate/data/recorded.txt";
constexpr const char* kModule = "tests/unit/terraform_evaluate/data/module";

struct Recorded {
  std::string expression;
  std::string result;  // JSON; `?` or `!` for an unknown value and an error
  std::string type;
};

/// A type's text without spaces and without the commas in front of a closing bracket.
std::string normal(std::string_view type) {
  std::string text;
  for (const char c : type) {
    if (c == ' ') continue;
    if ((c == ')' || c == ']' || c == '}') && text.ends_with(',')) text.pop_back();
    text += c;
  }
  return text;
}

std::vector<Recorded> read_recorded() {
  std::vector<Recorded> all;
  std::istringstream text(read_text(kRecorded));
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("# ")) continue;
    if (line == "?" || line.starts_with("! ")) {
      all.back().result = line.substr(0, 1);
    } else if (line.starts_with("= ")) {
      all.back().result = line.substr(2);
    } else if (line.starts_with(": ")) {
      all.back().type = line.substr(2);
    } else {
      all.push_back({.expression = line, .result = {}, .type = {}});
    }
  }
  return all;
}

/// What differs from Terraform, and why.
const std::map<std::string, std::string>& exceptions() {
  static const std::map<std::string, std::string> kExceptions = {
      {"123456789012345678901234567890", "numbers here have a double's digits"},
      {"-0", "a zero here has no sign"},
      {"coalescelist(null, [1])", "a null without a type is refused there, one of a list's type passed over"},
      {"1.1 * 1.1", "numbers there have 512 binary digits, and show what these do not reach"},
      {"-9223372036854775807 - 10", "numbers here have a double's digits"},
      {"format(\"%v\", null)", "a null without a type is unknown there"},
      {"format(\"%s\", null)", "a null without a type is unknown there"},
      {"textencodebase64(\"x\", \"UTF-16LE\")", "not provided"},
  };
  return kExceptions;
}

TEST(Expression, IsWhatTerraformGives) {
  const auto recorded = read_recorded();
  EXPECT_GT(recorded.size(), 700u);
  std::size_t types = 0;
  for (const Recorded& one : recorded) {
    if (exceptions().contains(one.expression)) continue;
    Evaluation evaluation;
    evaluation.add_folder(kModule);
    evaluation.add_file("expression.tf", "locals {\n  value = " + one.expression + "\n}\n");
    evaluation.run();
    const document::Value& value = evaluation.local("value");
    const auto findings = evaluation.findings();
    if (!findings.empty() || one.result == "!") {
      EXPECT_EQ(one.result, findings.empty() ? dump(value) : "!") << one.expression << "\n"
                                                                  << testing::PrintToString(findings);
      continue;
    }
    const std::string dumped = dump(value);
    EXPECT_EQ(one.result, dumped.find("{\"unknown\":") != std::string::npos ? "?" : dumped) << one.expression;
    const std::string type = dump_type(value);
    if (type.find("dynamic") != std::string::npos || one.type.empty()) continue;
    ++types;
    EXPECT_EQ(normal(one.type), normal(type)) << one.expression;
  }
  EXPECT_GT(types, 300u);
}

}  // namespace
}  // namespace stageplot::terraform::test
