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
  EXPECT_EQ(document::dump(tree, origins, fixture.sources), R"(map of 2 @1:1-5:1
"parameters" @none: map of 1 @none
  "a" @1:1-1:2: "b" @1:3-1:4
"sections" @none: list of 1 @none
  - map of 4 @2:1-4:5
    "argument" @none: "d" @2:4-2:5
    "name" @none: "c" @2:1-2:6
    "parameters" @none: map of 1 @none
      "e" @3:3-3:4: "f" @3:5-3:8
    "sections" @none: list of 0 @none
)");
}

}  // namespace
}  // namespace stageplot::fluentd
