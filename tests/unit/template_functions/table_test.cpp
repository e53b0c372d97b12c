// The table as a whole: the names that Helm defines, complete entries, and every example's result.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

#include "engine.hpp"
#include "template/functions/documentation.hpp"
#include "template/functions/function.hpp"

namespace stageplot::gotemplate::test {
namespace {

nlohmann::json recorded(const std::string& name = "sprig_golden.json") {
  std::ifstream file("tests/unit/template/data/" + name);
  return nlohmann::json::parse(file);
}

TEST(FunctionTable, HasEveryNameThatHelmDefines) {
  std::set<std::string> ours;
  for (const Function* function : all_functions()) {
    EXPECT_TRUE(ours.insert(std::string(function->name)).second) << function->name << " is there twice";
    EXPECT_EQ(find_function(function->name), function);
  }
  auto names = recorded()["names"].get<std::set<std::string>>();
  names.insert({"isDeploy", "known", "raw"});  // our own, for the marks of the model and for targets
  EXPECT_EQ(ours, names);
  EXPECT_EQ(find_function("toyaml"), nullptr);
  EXPECT_EQ(find_function(""), nullptr);
}

TEST(FunctionTable, EntriesAreComplete) {
  for (const Function* function : all_functions()) {
    EXPECT_FALSE(function->help.empty()) << function->name;
    EXPECT_FALSE(function->engine_level && function->call != nullptr) << function->name;
    EXPECT_FALSE(function->variadic && function->parameters.empty()) << function->name;
    if (function->call == nullptr) continue;
    EXPECT_NE(function->example.find(function->name), std::string_view::npos) << function->name;
    EXPECT_FALSE(function->result.empty()) << function->name;
  }
}

TEST(FunctionTable, ExamplesGiveTheirResults) {
  for (const Function* function : all_functions()) {
    if (function->call == nullptr && !function->engine_level) continue;
    EXPECT_EQ(render(std::string(function->example)), function->result) << function->example;
  }
}

TEST(FunctionTable, EveryFunctionIsRecorded) {
  nlohmann::json rows = recorded()["cases"];
  for (const char* name : {"sprig_crypto_golden.json", "formats_golden.json"}) {
    const nlohmann::json others = recorded(name);
    for (const nlohmann::json& row : others["cases"]) rows.push_back(row);
  }
  std::set<std::string> called;
  for (const nlohmann::json& row : rows) {
    std::string word;
    for (const char c : row[0].get<std::string>() + " ") {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
        word += c;
      } else {
        called.insert(std::exchange(word, {}));
      }
    }
  }
  const std::set<std::string> kNotRecorded = {"mustToYaml"};
  for (const Function* function : all_functions()) {
    if (function->call == nullptr || kNotRecorded.count(std::string(function->name)) > 0) continue;
    EXPECT_EQ(called.count(std::string(function->name)), 1u) << function->name;
  }
}

TEST(Documentation, ListsFunctions) {
  const std::string reference = function_reference();
  EXPECT_NE(reference.find("### trunc\n\n`trunc int string`\n\nthe first so many bytes of the text; a negative number "
                           "keeps the last ones\n\n```gotemplate\n{{ trunc 5 \"hello world\" }}\n```\ngives\n"
                           "```text\nhello\n```\n"),
            std::string::npos);
  EXPECT_NE(reference.find("### and\n\n`and any any…` (evaluated by the engine itself)\n"), std::string::npos);
}

}  // namespace
}  // namespace stageplot::gotemplate::test
