// YAML that Terraform fills in: `${…}` of the author stays, and none comes out of a value.
#include "terraform/template_file.hpp"

#include <gtest/gtest.h>

#include <random>

#include "document/map.hpp"
#include "target.hpp"
#include "yaml/dialect.hpp"

namespace stageplot::terraform {
namespace {

const TemplateFileDialect& cloud_config() {
  static const TemplateFileDialect kDialect("yaml-tftpl", yaml::dialect());
  return kDialect;
}

std::string rendered(std::string text, std::string data) {
  return render(cloud_config(), std::move(text), std::move(data));
}

TEST(TemplateFileTest, doubles_what_terraform_would_fill_in) {
  EXPECT_EQ(rendered("a: {{ .x }}\nb: \"${version}:{{ .x }}\"\n", "x: 'a ${b} %{c} $${d} $e'"),
            "a: \"a $${b} %%{c} $$${d} $e\"\nb: \"${version}:a $${b} %%{c} $$${d} $e\"\n");
}

TEST(TemplateFileTest, doubles_inside_maps_lists_and_keys) {
  EXPECT_EQ(rendered("a: {{ .x }}\n", "x: {'${k}': ['${v}', 1]}"), "a:\n  \"$${k}\":\n    - \"$${v}\"\n    - 1\n");
}

TEST(TemplateFileTest, keeps_fragments_of_its_own_and_escapes_other_texts) {
  Target target(cloud_config(), "a: {{ include \"own\" . }}\nb: {{ include \"other\" . }}\n");
  target.add(cloud_config(), "own", "c: \"${open} {{ .x }}\"\n");
  target.add(yaml::dialect(), "other", "d: \"${closed}\"\n");
  target.analyse();
  EXPECT_EQ(target.render_yaml("x: '${y}'"), "a:\n  c: \"${open} $${y}\"\nb: |\n  d: \"$${closed}\"\n");
}

TEST(TemplateFileTest, refuses_what_could_begin_a_sequence) {
  EXPECT_EQ(rendered("a: \"${ {{ .x }} }\"\n", "x: 1"), "escape.position: an action stands inside `${…}`\n");
  EXPECT_EQ(rendered("a: \"${{ .x }}\"\n", "x: 1"), "escape.position: an action follows `$` or `%`\n");
  EXPECT_EQ(rendered("a: \"{{ .x }}{b}\"\n", "x: 1"), "escape.position: a brace follows an action\n");
  EXPECT_EQ(rendered("a: \"{{ .x }}{{ if .x }}{b}{{ end }}\"\n", "x: 1"),
            "escape.position: a brace follows an action\n");
  EXPECT_EQ(rendered("a: \"{{ .x }}{{ .other }}\"\n", "x: $\nother: '{z}'"),
            "escape.text: the value begins with a brace, and the one before it ended in `$` or `%`\n");
  EXPECT_EQ(rendered("a: \"${b\"\n", "x: 1"), "escape.unclosed: the template ends inside `${…}`\n");
}

TEST(TemplateFileTest, no_value_begins_a_sequence) {
  static constexpr std::string_view kPieces[] = {"$",  "%",  "{",  "}", "${", "%{", "$${",
                                                 "\"", "\\", "\n", " ", ":",  "a"};
  std::mt19937 random(8);
  Target target(cloud_config(), "a: {{ .x }}\nb: \"-{{ .x }}-\"\nc: [{{ .x }}]\n");
  target.analyse();
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 8; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    document::Map* data = target.arena.map();
    document::set(target.arena, *data, target.arena.copy("x"), document::Value::of(target.arena.copy(text)));
    const std::string output = target.render(document::Value::of(data));
    // Each one that is left has its sigil twice: three of them in a row are one and an escaped one.
    for (std::size_t i = output.find('{'); i != std::string::npos; i = output.find('{', i + 1)) {
      if (i == 0 || (output[i - 1] != '$' && output[i - 1] != '%')) continue;
      ASSERT_TRUE(i >= 2 && output[i - 2] == output[i - 1]) << output;
    }
  }
}

}  // namespace
}  // namespace stageplot::terraform
