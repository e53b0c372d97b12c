// Reports as pages, whole. That they look right is for tests/browser and for eyes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/diff_report.hpp"
#include "unit/report/golden.hpp"
#include "unit/report/samples.hpp"

namespace stageplot::report {
namespace {

TEST(DiffHtml, ShowsDrift) {
  expect_golden("drift.html", diff_html(drift_sample()));
}

TEST(DiffHtml, ShowsTheMatrix) {
  expect_golden("base.html", diff_html(base_sample()));
}

}  // namespace
}  // namespace stageplot::report
