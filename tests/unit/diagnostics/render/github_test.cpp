// Workflow commands: one line a finding whatever its texts hold, so that no text can end a command or start one.
#include "diagnostics/render/github.hpp"

#include <gtest/gtest.h>

#include "unit/diagnostics/samples.hpp"

namespace stageplot::diagnostics {
namespace {

TEST(RenderGithub, OneCommandAFinding) {
  std::vector<Diagnostic> findings = samples::on("größe: 1\na: 1\n", "1");
  findings[0].environments = {"dev", "preprod"};
  findings[0].service = "monoql";
  findings[0].help = "put it right\nor leave it\n";
  findings.push_back({.rule = &samples::kWarning, .summary = "no place"});
  findings.push_back({.rule = &samples::kNote, .summary = "seen"});
  EXPECT_EQ(render_github(findings),
            "::error file=environments/dev/a.yaml,line=1,col=8,title=sample.conflict::`a` is wrong (monoql in dev, "
            "preprod)%0Aput it right%0Aor leave it\n"
            "::warning title=sample.warning::no place\n"
            "::notice title=sample.note::seen\n");
  EXPECT_EQ(render_github({}), "");
}

TEST(RenderGithub, AWaivedFindingIsANotice) {
  std::vector<Diagnostic> findings = samples::on("a: 1\n", "1");
  findings[0].waiver = &samples::kWaiver;
  findings[0].help = "put it right";
  EXPECT_EQ(render_github(findings),
            "::notice file=environments/dev/a.yaml,line=1,col=4,title=sample.conflict::`a` is wrong%0A"
            "waived until 2027-01-31 by platform: one copy is enough there (OPS-12)\n");
}

TEST(RenderGithub, EscapesWhatHasAMeaning) {
  std::vector<Diagnostic> findings = samples::on("a: 1\n", "1");
  findings[0].primary.resolved->file = "a:b,c%d\r\ne.yaml";
  findings[0].summary = "100 % of a:b,c\r\n::error::d";
  findings[0].help = "use %0A\r\n::stop-commands::x";
  EXPECT_EQ(
      render_github(findings),
      "::error file=a%3Ab%2Cc%25d%0D%0Ae.yaml,line=1,col=4,title=sample.conflict::100 %25 of a:b,c\\r\\n::error::d"
      "%0Ause %250A\\r%0A::stop-commands::x\n");
}

}  // namespace
}  // namespace stageplot::diagnostics
