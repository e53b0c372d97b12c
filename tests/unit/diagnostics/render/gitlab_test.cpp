// The Code Quality report that GitLab reads: five fields an issue, a location always, fingerprints unique.
#include "diagnostics/render/gitlab.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

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

/// The values of all `"KEY": "VALUE"` of a report, in its order.
std::vector<std::string> values_of(const std::string& report, const std::string& key) {
  std::vector<std::string> values;
  const std::string start = "\"" + key + "\": \"";
  for (std::size_t at = report.find(start); at != std::string::npos; at = report.find(start, at)) {
    at += start.size();
    values.push_back(report.substr(at, report.find('"', at) - at));
  }
  return values;
}

TEST(RenderGitlab, FingerprintsAreUniqueAndStayWhenLinesMove) {
  const auto report = [](const std::string& above) {
    source::SourceFiles sources;
    const std::string text = above + "a: {b: 1}\nc: 1\nd: 2\n";
    const auto file = sources.add("environments/dev/a.yaml", text);
    const auto first = static_cast<std::uint32_t>(above.size());
    Diagnostics findings;
    const auto add = [&](const Rule& rule, std::uint32_t begin, std::string path, std::string service) {
      findings.add({.rule = &rule,
                    .summary = "wrong",
                    .primary = {{file, first + begin, first + begin + 1}, {}, {}},
                    .path = std::move(path),
                    .environments = {"dev"},
                    .service = std::move(service)});
    };
    add(samples::kConflict, 0, "a", "cart");
    add(samples::kConflict, 4, "a", "cart");  // the same code on the same path: another place
    add(samples::kConflict, 10, "c", "cart");
    add(samples::kConflict, 10, "c", "orders");
    add(samples::kOther, 10, "c", "cart");
    return render_gitlab(finish(std::move(findings), sources));
  };
  const std::vector<std::string> before = values_of(report(""), "fingerprint");
  ASSERT_EQ(before.size(), 5u);
  EXPECT_EQ(std::set<std::string>(before.begin(), before.end()).size(), before.size());
  EXPECT_EQ(values_of(report("# a comment\n\n# and another one\n"), "fingerprint"), before);
}

TEST(RenderGitlab, AWaivedFindingIsAnInfoWithTheSameFingerprint) {
  std::vector<Diagnostic> findings = samples::on("a: 1\n", "1");
  const std::vector<std::string> before = values_of(render_gitlab(findings), "fingerprint");
  findings[0].waiver = &samples::kWaiver;
  findings[0].help = "put it right";
  const std::string report = render_gitlab(findings);
  EXPECT_EQ(values_of(report, "fingerprint"), before);
  EXPECT_EQ(values_of(report, "severity"), std::vector<std::string>{"info"});
  EXPECT_EQ(
      values_of(report, "description"),
      std::vector<std::string>{"`a` is wrong; waived until 2027-01-31 by platform: one copy is enough there (OPS-12)"});
}

TEST(RenderGitlab, NoFindingsIsAnEmptyList) {
  EXPECT_EQ(render_gitlab({}), "[]\n");
}

}  // namespace
}  // namespace stageplot::diagnostics
