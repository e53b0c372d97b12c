// The JUnit report: names that are unique and survive moved lines, well-formed XML for any text.
#include "diagnostics/render/junit.hpp"

#include <gtest/gtest.h>

#include "unit/diagnostics/samples.hpp"

namespace stageplot::diagnostics {
namespace {

TEST(RenderJunit, AFindingIsAFailedCase) {
  std::vector<Diagnostic> findings = samples::on("a: \"<1>\"\n", "\"<1>\"");
  findings[0].environments = {"dev", "preprod"};
  findings[0].service = "monoql";
  findings[0].help = "put it right";
  findings.push_back({.rule = &samples::kWarning, .summary = "no place"});
  EXPECT_EQ(render_junit(findings), R"report(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="stageplot" tests="2" failures="2" errors="0" skipped="0">
  <testsuite name="stageplot" tests="2" failures="2" errors="0" skipped="0">
    <testcase classname="environments/dev/a.yaml" name="sample.conflict: `a` is wrong (monoql in dev, preprod)" file="environments/dev/a.yaml" line="1">
      <failure type="error" message="`a` is wrong (monoql in dev, preprod)">error[sample.conflict]: `a` is wrong
 --&gt; environments/dev/a.yaml:1:4
1 | a: &quot;&lt;1&gt;&quot;
  |    ^^^^^ here
  = monoql in dev, preprod
help: put it right; run `stageplot rule sample.conflict`
</failure>
    </testcase>
    <testcase classname="stageplot" name="sample.warning: no place">
      <failure type="warning" message="no place">warning[sample.warning]: no place
help: run `stageplot rule sample.warning`
</failure>
    </testcase>
  </testsuite>
</testsuites>
)report");
}

TEST(RenderJunit, AWaivedFindingIsASkippedCase) {
  std::vector<Diagnostic> findings = samples::on("a: 1\n", "1");
  findings.push_back(findings[0]);
  findings[1].rule = &samples::kOther;
  findings[1].waiver = &samples::kWaiver;
  findings.erase(findings.begin());
  findings.push_back({.rule = &samples::kWarning, .summary = "no place"});
  EXPECT_EQ(render_junit(findings), R"report(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="stageplot" tests="2" failures="1" errors="0" skipped="1">
  <testsuite name="stageplot" tests="2" failures="1" errors="0" skipped="1">
    <testcase classname="environments/dev/a.yaml" name="sample.other: `a` is wrong" file="environments/dev/a.yaml" line="1">
      <skipped message="waived until 2027-01-31 by platform: one copy is enough there (OPS-12)"/>
    </testcase>
    <testcase classname="stageplot" name="sample.warning: no place">
      <failure type="warning" message="no place">warning[sample.warning]: no place
help: run `stageplot rule sample.warning`
</failure>
    </testcase>
  </testsuite>
</testsuites>
)report");
}

TEST(RenderJunit, NoFindingsIsOnePassedCase) {
  EXPECT_EQ(render_junit({}), R"report(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="stageplot" tests="1" failures="0" errors="0" skipped="0">
  <testsuite name="stageplot" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="stageplot" name="no findings"/>
  </testsuite>
</testsuites>
)report");
}

TEST(RenderJunit, EqualNamesInAFileAreNumbered) {
  std::vector<Diagnostic> findings(3);
  for (Diagnostic& finding : findings) {
    finding.rule = &samples::kOther;
    finding.summary = "seen";
  }
  findings[1].summary = "seen too";
  EXPECT_EQ(render_junit(findings), R"report(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="stageplot" tests="3" failures="3" errors="0" skipped="0">
  <testsuite name="stageplot" tests="3" failures="3" errors="0" skipped="0">
    <testcase classname="stageplot" name="sample.other: seen">
      <failure type="error" message="seen">error[sample.other]: seen
help: run `stageplot rule sample.other`
</failure>
    </testcase>
    <testcase classname="stageplot" name="sample.other: seen too">
      <failure type="error" message="seen too">error[sample.other]: seen too
help: run `stageplot rule sample.other`
</failure>
    </testcase>
    <testcase classname="stageplot" name="sample.other: seen #2">
      <failure type="error" message="seen">error[sample.other]: seen
help: run `stageplot rule sample.other`
</failure>
    </testcase>
  </testsuite>
</testsuites>
)report");
}

TEST(RenderJunit, WellFormedForAnyText) {
  std::vector<Diagnostic> findings = samples::on("a: 1\n", "1");
  findings[0].primary.resolved->file = "a&\"<>'\t\r\n\x01\xFF\xEF\xBF\xBF.yaml";
  findings[0].primary.resolved->source_line = "a: \x01 ]]> \xFF";
  findings[0].summary = "]]> & \x1B[31m \xEF\xBF\xBE \xC3\xA4";
  EXPECT_EQ(render_junit(findings),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites name=\"stageplot\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
            "  <testsuite name=\"stageplot\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
            "    <testcase classname=\"a&amp;&quot;&lt;&gt;'&#9;&#13;&#10;\uFFFD\uFFFD\uFFFD.yaml\""
            " name=\"sample.conflict: ]]&gt; &amp; \\x1B[31m \\uFFFE ä\""
            " file=\"a&amp;&quot;&lt;&gt;'&#9;&#13;&#10;\uFFFD\uFFFD\uFFFD.yaml\" line=\"1\">\n"
            "      <failure type=\"error\" message=\"]]&gt; &amp; \\x1B[31m \\uFFFE ä\">"
            "error[sample.conflict]: ]]&gt; &amp; \\x1B[31m \\uFFFE ä\n"
            " --&gt; a&amp;&quot;&lt;&gt;'\\t\\r\\n\\x01\\xFF\\uFFFF.yaml:1:4\n"
            "1 | a: \\x01 ]]&gt; \\xFF\n"
            "  |    ^^^^ here\n"
            "help: run `stageplot rule sample.conflict`\n"
            "</failure>\n"
            "    </testcase>\n"
            "  </testsuite>\n"
            "</testsuites>\n");
}

}  // namespace
}  // namespace stageplot::diagnostics
