#include "diagnostics/render/concise.hpp"

#include <gtest/gtest.h>

#include "unit/diagnostics/samples.hpp"

namespace stageplot::diagnostics {
namespace {

TEST(RenderConcise, OneLineAFinding) {
  std::vector<Diagnostic> findings = samples::on("größe: 1\na: 1\n", "1");
  findings.push_back(findings[0]);
  findings[1].rule = &samples::kWarning;
  findings[1].summary = "a\nb";
  findings[1].primary.resolved.reset();
  EXPECT_EQ(render_concise(findings),
            "environments/dev/a.yaml:1:8: error[sample.conflict]: `a` is wrong\n"
            "warning[sample.warning]: a\\nb\n");
  EXPECT_EQ(render_concise({}), "");
}

TEST(RenderConcise, WaivedFindingsAreLeftOutUnlessAskedFor) {
  std::vector<Diagnostic> findings = samples::on("a: 1\n", "1");
  findings[0].waiver = &samples::kWaiver;
  EXPECT_EQ(render_concise(findings), "");
  EXPECT_EQ(render_concise(findings, WaivedFindings::list),
            "environments/dev/a.yaml:1:4: waived[sample.conflict]: `a` is wrong; "
            "waived until 2027-01-31 by platform: one copy is enough there (OPS-12)\n");
}

}  // namespace
}  // namespace stageplot::diagnostics
