// The SARIF log that code scanning services read. tests/conformance/sarif holds it against the published schema.
#include "diagnostics/render/sarif.hpp"

#include <gtest/gtest.h>

#include "unit/diagnostics/samples.hpp"

namespace stageplot::diagnostics {
namespace {

constexpr Rule kExplained{.code = "sample.explained",
                          .severity = Severity::warning,
                          .title = "a title",
                          .what = "What it is.",
                          .why = "Why it matters.",
                          .example = "a: 1\n",
                          .fix = "a: 2\n"};

std::string sarif_of(Diagnostics&& findings, const source::SourceFiles& sources) {
  return render_sarif(finish(std::move(findings), sources), "1.2.3");
}

TEST(RenderSarif, EveryPartOfAResult) {
  source::SourceFiles sources;
  const auto file = sources.add("environments/dev/größe: 100%.yaml", "größe: 1\nb: \"x\"\n");
  Diagnostics findings;
  findings.add({.rule = &kExplained,
                .summary = "`a` \"is\" wrong",
                .primary = {{file, 9, 10}, "here", {}},
                .labels = {{{file, 11, 17}, "and here", {}}},
                .path = "größe",
                .help = "put it right\nor leave it",
                .frames = {{"in `x`", {file, 11, 12}, {}}, {"in the template", {}, {}}},
                .environments = {"dev", "preprod"},
                .service = "monoql",
                .waiver = &samples::kWaiver});
  EXPECT_EQ(sarif_of(std::move(findings), sources), R"sarif({
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "stageplot",
          "version": "1.2.3",
          "semanticVersion": "1.2.3",
          "rules": [
            {
              "id": "sample.explained",
              "shortDescription": {
                "text": "a title"
              },
              "fullDescription": {
                "text": "What it is."
              },
              "help": {
                "text": "Why it matters.\n\nexample:\na: 1\n\n\nfix:\na: 2\n"
              },
              "defaultConfiguration": {
                "level": "warning"
              }
            }
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "originalUriBaseIds": {
        "%SRCROOT%": {
          "description": {
            "text": "the project's root, where stageplot.yaml is"
          }
        }
      },
      "results": [
        {
          "ruleId": "sample.explained",
          "ruleIndex": 0,
          "level": "warning",
          "message": {
            "text": "`a` \"is\" wrong (monoql in dev, preprod)\nput it right\nor leave it"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "environments/dev/gr%C3%B6%C3%9Fe%3A%20100%25.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 1,
                  "startColumn": 8,
                  "endLine": 1,
                  "endColumn": 9
                }
              },
              "message": {
                "text": "here"
              }
            }
          ],
          "relatedLocations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "environments/dev/gr%C3%B6%C3%9Fe%3A%20100%25.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 1,
                  "endLine": 2,
                  "endColumn": 7
                }
              },
              "message": {
                "text": "and here"
              }
            }
          ],
          "stacks": [
            {
              "message": {
                "text": "how evaluation came here"
              },
              "frames": [
                {
                  "location": {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "environments/dev/gr%C3%B6%C3%9Fe%3A%20100%25.yaml",
                        "uriBaseId": "%SRCROOT%"
                      },
                      "region": {
                        "startLine": 2,
                        "startColumn": 1,
                        "endLine": 2,
                        "endColumn": 2
                      }
                    },
                    "message": {
                      "text": "in `x`"
                    }
                  }
                },
                {
                  "location": {
                    "message": {
                      "text": "in the template"
                    }
                  }
                }
              ]
            }
          ],
          "partialFingerprints": {
            "stageplot/v1": "4e674393596725b2"
          },
          "suppressions": [
            {
              "kind": "external",
              "status": "accepted",
              "justification": "waived until 2027-01-31 by platform: one copy is enough there (OPS-12)",
              "location": {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "policies/waivers.yaml",
                    "uriBaseId": "%SRCROOT%"
                  },
                  "region": {
                    "startLine": 2,
                    "startColumn": 5,
                    "endLine": 7,
                    "endColumn": 1
                  }
                }
              },
              "properties": {
                "owner": "platform",
                "expires": "2027-01-31",
                "id": "idle",
                "ticket": "OPS-12"
              }
            }
          ],
          "properties": {
            "path": "größe",
            "service": "monoql",
            "environments": [
              "dev",
              "preprod"
            ]
          }
        }
      ]
    }
  ]
}
)sarif");
}

TEST(RenderSarif, RulesStandOnceSortedAndResultsPointAtThem) {
  Diagnostics findings;
  for (const Rule* rule : {&samples::kOther, &samples::kConflict, &samples::kOther}) {
    findings.add(
        {.rule = rule, .summary = rule == &samples::kOther ? "b" : "a", .path = std::to_string(findings.errors())});
  }
  const std::string log = sarif_of(std::move(findings), {});
  const auto at = [&log](std::string_view text) { return log.find(text); };
  EXPECT_LT(at("\"id\": \"sample.conflict\""), at("\"id\": \"sample.other\""));
  EXPECT_EQ(at("\"id\": \"sample.other\""), log.rfind("\"id\": \"sample.other\""));
  EXPECT_NE(at("\"ruleId\": \"sample.conflict\",\n          \"ruleIndex\": 0"), std::string::npos);
  EXPECT_NE(at("\"ruleId\": \"sample.other\",\n          \"ruleIndex\": 1"), std::string::npos);
  EXPECT_NE(at("\"suppressions\": []"), std::string::npos);
  EXPECT_NE(at("\"locations\": []"), std::string::npos);
}

TEST(RenderSarif, ABareFileHasALineAloneAndAFileOutsideIsAbsolute) {
  std::vector<Diagnostic> findings(1);
  findings[0].rule = &samples::kConflict;
  findings[0].summary = "it is not there";
  findings[0].primary.resolved =
      source::ResolvedSpan{.file = "/tmp/a b.yaml", .begin = {}, .end = {}, .source_line = {}};
  EXPECT_NE(render_sarif(findings, "1").find(R"(                "artifactLocation": {
                  "uri": "file:///tmp/a%20b.yaml"
                },
                "region": {
                  "startLine": 1
                })"),
            std::string::npos)
      << render_sarif(findings, "1");
}

TEST(RenderSarif, NoFindingsIsARunWithoutResults) {
  const std::string log = render_sarif({}, "1.2.3");
  EXPECT_NE(log.find("\"rules\": []"), std::string::npos);
  EXPECT_NE(log.find("\"results\": []"), std::string::npos);
}

}  // namespace
}  // namespace stageplot::diagnostics
