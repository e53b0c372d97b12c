#include "terraform/hcl/diff_tree.hpp"

#include <gtest/gtest.h>

#include "diff/compare.hpp"
#include "document/json_writer.hpp"

namespace stageplot::terraform::hcl {
namespace {

document::OriginId no_origin(Range /*range*/) {
  return document::OriginId::none;
}

std::string tree(std::string_view text) {
  const File file = parse_file(text);
  EXPECT_TRUE(file.errors.empty());
  document::Arena arena;
  return document::write_json(to_diff_tree(file, arena, no_origin)).text;
}

std::string compared(std::string_view a, std::string_view b) {
  const File left = parse_file(a);
  const File right = parse_file(b);
  EXPECT_TRUE(left.errors.empty() && right.errors.empty());
  document::Arena arena;
  const auto tree_a = to_diff_tree(left, arena, no_origin);
  const auto tree_b = to_diff_tree(right, arena, no_origin);
  std::string out;
  for (const diff::Change& change : diff::compare(tree_a, tree_b, BodyShape{}).changes) {
    out += change.path.text() + ": ";
    if (change.kind == diff::ChangeKind::reordered) out += "another order";
    if (change.on_a && change.kind != diff::ChangeKind::reordered) out += document::write_json(change.a).text;
    if (change.kind != diff::ChangeKind::reordered) out += " → ";
    if (change.on_b && change.kind != diff::ChangeKind::reordered) out += document::write_json(change.b).text;
    out += "\n";
  }
  return out;
}

TEST(HclDiffTree, LiteralsAreValuesAndTheRestItsText) {
  EXPECT_EQ(tree("a = 1\nb = -2.5\nc = \"x\"\nd = null\ne = true\nf = [1, \"y\"]\ng = { k = 1, \"l\" = var.l }\n"),
            R"({"a":1,"b":-2.5,"c":"x","d":null,"e":true,"f":[1,"y"],"g":{"k":1,"l":"${var.l}"}})");
  EXPECT_EQ(tree("a = var.x\nb = \"${var.x}\"\nc = \"p-${var.x}\"\nd = \"$${var.x}\"\ne = a + 1\n"),
            R"json({"a":"${var.x}","b":"${var.x}","c":"p-${var.x}","d":"$${var.x}","e":"${a + 1}"})json");
}

TEST(HclDiffTree, BlocksAreToldApartByTypeLabelsAndKeys) {
  EXPECT_EQ(compared("resource \"aws_elb\" \"app\" {\n  listener {\n    lb_port = 80\n    x = 1\n  }\n}\n",
                     "resource \"aws_elb\" \"app\" {\n  listener {\n    lb_port = 80\n    x = 2\n  }\n}\n"),
            "resource[aws_elb.app].listener[80].x: 1 → 2\n");
  EXPECT_EQ(compared("tag {\n  key = \"a\"\n  value = 1\n}\ntag {\n  key = \"b\"\n  value = 1\n}\n",
                     "tag {\n  key = \"b\"\n  value = 2\n}\ntag {\n  key = \"a\"\n  value = 1\n}\n"),
            "[\"<sections>\"]: another order\ntag[b].value: 1 → 2\n");
  EXPECT_EQ(compared("ingress {\n  port = 1\n}\ningress {\n  port = 2\n}\n", "ingress {\n  port = 1\n}\n"),
            "ingress[#2]: {\"<>\":\"ingress[#2]\",\"port\":2} → \n");
}

TEST(HclDiffTree, LayoutAndCommentsAreNoDifference) {
  EXPECT_EQ(compared("min = 1 # one\nnames = [\"a\", \"b\"]\n", "names = [\n  \"a\",\n  \"b\",\n]\n\nmin   = 1\n"), "");
}

TEST(HclDiffTree, AFileOfValues) {
  const File file = parse_values_file("app_instance_min_count = 2\nzones = [\"a\"]\n");
  document::Arena arena;
  EXPECT_EQ(document::write_json(to_diff_tree(file, arena, no_origin)).text,
            R"({"app_instance_min_count":2,"zones":["a"]})");
}

}  // namespace
}  // namespace stageplot::terraform::hcl
