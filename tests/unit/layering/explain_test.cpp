// The `explain` query over merged layers, as its text report shows it.
#include "layering/explain.hpp"

#include "layers.hpp"
#include "report/explain_report.hpp"

namespace stageplot::layering {
namespace {

std::string explained(Layers& layers, std::string_view path) {
  const LayeredDocument merged = layers.merge();
  const document::Value resolved = layers.resolve(merged.root);
  const auto values = explain(
      {.root = resolved, .removals = merged.removals, .origins = layers.origins, .sources = layers.sources}, path);
  return report::explain_text({.environment = "prod-east", .service = "user-service"}, values);
}

TEST(ExplainTest, names_every_layer_and_the_winner) {
  Layers layers;
  layers.add("base", "replicas: {min: 1, max: 1}\n");
  layers.add("prod", "replicas: {max: 6}\n");
  layers.add("prod-east", "replicas: {max: 12}\n");
  EXPECT_EQ(explained(layers, "replicas.max"),
            "replicas.max: 12\n"
            "  wins        prod-east.yaml:1:17  12\n"
            "  overridden  prod.yaml:1:17       6\n"
            "  overridden  base.yaml:1:25       1\n");
  EXPECT_EQ(explained(layers, "replicas.min"),
            "replicas.min: 1\n"
            "  wins        base.yaml:1:17  1\n");
}

TEST(ExplainTest, a_map_shows_all_its_values) {
  Layers layers;
  layers.add("base", "a: {c: 1, b: [p, q]}\n");
  EXPECT_EQ(explained(layers, "a"),
            "a.b: [p, q]\n"
            "  wins        base.yaml:1:14  [p, q]\n"
            "\n"
            "a.c: 1\n"
            "  wins        base.yaml:1:8  1\n");
}

TEST(ExplainTest, follows_references_and_shows_reasons) {
  Layers layers;
  layers.add("base", "host: ${name}.example\nname: !assumed {value: api, reason: the sibling's name}\n");
  EXPECT_EQ(explained(layers, "host"),
            "host: api.example\n"
            "  wins        base.yaml:1:7   ${name}.example\n"
            "  refers to   base.yaml:2:24  api\n"
            "  because     the sibling's name\n");
}

TEST(ExplainTest, a_removed_value_names_who_removed_it) {
  Layers layers;
  layers.add("base", "a: 1\nb: 2\n");
  layers.add("dev", "a: null\n");
  EXPECT_EQ(explained(layers, "a"),
            "a: (removed)\n"
            "  removes it  dev.yaml:1:4   null\n"
            "  overridden  base.yaml:1:4  1\n");
}

TEST(ExplainTest, nothing_for_a_path_that_is_not_there) {
  Layers layers;
  layers.add("base", "a: 1\n");
  EXPECT_EQ(explained(layers, "a.b"), "");
  EXPECT_EQ(explained(layers, "nothing"), "");
  EXPECT_EQ(explained(layers, "a..b"), "");
}

}  // namespace
}  // namespace stageplot::layering
