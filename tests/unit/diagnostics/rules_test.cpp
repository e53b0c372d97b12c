// Every rule of the tool is complete: a finding's code always leads to an explanation.
#include <gtest/gtest.h>

#include <cctype>
#include <string>

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics {
namespace {

TEST(Rules, CodesAreSortedAndUnique) {
  const auto rules = all_rules();
  ASSERT_FALSE(rules.empty());
  for (std::size_t i = 1; i < rules.size(); ++i) EXPECT_LT(rules[i - 1]->code, rules[i]->code);
}

TEST(Rules, EachIsFoundByItsCode) {
  for (const Rule* rule : all_rules()) EXPECT_EQ(find_rule(rule->code), rule) << rule->code;
  EXPECT_EQ(find_rule("yaml.no-such-rule"), nullptr);
  EXPECT_EQ(find_rule(""), nullptr);
}

TEST(Rules, CodesAreFamilyDotName) {
  for (const Rule* rule : all_rules()) {
    const std::size_t dot = rule->code.find('.');
    EXPECT_NE(dot, std::string_view::npos) << rule->code;
    for (const char c : rule->code)
      EXPECT_TRUE(std::islower(c) || std::isdigit(c) || c == '.' || c == '-') << rule->code;
    EXPECT_EQ(rule->code.find('.', dot + 1), std::string_view::npos) << rule->code;
  }
}

TEST(Rules, EachSaysWhatWhyAndWhatToDo) {
  for (const Rule* rule : all_rules()) {
    EXPECT_FALSE(rule->title.empty()) << rule->code;
    EXPECT_FALSE(rule->what.empty()) << rule->code;
    EXPECT_FALSE(rule->why.empty()) << rule->code;
    EXPECT_FALSE(rule->example.empty()) << rule->code;
    EXPECT_FALSE(rule->fix.empty()) << rule->code;
  }
}

TEST(Rules, TitlesFollowTheWordingRules) {
  for (const Rule* rule : all_rules()) {
    if (rule->title.empty()) continue;
    EXPECT_FALSE(rule->title.ends_with('.')) << rule->code;
    EXPECT_EQ(rule->title.find('\n'), std::string_view::npos) << rule->code;
    // A name may start with capitals (YAML); a sentence may not.
    const bool sentence_case = std::isupper(rule->title[0]) && rule->title.size() > 1 && std::islower(rule->title[1]);
    EXPECT_FALSE(sentence_case) << rule->code << ": " << rule->title;
  }
}

}  // namespace
}  // namespace stageplot::diagnostics
