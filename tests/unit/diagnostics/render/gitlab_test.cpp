// The Code Quality report that GitLab reads: five fields an issue, a location always, fingerprints unique.
#include "diagnostics/render/gitlab.hpp"

#include <gtest/gtest.h>

#include "unit/diagnostics/samples.hpp"

namespace stageplot::diagnostics {
namespace {

TEST(RenderGitlab, IssuesWithTheirFields) {
  source::SourceFiles sources;
  const auto file = sources.add("environments/dev/a.yaml", "a: 1\nb: \"x\"\n");
  Diagnostics findings;
  findings.add({.rule = &samples::kConflict,
                .summary = "`a` \"is\" wrong",
                .primary = {{file, 5, 6}, "here", {}},
                .path = "a",
                .help = "put it right\nor leave it",
                .environments = {"dev", "preprod"},
                .service = "monoql"});
  findings.add({.rule = &samples::kWarning, .summary = "broken \xFF bytes\nand lines"});
  findings.add({.rule = &samples::kNote, .summary = "seen", .environments = {"dev"}});
  EXPECT_EQ(render_gitlab(finish(std::move(findings), sources)), R"report([
  {
    "description": "seen (in dev)",
    "check_name": "sample.note",
    "fingerprint": "60a8f69733b8d44b",
    "severity": "info",
    "location": {
      "path": "stageplot.yaml",
      "lines": {
        "begin": 1
      }
    }
  },
  {
    "description": "broken \\xFF bytes\\nand lines",
    "check_name": "sample.warning",
    "fingerprint": "a802014de5839d19",
    "severity": "minor",
    "location": {
      "path": "stageplot.yaml",
      "lines": {
        "begin": 1
      }
    }
  },
  {
    "description": "`a` \"is\" wrong (monoql in dev, preprod); put it right; or leave it",
    "check_name": "sample.conflict",
    "fingerprint": "4dd4c1c08c5b4bbc",
    "severity": "major",
    "location": {
      "path": "environments/dev/a.yaml",
      "lines": {
        "begin": 2
      }
    }
  }
]
)report");
}

TEST(RenderGitlab, EqualFingerprintsAreNumbered) {
  std::vector<Diagnostic> findings = samples::on("a: 1\n", "1");
  findings.push_back(findings[0]);
  findings[1].primary.resolved->begin.line = 7;
  EXPECT_EQ(render_gitlab(findings), R"report([
  {
    "description": "`a` is wrong",
    "check_name": "sample.conflict",
    "fingerprint": "fd27daf1e11f863c",
    "severity": "major",
    "location": {
      "path": "environments/dev/a.yaml",
      "lines": {
        "begin": 1
      }
    }
  },
  {
    "description": "`a` is wrong",
    "check_name": "sample.conflict",
    "fingerprint": "fd27daf1e11f863c-2",
    "severity": "major",
    "location": {
      "path": "environments/dev/a.yaml",
      "lines": {
        "begin": 7
      }
    }
  }
]
)report");
}

TEST(RenderGitlab, NoFindingsIsAnEmptyList) {
  EXPECT_EQ(render_gitlab({}), "[]\n");
}

}  // namespace
}  // namespace stageplot::diagnostics
