// Reports as comments on merge requests: whole ones, cut ones, and texts that try to break out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/diff_report.hpp"
#include "report/markdown_escape.hpp"
#include "unit/report/golden.hpp"
#include "unit/report/samples.hpp"

namespace stageplot::report {
namespace {

TEST(DiffMarkdown, ShowsDrift) {
  expect_golden("drift.md", diff_markdown(drift_sample(), {}));
}

TEST(DiffMarkdown, ShowsTheMatrix) {
  expect_golden("base.md", diff_markdown(base_sample(), {}));
}

TEST(DiffMarkdown, MarksACommentInAWayThatNoTitleCanEnd) {
  diff::Report report{.mode = diff::Mode::drift, .title = "prod-east"};
  EXPECT_EQ(comment_marker(report), "<!-- drift:prod-east:v1 -->");
  report.title = "--><script>";
  EXPECT_EQ(comment_marker(report), "<!-- drift:-_-_script-:v1 -->");
}

}  // namespace
}  // namespace stageplot::report
