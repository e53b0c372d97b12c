// Names across files: which definition wins, what a set on top of another one sees.
#include <gtest/gtest.h>

#include "rendering.hpp"

namespace stageplot::gotemplate {
namespace {

using testing_support::Rendering;

std::string output(Rendering& rendering, std::string_view name) {
  const RenderResult result = rendering.render(name, rendering.data("{}"));
  return result.error ? result.error->go_message : result.text;
}

TEST(TemplateSet, TheLastDefinitionWinsUnlessItIsEmpty) {
  Rendering rendering;
  ASSERT_FALSE(rendering.add("a", "{{ define \"x\" }}first{{ end }}{{ define \"y\" }}first{{ end }}"));
  ASSERT_FALSE(rendering.add("b", "{{ define \"x\" }}second{{ end }}{{ define \"y\" }} {{/* nothing */}} {{ end }}"));
  ASSERT_FALSE(rendering.add("main", "{{ template \"x\" }} {{ include \"y\" . }}"));
  EXPECT_EQ(output(rendering, "main"), "second first");
}

TEST(TemplateSet, AFileIsATemplateToo) {
  Rendering rendering;
  ASSERT_FALSE(rendering.add("chart/templates/part.yaml", "part of {{ .name }}"));
  ASSERT_FALSE(rendering.add("main", "{{ include (print \"chart/templates\" \"/part.yaml\") (dict \"name\" \"x\") }}"));
  EXPECT_EQ(output(rendering, "main"), "part of x");
}

TEST(TemplateSet, NothingIsTakenFromAFileWithAMistake) {
  Rendering rendering;
  ASSERT_TRUE(rendering.add("a", "{{ define \"x\" }}x{{ end }}{{ if }}"));
  EXPECT_EQ(rendering.templates().find("x"), nullptr);
  EXPECT_TRUE(rendering.templates().names().empty());
}

TEST(TemplateSet, ASetOnTopSeesAndHidesTheBase) {
  Rendering rendering;
  ASSERT_FALSE(rendering.add("a", "{{ define \"x\" }}x{{ end }}"));
  TemplateSet top(&rendering.templates());
  const source::FileId id = rendering.sources().add("b", "{{ define \"x\" }}y{{ end }}{{ define \"z\" }}z{{ end }}");
  ASSERT_FALSE(top.add("b", rendering.sources(), id, {}));
  EXPECT_NE(top.find("x"), rendering.templates().find("x"));
  EXPECT_EQ(rendering.templates().find("z"), nullptr);
  EXPECT_EQ(top.names(), (std::vector<std::string_view>{"a", "b", "x", "z"}));
}

}  // namespace
}  // namespace stageplot::gotemplate
