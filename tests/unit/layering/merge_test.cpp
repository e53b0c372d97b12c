// JSON Merge Patch over layers, with its findings.
#include "layering/merge.hpp"

#include "document/map.hpp"
#include "layers.hpp"
#include "report/value_text.hpp"

namespace stageplot::layering {
namespace {

struct MergeCase {
  std::string name;
  std::vector<std::string> layers;
  std::string merged;
  std::vector<std::string> removed;
};

class MergeTest : public testing::TestWithParam<MergeCase> {};

TEST_P(MergeTest, gives_the_merged_tree) {
  Layers layers;
  for (std::size_t i = 0; i < GetParam().layers.size(); ++i) {
    layers.add("layer" + std::to_string(i), GetParam().layers[i]);
  }
  const LayeredDocument merged = layers.merge();
  EXPECT_EQ(report::value_text(merged.root), GetParam().merged);
  std::vector<std::string> removed;
  for (const Removal& removal : merged.removals) removed.push_back(removal.path);
  EXPECT_EQ(removed, GetParam().removed);
  EXPECT_EQ(layers.findings(), "");
}

INSTANTIATE_TEST_SUITE_P(
    merge, MergeTest,
    testing::Values(
        MergeCase{"one_layer", {"a: 1\n"}, "{a: 1}", {}},
        MergeCase{"maps_merge", {"a: {b: 1, c: 2}\n", "a: {c: 3, d: 4}\n"}, "{a: {b: 1, c: 3, d: 4}}", {}},
        MergeCase{"lists_replace", {"a: [1, 2, 3]\n", "a: [4]\n"}, "{a: [4]}", {}},
        MergeCase{"scalar_to_list", {"a: 1\n", "a: [1]\n"}, "{a: [1]}", {}},
        MergeCase{"null_removes", {"a: 1\nb: {c: 2}\n", "a: null\nb: {c: null}\n"}, "{b: {}}", {"a", "b.c"}},
        MergeCase{"null_of_nothing", {"a: 1\n", "b: null\n"}, "{a: 1}", {}},
        MergeCase{"nulls_of_a_new_map", {"a: 1\n", "b: {c: null, d: {e: null, f: 1}}\n"}, "{a: 1, b: {d: {f: 1}}}", {}},
        MergeCase{"null_in_a_list_stays", {"a: [1]\n", "a: [null]\n"}, "{a: [null]}", {}},
        MergeCase{"null_in_the_first_layer", {"a: null\nb: 1\n"}, "{b: 1}", {}},
        MergeCase{"empty_layer", {"a: 1\n", "# nothing\n", "b: 2\n"}, "{a: 1, b: 2}", {}},
        MergeCase{"mark_replaced_by_map", {"a: !unknown why\n", "a: {b: 1}\n"}, "{a: {b: 1}}", {}},
        MergeCase{"map_replaced_by_mark", {"a: {b: 1}\n", "a: !unknown why\n"}, "{a: !unknown}", {}},
        MergeCase{"three_layers", {"a: {b: 1}\n", "a: {b: 2, c: 2}\n", "a: {c: 3}\n"}, "{a: {b: 2, c: 3}}", {}}),
    [](const auto& tested) { return tested.param.name; });

TEST(MergeTest, a_map_and_a_list_are_a_conflict) {
  Layers layers;
  layers.add("base", "workload:\n  replicas: {min: 1, max: 3}\n");
  layers.add("prod", "workload:\n  replicas: [3, 12]\n");
  EXPECT_EQ(report::value_text(layers.merge().root), "{workload: {replicas: !unknown}}");
  EXPECT_EQ(layers.findings(),
            "prod.yaml:2:13: error[layer.type-conflict]: `replicas` is a list here but a map in an earlier layer\n");
}

TEST(MergeTest, untouched_leaves_of_an_assumed_map_keep_the_mark) {
  Layers layers;
  layers.add("base", "replicas: !assumed {value: {min: 3, max: 12}, reason: like prod}\n");
  layers.add("dev", "replicas: {max: 1}\n");
  const document::Value root = layers.merge().root;
  EXPECT_TRUE(document::find_path(root, "replicas.min")->has(document::kAssumed));
  EXPECT_FALSE(document::find_path(root, "replicas.max")->has(document::kAssumed));
  EXPECT_FALSE(document::find_path(root, "replicas")->has(document::kAssumed));
}

TEST(MergeTest, unchanged_subtrees_are_shared) {
  Layers layers;
  const document::Value base = layers.add("base", "a: {b: {c: 1}}\nd: 1\n");
  layers.add("dev", "d: 2\n");
  EXPECT_EQ(document::find_path(layers.merge().root, "a.b")->m, document::find_path(base, "a.b")->m);
}

}  // namespace
}  // namespace stageplot::layering
