// What a run's findings look like when they are finished: placed, sorted, equal ones made one.
#include "diagnostics/collector.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/diagnostics/samples.hpp"

namespace stageplot::diagnostics {
namespace {

using source::FileId;
using source::SourceFiles;
using source::Span;

class FinishTest : public testing::Test {
 protected:
  SourceFiles sources_;
  FileId base_ = sources_.add("environments/base/a.yaml", "a: 1\nb: 2\n");
  FileId dev_ = sources_.add("environments/dev/a.yaml", "a: 1\n");

  Diagnostic make(const Rule& rule, Span span, std::string summary, std::vector<std::string> environments = {}) {
    Diagnostic finding;
    finding.rule = &rule;
    finding.summary = std::move(summary);
    finding.primary.span = span;
    finding.environments = std::move(environments);
    return finding;
  }

  /// One line a finding: place, code, summary, environments.
  std::string finished() {
    std::string out;
    for (const Diagnostic& finding : finish(std::move(findings_), sources_)) {
      if (finding.primary.resolved) {
        const auto& place = *finding.primary.resolved;
        out += place.file + ":" + std::to_string(place.begin.line) + ":" + std::to_string(place.begin.column) + " ";
      }
      out += std::string{finding.rule->code} + " " + finding.summary;
      for (const std::string& environment : finding.environments) out += " " + environment;
      out += "\n";
    }
    return out;
  }

  Diagnostics findings_;
};

TEST_F(FinishTest, SortsByFilePositionAndCode) {
  findings_.add(make(samples::kOther, {dev_, 0, 1}, "fourth"));
  findings_.add(make(samples::kOther, {base_, 5, 6}, "third"));
  findings_.add(make(samples::kOther, {base_, 0, 1}, "second"));
  findings_.add(make(samples::kConflict, {base_, 0, 1}, "first"));
  findings_.add(make(samples::kConflict, {}, "no place"));
  EXPECT_EQ(finished(),
            "sample.conflict no place\n"
            "environments/base/a.yaml:1:1 sample.conflict first\n"
            "environments/base/a.yaml:1:1 sample.other second\n"
            "environments/base/a.yaml:2:1 sample.other third\n"
            "environments/dev/a.yaml:1:1 sample.other fourth\n");
}

TEST_F(FinishTest, TheSameFindingInSeveralEnvironmentsIsOne) {
  findings_.add(make(samples::kConflict, {base_, 0, 1}, "wrong", {"prod-east"}));
  findings_.add(make(samples::kConflict, {base_, 0, 1}, "wrong", {"dev"}));
  findings_.add(make(samples::kConflict, {base_, 0, 1}, "wrong", {"prod-east", "preprod"}));
  EXPECT_EQ(finished(), "environments/base/a.yaml:1:1 sample.conflict wrong dev preprod prod-east\n");
}

TEST_F(FinishTest, AnotherSummaryPlaceOrServiceIsAnotherFinding) {
  findings_.add(make(samples::kConflict, {base_, 0, 1}, "wrong", {"dev"}));
  findings_.add(make(samples::kConflict, {base_, 0, 1}, "wrong in another way", {"dev"}));
  findings_.add(make(samples::kConflict, {base_, 5, 6}, "wrong", {"dev"}));
  Diagnostic other_service = make(samples::kConflict, {base_, 0, 1}, "wrong", {"dev"});
  other_service.service = "monoql";
  findings_.add(std::move(other_service));
  EXPECT_EQ(finished(),
            "environments/base/a.yaml:1:1 sample.conflict wrong dev\n"
            "environments/base/a.yaml:1:1 sample.conflict wrong dev\n"
            "environments/base/a.yaml:1:1 sample.conflict wrong in another way dev\n"
            "environments/base/a.yaml:2:1 sample.conflict wrong dev\n");
}

TEST_F(FinishTest, OrderOfReportingDoesNotMatter) {
  const auto report = [&](bool backwards) {
    std::vector<Diagnostic> all = {make(samples::kOther, {dev_, 0, 1}, "x", {"dev"}),
                                   make(samples::kConflict, {base_, 0, 1}, "y", {"preprod"}),
                                   make(samples::kConflict, {base_, 0, 1}, "y", {"dev"})};
    if (backwards) std::reverse(all.begin(), all.end());
    findings_ = {};
    for (Diagnostic& finding : all) findings_.add(std::move(finding));
    return finished();
  };
  EXPECT_EQ(report(false), report(true));
}

TEST_F(FinishTest, AUnitsFindingKeepsThePlaceItWasResolvedTo) {
  Diagnostic finding;
  {
    SourceFiles unit(&sources_);
    const FileId rendered = unit.add("rendered/dev/a/values.yaml", "x: 1\n");
    finding = make(samples::kConflict, {rendered, 3, 4}, "wrong");
    finding.labels.push_back({{base_, 0, 1}, "set here", {}});
    finding.frames.push_back({"in `include`", {rendered, 0, 1}, {}});
    resolve(finding, unit);
  }
  findings_.add(std::move(finding));
  const auto all = finish(std::move(findings_), sources_);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].primary.resolved->file, "rendered/dev/a/values.yaml");
  EXPECT_EQ(all[0].primary.resolved->source_line, "x: 1");
  EXPECT_EQ(all[0].labels[0].resolved->file, "environments/base/a.yaml");
  EXPECT_EQ(all[0].frames[0].resolved->file, "rendered/dev/a/values.yaml");
}

TEST(Diagnostics, CountsErrorsBySeverityInForce) {
  Diagnostics findings;
  Diagnostic softened;
  softened.rule = &samples::kConflict;
  softened.severity = Severity::note;
  findings.add(softened);
  EXPECT_FALSE(findings.has_errors());

  Diagnostics of_a_unit;
  Diagnostic error;
  error.rule = &samples::kConflict;
  of_a_unit.add(error);
  of_a_unit.add(error);
  findings.merge(std::move(of_a_unit));
  EXPECT_EQ(findings.errors(), 2u);
  EXPECT_EQ(findings.all().size(), 3u);
}

TEST(Fingerprint, SurvivesEditsElsewhereInTheFile) {
  const std::string before = fingerprint(samples::on("a: 1\n", "1")[0]);
  EXPECT_EQ(before, fingerprint(samples::on("# a comment\n\nb: 2\na: 1\n", "1")[0]));
  EXPECT_EQ(before.size(), 16u);
}

TEST(Fingerprint, DiffersByCodePathServiceAndEnvironments) {
  const Diagnostic plain = samples::on("a: 1\n", "1")[0];
  Diagnostic code = plain, path = plain, service = plain, environment = plain;
  code.rule = &samples::kOther;
  path.path = "workload.replicas";
  service.service = "monoql";
  environment.environments = {"dev"};
  for (const Diagnostic* other : {&code, &path, &service, &environment}) {
    EXPECT_NE(fingerprint(plain), fingerprint(*other));
  }
}

TEST_F(FinishTest, OneThatIsWaivedInOneEnvironmentStaysApart) {
  for (const char* name : {"dev", "preprod", "prod"}) {
    findings_.add(make(samples::kConflict, {base_, 0, 1}, "wrong", {name}));
  }
  findings_.all()[1].waiver = &samples::kWaiver;
  EXPECT_EQ(findings_.errors(), 3u);
  findings_.recount();
  EXPECT_EQ(findings_.errors(), 2u);
  EXPECT_EQ(finished(),
            "environments/base/a.yaml:1:1 sample.conflict wrong dev prod\n"
            "environments/base/a.yaml:1:1 sample.conflict wrong preprod\n");
}

}  // namespace
}  // namespace stageplot::diagnostics
