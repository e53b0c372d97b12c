// Edits in a text and in its source map.
#include "render/layout.hpp"

#include <gtest/gtest.h>

namespace stageplot::render {
namespace {

using gotemplate::Edit;
using gotemplate::Mapping;

/// Which text each mapping covers.
std::vector<std::string> covered(const std::string& text, const std::vector<Mapping>& mappings) {
  std::vector<std::string> result;
  for (const Mapping& mapping : mappings) result.push_back(text.substr(mapping.begin, mapping.end - mapping.begin));
  return result;
}

TEST(LayoutTest, mappings_keep_their_values) {
  std::string text = "a = \"x\"\nlonger = 22\n";
  std::vector<Mapping> mappings{{.begin = 4, .end = 7}, {.begin = 17, .end = 19}};
  const std::vector<Edit> edits{{.begin = 1, .end = 2, .text = "      "}, {.begin = 16, .end = 17, .text = "  "}};
  apply_edits(edits, text, mappings);
  EXPECT_EQ(text, "a      = \"x\"\nlonger =  22\n");
  EXPECT_EQ(covered(text, mappings), (std::vector<std::string>{"\"x\"", "22"}));
}

TEST(LayoutTest, blanks_inside_a_value_belong_to_it) {
  std::string text = "m = {\nk = 1\n}\n";
  std::vector<Mapping> mappings{{.begin = 4, .end = 13}};
  const std::vector<Edit> edits{{.begin = 6, .end = 6, .text = "  "}, {.begin = 7, .end = 8, .text = ""}};
  apply_edits(edits, text, mappings);
  EXPECT_EQ(text, "m = {\n  k= 1\n}\n");
  EXPECT_EQ(covered(text, mappings), (std::vector<std::string>{"{\n  k= 1\n}"}));
}

TEST(LayoutTest, blanks_between_values_belong_to_neither) {
  std::string text = "12";
  std::vector<Mapping> mappings{{.begin = 0, .end = 1}, {.begin = 1, .end = 2}};
  apply_edits(std::vector<Edit>{{.begin = 1, .end = 1, .text = " "}}, text, mappings);
  EXPECT_EQ(covered(text, mappings), (std::vector<std::string>{"1", "2"}));
}

TEST(LayoutTest, a_mapping_of_removed_blanks_goes) {
  std::string text = "a   \nb";
  std::vector<Mapping> mappings{{.begin = 0, .end = 1}, {.begin = 1, .end = 4}, {.begin = 5, .end = 6}};
  apply_edits(std::vector<Edit>{{.begin = 1, .end = 4, .text = ""}}, text, mappings);
  EXPECT_EQ(text, "a\nb");
  EXPECT_EQ(covered(text, mappings), (std::vector<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace stageplot::render
