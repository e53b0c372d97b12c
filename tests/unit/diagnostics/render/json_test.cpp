// The JSON that other programs read: fields are always there, in this order.
#include "diagnostics/render/json.hpp"

#include <gtest/gtest.h>

#include "unit/diagnostics/samples.hpp"

namespace stageplot::diagnostics {
namespace {

TEST(RenderJson, EveryField) {
  source::SourceFiles sources;
  const auto file = sources.add("environments/dev/a.yaml", "a: 1\nb: \"x\"\n");
  Diagnostics findings;
  findings.add({.rule = &samples::kConflict,
                .owner = Owner::templates,
                .summary = "`a` \"is\" wrong",
                .primary = {{file, 3, 4}, "here", {}},
                .labels = {{{file, 5, 11}, "and here", {}}},
                .path = "a",
                .help = "put it right",
                .frames = {{"in `x`", {}, {}}},
                .environments = {"dev", "preprod"},
                .service = "monoql"});
  EXPECT_EQ(render_json(finish(std::move(findings), sources)), R"({
  "findings": [
    {
      "code": "sample.conflict",
      "severity": "error",
      "summary": "`a` \"is\" wrong",
      "place": {
        "file": "environments/dev/a.yaml",
        "begin": {
          "line": 1,
          "column": 4
        },
        "end": {
          "line": 1,
          "column": 5
        }
      },
      "label": "here",
      "labels": [
        {
          "text": "and here",
          "place": {
            "file": "environments/dev/a.yaml",
            "begin": {
              "line": 2,
              "column": 1
            },
            "end": {
              "line": 2,
              "column": 7
            }
          }
        }
      ],
      "path": "a",
      "help": "put it right",
      "frames": [
        {
          "text": "in `x`",
          "place": null
        }
      ],
      "service": "monoql",
      "environments": [
        {
          "name": "dev"
        },
        {
          "name": "preprod"
        }
      ],
      "owner": "templates",
      "waiver": null,
      "fingerprint": "4dd4c1c08c5b4bbc"
    }
  ],
  "summary": {
    "errors": 1,
    "warnings": 0,
    "notes": 0,
    "waived": 0
  }
}
)");
}

TEST(RenderJson, AWaivedFindingHasItsWaiverAndCountsAsNothingElse) {
  std::vector<Diagnostic> findings = samples::on("a: 1\n", "1");
  findings[0].waiver = &samples::kWaiver;
  const std::string json = render_json(findings);
  EXPECT_NE(json.find(R"(      "severity": "error",)"), std::string::npos);
  EXPECT_NE(json.find(R"(      "waiver": {
        "id": "idle",
        "owner": "platform",
        "reason": "one copy is enough there",
        "expires": "2027-01-31",
        "ticket": "OPS-12",
        "place": {
          "file": "policies/waivers.yaml",
          "begin": {
            "line": 2,
            "column": 5
          },
          "end": {
            "line": 7,
            "column": 1
          }
        }
      },)"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find(R"(  "summary": {
    "errors": 0,
    "warnings": 0,
    "notes": 0,
    "waived": 1
  })"),
            std::string::npos)
      << json;
}

TEST(RenderJson, AbsentPartsAreNull) {
  Diagnostic finding;
  finding.rule = &samples::kWarning;
  finding.summary = "broken \xFF bytes";
  EXPECT_EQ(render_json(std::span(&finding, 1)), R"({
  "findings": [
    {
      "code": "sample.warning",
      "severity": "warning",
      "summary": "broken � bytes",
      "place": null,
      "label": null,
      "labels": [],
      "path": null,
      "help": null,
      "frames": [],
      "service": null,
      "environments": [],
      "owner": "model",
      "waiver": null,
      "fingerprint": "a802014de5839d19"
    }
  ],
  "summary": {
    "errors": 0,
    "warnings": 1,
    "notes": 0,
    "waived": 0
  }
}
)");
}

TEST(RenderJson, NoFindingsIsStillAnObject) {
  EXPECT_EQ(render_json({}), R"({
  "findings": [],
  "summary": {
    "errors": 0,
    "warnings": 0,
    "notes": 0,
    "waived": 0
  }
}
)");
}

}  // namespace
}  // namespace stageplot::diagnostics
