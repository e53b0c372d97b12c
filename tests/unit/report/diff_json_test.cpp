// Reports as JSON, whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/diff_report.hpp"
#include "unit/report/golden.hpp"
#include "unit/report/samples.hpp"

namespace stageplot::report {
namespace {

TEST(DiffJson, ShowsDrift) {
  expect_golden("drift.json", diff_json(drift_sample()));
}

TEST(DiffJson, ShowsAnItemOfSeveralEnvironmentsInEach) {
  expect_golden("base.json", diff_json(base_sample()));
}

}  // namespace
}  // namespace stageplot::report
