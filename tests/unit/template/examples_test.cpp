// Every function's example, as its help shows it, run by the engine itself.
#include <gtest/gtest.h>

#include "rendering.hpp"
#include "seeded_surroundings.hpp"
#include "template/builtin.hpp"

namespace stageplot::gotemplate {
namespace {

using testing_support::Rendering;

TEST(Examples, EachGivesTheResultThatItsHelpPromises) {
  std::size_t count = 0;
  for (const Function* function : all_functions()) {
    if (function->example.empty()) continue;
    ++count;
    testing_support::SeededSurroundings surroundings;
    RenderOptions options;
    options.surroundings = &surroundings;
    EXPECT_EQ(Rendering().go(function->example, "{}", options), function->result)
        << function->name << ": " << function->example;
  }
  EXPECT_GT(count, 100u);
}

TEST(Examples, TheTableKnowsTheEnginesOwnFunctions) {
  for (const std::string_view name : function_names()) {
    const Function* function = find_function(name);
    ASSERT_NE(function, nullptr) << name;
    EXPECT_EQ(function->engine_level, find_builtin(name) != Builtin::none) << name;
  }
}

}  // namespace
}  // namespace stageplot::gotemplate
