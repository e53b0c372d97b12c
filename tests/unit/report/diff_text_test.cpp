// Reports as a terminal shows them, whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/diff_report.hpp"
#include "unit/report/golden.hpp"
#include "unit/report/samples.hpp"

namespace stageplot::report {
namespace {

TEST(DiffText, ShowsDrift) {
  expect_golden("drift.txt", diff_text(drift_sample(), {}));
}

TEST(DiffText, FoldsWhatIsTheSameInSeveralEnvironments) {
  expect_golden("base.txt", diff_text(base_sample(), {}));
}

TEST(DiffText, ShowsEverythingAndWhereItIsSetOnRequest) {
  expect_golden("drift-verbose.txt",
                diff_text(drift_sample(), {.least = diff::Severity::information, .sources = true}));
}

TEST(DiffText, SaysThatNothingDiffers) {
  diff::Report report{.mode = diff::Mode::environments, .title = "dev-preprod"};
  report.a.name = "dev";
  report.b.name = "preprod";
  report.summary.objects = 1;
  report.summary.leaves = 412;
  EXPECT_EQ(diff_text(report, {}),
            "environments: dev → preprod\n\nSummary: 1 object, 412 leaves compared; no differences.\n");
}

TEST(DiffText, CutsALongTextUnlessItIsAskedForInFull) {
  diff::Report report = drift_sample();
  diff::Item& item = report.subjects.back().items.front();
  item.text.assign(100, {.kind = diff::TextLine::Kind::only_b, .line_b = 1, .text = "line"});
  report.subjects.assign(1, report.subjects.back());
  EXPECT_THAT(diff_text(report, {}), testing::HasSubstr("      … 40 further lines; `--full` shows them\n"));
  EXPECT_THAT(diff_text(report, {.full = true}), testing::Not(testing::HasSubstr("further line")));
}

TEST(DiffText, HasColourBesideWordsAlone) {
  std::string colored = diff_text(drift_sample(), {.color = true});
  EXPECT_THAT(colored, testing::HasSubstr("\033[31m  ! spec.template.spec.containers[vf-code-srvc].image"));
  for (std::size_t begin = colored.find('\033'); begin != std::string::npos; begin = colored.find('\033')) {
    colored.erase(begin, colored.find('m', begin) + 1 - begin);
  }
  EXPECT_EQ(colored, diff_text(drift_sample(), {}));
}

}  // namespace
}  // namespace stageplot::report
