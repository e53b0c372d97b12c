#include "fluentd/tree.hpp"

#include "document/dump.hpp"
#include "document/json_writer.hpp"
#include "unit/fluentd/read_support.hpp"

namespace stageplot::fluentd {
namespace {

TEST(Tree, HoldsTheSectionsInFileOrder) {
  ReadFixture fixture(
      "@log_level warn\n<source>\n  @type tail\n  limits [1, {\"a\": null}]\n</source>\n@include more/*.conf\n"
      "<match **>\n  host \"#{ENV['HOST']}\"\n  name \"\\#{ENV}\"\n  <buffer tag>\n  </buffer>\n</match>\n");
  ASSERT_TRUE(fixture.root.has_value());
  document::Origins origins;
  const document::Value tree = to_tree(*fixture.root, fixture.arena, origins);
  EXPECT_EQ(document::write_json(tree, {.pretty = true}).text, R"({
  "parameters": {
    "@log_level": "warn"
  },
  "sections": [
    {
      "argument": "",
      "name": "source",
      "parameters": {
        "@type": "tail",
        "limits": [
          1,
          {
            "a": null
          }
        ]
      },
      "sections": []
    },
    {
      "argument": "more/*.conf",
      "name": "@include"
    },
    {
      "argument": "**",
      "name": "match",
      "parameters": {
        "host": {
          "ruby": "#{ENV['HOST']}"
        },
        "name": "#{ENV}"
      },
      "sections": [
        {
          "argument": "tag",
          "name": "buffer",
          "parameters": {},
          "sections": []
        }
      ]
    }
  ]
})");
}

TEST(Tree, KnowsWhereEachValueStands) {
  ReadFixture fixture("a b\n<c d>\n  e \"f\"\n</c>\n");
  ASSERT_TRUE(fixture.root.has_value());
  document::Origins origins;
  const document::Value tree = to_tree(*fixture.root, fixture.arena, origins);
  EXPECT_EQ(document::dump(tree, origins, fixture.sources), "");
}

}  // namespace
}  // namespace stageplot::fluentd
