// Every provided template function has an example that calls it. The tests of template/ run the examples and compare
// what they print with `result`; this one makes sure that no function is without.
#include <gtest/gtest.h>

#include <cctype>
#include <map>
#include <string>
#include <string_view>

#include "template/functions/function.hpp"

namespace stageplot::gotemplate {
namespace {

bool is_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Whether `name` stands in the template as a word of its own; `trimAll` does not call `trim`, nor does `.trim`.
bool calls(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const char after = at + name.size() == text.size() ? ' ' : text[at + name.size()];
    if (!is_name_character(before) && before != '.' && before != '$' && !is_name_character(after)) return true;
  }
  return false;
}

/// Functions that cannot have an example with a result, and why.
const std::map<std::string_view, std::string_view> kWithoutExample = {
    {"call", "calls a function that is a value, and no template of ours is handed one"},
    {"fail", "prints nothing: it ends the rendering; tests/cases/templates/ has it"},
};

TEST(FunctionCoverage, CallsAreWordsOfTheirOwn) {
  EXPECT_TRUE(calls("{{ trim \" a \" }}", "trim"));
  EXPECT_TRUE(calls("{{ \"a\" | trim}}", "trim"));
  EXPECT_FALSE(calls("{{ trimAll \"a\" .trim $trim }}", "trim"));
}

TEST(FunctionCoverage, EveryProvidedFunctionHasAnExample) {
  std::string missing;
  std::size_t provided = 0;
  for (const Function* function : all_functions()) {
    if (function->call == nullptr && !function->engine_level) continue;
    ++provided;
    if (!calls(function->example, function->name) && !kWithoutExample.contains(function->name))
      missing += std::string{function->name} + "\n";
  }
  EXPECT_GT(provided, 50u);
  EXPECT_EQ(missing, "") << "give the function an example that calls it, with what it prints";
}

}  // namespace
}  // namespace stageplot::gotemplate
