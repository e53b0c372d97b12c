// What an earlier report had is left out, and nothing else.
#include "drift/baseline.hpp"

#include <gtest/gtest.h>

namespace stageplot::drift {
namespace {

diff::Subject subject(std::string path, diff::Class what) {
  return {.environments = {"prod-east"},
          .kind = "Deployment",
          .name = "cart",
          .items = {{.path = std::move(path), .what = what}}};
}

TEST(Baseline, KnowsAnItemByObjectPathAndClass) {
  const diff::Report report{.mode = diff::Mode::drift, .title = "prod-east"};
  const diff::Subject known = subject("spec.replicas", diff::Class::changed);
  const std::string id = diff::item_id(report, known, "prod-east", known.items.front());
  diagnostics::Diagnostics findings;
  const auto ids = read_baseline(R"({"schema": 1, "items": [{"id": ")" + id + R"("}, {}, 3]})", "old.json", findings);
  ASSERT_TRUE(ids);
  std::vector<diff::Subject> subjects{known, subject("spec.replicas", diff::Class::out_of_range),
                                      subject("spec.paused", diff::Class::changed)};
  EXPECT_EQ(leave_out(*ids, report, subjects), 1U);
  EXPECT_TRUE(subjects[0].items.empty());
  EXPECT_EQ(subjects[1].items.size(), 1U);
  EXPECT_EQ(subjects[2].items.size(), 1U);
  EXPECT_TRUE(findings.empty());
}

TEST(Baseline, IsAReportInJson) {
  for (const char* const text : {"", "{", "[]", "{}", R"({"schema": 2, "items": []})", R"({"schema": 1})"}) {
    diagnostics::Diagnostics findings;
    EXPECT_FALSE(read_baseline(text, "old.json", findings)) << text;
    EXPECT_EQ(findings.errors(), 1U) << text;
  }
}

}  // namespace
}  // namespace stageplot::drift
