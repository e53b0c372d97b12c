// `${…}` references: what they give, and every way in which they fail.
#include "layering/references.hpp"

#include "document/map.hpp"
#include "document/object.hpp"
#include "layers.hpp"
#include "report/value_text.hpp"

namespace stageplot::layering {
namespace {

struct ReferenceCase {
  std::string name;
  std::string yaml;
  std::string resolved;
  std::string findings;
};

class ReferencesTest : public testing::TestWithParam<ReferenceCase> {};

TEST_P(ReferencesTest, resolves) {
  Layers layers;
  const document::Value root = layers.add("unit", GetParam().yaml);
  const document::Value tool = layers.add("tool", "environment: {region: us-east-1, literal: \"$${x}\"}\nname: dev\n");
  EXPECT_EQ(report::value_text(layers.resolve(root, tool)), GetParam().resolved);
  EXPECT_EQ(layers.findings(), GetParam().findings);
}

INSTANTIATE_TEST_SUITE_P(
    references, ReferencesTest,
    testing::Values(
        ReferenceCase{"keeps_the_type", "a: ${b}\nb: 8080\n", "{a: 8080, b: 8080}", ""},
        ReferenceCase{"keeps_a_map", "a: ${b}\nb: {c: [1]}\n", "{a: {c: [1]}, b: {c: [1]}}", ""},
        ReferenceCase{"inside_text", "a: x-${b.c}-${d}\nb: {c: 1.5}\nd: true\n",
                      "{a: x-1.5-true, b: {c: 1.5}, d: true}", ""},
        ReferenceCase{"of_the_tool", "a: ${environment.region}/${name}\n", "{a: us-east-1/dev}", ""},
        ReferenceCase{"tool_values_are_final", "a: ${environment.literal}\n", "{a: $${x}}", ""},
        ReferenceCase{"literal", "a: $${b}\nb: 1\n", "{a: ${b}, b: 1}", ""},
        ReferenceCase{"through_another", "a: ${b}\nb: ${c}\nc: 1\n", "{a: 1, b: 1, c: 1}", ""},
        ReferenceCase{"through_a_map_reference", "a: ${b.x}\nb: ${c}\nc: {x: 1}\n", "{a: 1, b: {x: 1}, c: {x: 1}}", ""},
        ReferenceCase{"in_a_list", "a: [\"${b}\", 2]\nb: 1\n", "{a: [1, 2], b: 1}", ""},
        ReferenceCase{"sibling", "a: {b: \"${a.c}\", c: 1}\n", "{a: {b: 1, c: 1}}", ""},
        ReferenceCase{"unknown_is_contagious", "a: x${b}\nb: !unknown why\n", "{a: !unknown, b: !unknown}", ""},
        ReferenceCase{"below_an_unknown", "a: ${b.c}\nb: !unknown why\n", "{a: !unknown, b: !unknown}", ""},
        ReferenceCase{"deploy_is_contagious", "a: image:${b}\nb: !deploy {name: TAG, example: \"1\"}\n",
                      "{a: !deploy TAG, b: !deploy TAG}", ""},
        ReferenceCase{"nothing", "a: ${bb}\nbc: 1\n", "{a: !unknown, bc: 1}",
                      "unit.yaml:1:4: error[reference.unknown]: `${bb}` refers to nothing: there is no `bb`\n"},
        ReferenceCase{"nothing_below", "a: ${b.d}\nb: {c: 1}\n", "{a: !unknown, b: {c: 1}}",
                      "unit.yaml:1:4: error[reference.unknown]: `${b.d}` refers to nothing: `b` has no `d`\n"},
        ReferenceCase{"nothing_at_second_hand", "a: ${b}\nb: ${c}\n", "{a: !unknown, b: !unknown}",
                      "unit.yaml:2:4: error[reference.unknown]: `${c}` refers to nothing: there is no `c`\n"},
        ReferenceCase{"map_in_text", "a: x${b}\nb: {c: 1}\n", "{a: !unknown, b: {c: 1}}",
                      "unit.yaml:1:4: error[reference.not-text]: `${b}` is a map, which cannot stand inside a longer "
                      "string\n"},
        ReferenceCase{"unclosed", "a: x${b\nb: 1\n", "{a: !unknown, b: 1}",
                      "unit.yaml:1:4: error[reference.syntax]: `${` has no closing `}`\n"}),
    [](const auto& tested) { return tested.param.name; });

TEST(ReferencesTest, a_circle_is_shown_whole) {
  Layers layers;
  const document::Value root = layers.add("unit", "a: ${b}\nb: x${c.d}\nc: {d: \"${a}\"}\n");
  (void)layers.resolve(root);
  const std::string findings = layers.findings();
  EXPECT_NE(findings.find("error[reference.cycle]: references go round in a circle: `b` → `c.d` → `a` → `b`\n"),
            std::string::npos)
      << findings;
}

TEST(ReferencesTest, a_value_cannot_hold_itself) {
  Layers layers;
  const document::Value root = layers.add("unit", "a: {b: \"${a}\"}\n");
  (void)layers.resolve(root);
  EXPECT_EQ(layers.findings(), "unit.yaml:1:8: error[reference.cycle]: references go round in a circle: `a` → `a`\n");
}

TEST(ReferencesTest, doubling_is_bounded) {
  std::string yaml = "v0: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "\"${v" + std::to_string(i - 1) + "}\"";
    yaml += "v" + std::to_string(i) + ": [" + before;
    for (int j = 1; j < 10; ++j) yaml += ", " + before;
    yaml += "]\n";
  }
  Layers layers;
  const document::Value root = layers.add("unit", yaml);
  (void)layers.resolve(root);
  EXPECT_EQ(layers.findings(),
            "unit.yaml:1:1: error[reference.too-large]: references blow the tree up past 1048576 values or 1048576 "
            "bytes of one text\n");
}

TEST(ReferencesTest, text_is_bounded) {
  std::string yaml = "v0: 0123456789abcdef\n";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "${v" + std::to_string(i - 1) + "}";
    yaml += "v" + std::to_string(i) + ": " + before + before + "\n";
  }
  Layers layers;
  const document::Value root = layers.add("unit", yaml);
  (void)layers.resolve(root);
  EXPECT_NE(layers.findings().find("reference.too-large"), std::string::npos);
}

TEST(ReferencesTest, assumed_and_secret_are_contagious) {
  Layers layers;
  const document::Value root = layers.add("unit", "a: x-${b}\nb: !assumed {value: 1, reason: guess}\n");
  const document::Value resolved = layers.resolve(root);
  EXPECT_TRUE(document::find(resolved, "a")->has(document::kAssumed));
  EXPECT_EQ(report::value_text(resolved), "{a: x-1, b: 1}");
}

TEST(ReferencesTest, a_text_knows_where_its_parts_come_from) {
  Layers layers;
  const document::Value root = layers.add("unit", "a: x-${b}\nb: yy\n");
  const document::Value text = *document::find(layers.resolve(root), "a");
  ASSERT_EQ(text.s->runs().size(), 2U);
  EXPECT_EQ(layers.sources.text(layers.origins.span(text.s->runs()[1].origin)), "yy");
  EXPECT_EQ(text.s->runs()[1].begin, 2U);
}

}  // namespace
}  // namespace stageplot::layering
