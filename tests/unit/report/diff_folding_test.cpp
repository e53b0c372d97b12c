#include "report/diff_folding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stageplot::report {
namespace {

diff::Subject deployment(std::vector<std::string> environments, std::string name, std::string value) {
  diff::Subject subject{.environments = std::move(environments), .service = "cart", .output = "manifests.yaml"};
  subject.group = "apps";
  subject.kind = "Deployment";
  subject.space = "shop";
  subject.name = std::move(name);
  diff::Item item{.path = "spec.minReadySeconds", .pointer = "/spec/minReadySeconds"};
  item.a = diff::SideValue{.text = "15", .type = "integer"};
  item.b = diff::SideValue{.text = std::move(value), .type = "integer"};
  subject.items = {item};
  return subject;
}

diff::Report report_of(std::vector<diff::Subject> subjects, const std::vector<std::string>& compared) {
  diff::Report report;
  report.subjects = std::move(subjects);
  for (const std::string& environment : compared) {
    report.cells.push_back({.environment = environment, .service = "cart", .output = "manifests.yaml"});
  }
  return report;
}

std::vector<std::string> words(const diff::Report& report) {
  std::vector<std::string> result;
  for (const Fold& of_report : fold(report)) result.push_back(of_report.words);
  return result;
}

TEST(DiffFolding, SaysWhereAChangeIsTheSameAndWhereItIsNot) {
  EXPECT_THAT(words(report_of(
                  {deployment({"dev", "preprod", "prod-east"}, "cart", "20"), deployment({"prod-west"}, "cart", "30")},
                  {"dev", "preprod", "prod-east", "prod-west", "test"})),
              testing::ElementsAre("the same change in 3 environments; prod-west differs; test unchanged",
                                   "only in prod-west; dev, preprod, prod-east differ; test unchanged"));
}

TEST(DiffFolding, FindsTheSameChangeUnderAnotherName) {
  const diff::Report report =
      report_of({deployment({"preprod", "prod"}, "cart", "20"), deployment({"dev"}, "cart-dev", "20")},
                {"dev", "preprod", "prod"});
  EXPECT_THAT(words(report), testing::ElementsAre("the same change in 3 environments (dev: shop/cart-dev)"));
  EXPECT_THAT(fold(report).front().environments, testing::ElementsAre("dev", "preprod", "prod"));
}

TEST(DiffFolding, DoesNotCallUnchangedWhatChangedUnderAnotherName) {
  EXPECT_THAT(words(report_of({deployment({"preprod", "prod"}, "cart", "20"), deployment({"dev"}, "cart-dev", "30")},
                              {"dev", "preprod", "prod"})),
              testing::ElementsAre("the same change in 2 environments", ""));
}

TEST(DiffFolding, SaysWhereASingleChangeIsTheSame) {
  diff::Report report =
      report_of({deployment({"dev"}, "cart-dev", "20"), deployment({"prod"}, "cart", "20")}, {"dev", "prod"});
  diff::Item other = report.subjects.front().items.front();
  other.path = "spec.replicas";
  report.subjects.front().items.push_back(other);
  const std::vector<Fold> folds = fold(report);
  EXPECT_THAT(folds[0].also_in, testing::ElementsAre("prod", ""));
  EXPECT_THAT(folds[1].also_in, testing::ElementsAre("dev"));
}

TEST(DiffFolding, KeepsTwoObjectsOfOneEnvironmentApart) {
  EXPECT_THAT(words(report_of({deployment({"dev"}, "cart", "20"), deployment({"dev"}, "cart-canary", "20")}, {"dev"})),
              testing::ElementsAre("", ""));
}

TEST(DiffFolding, SaysNothingOfWhatCouldNotBeCompared) {
  diff::Report report = report_of({deployment({"dev", "prod"}, "cart", "20")}, {"dev", "prod", "test"});
  report.cells.back().note = "blocked on both sides";
  EXPECT_THAT(words(report), testing::ElementsAre("the same change in 2 environments"));
}

}  // namespace
}  // namespace stageplot::report
