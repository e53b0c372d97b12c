#include "report/diff_view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stageplot::report {
namespace {

using diff::Class;
using diff::Item;
using diff::Mode;
using diff::Severity;
using diff::SideValue;

/// The view of one item in one object.
ItemView shown(Item item, Mode mode = Mode::base) {
  static std::vector<diff::Report> reports;  // which the views point into
  diff::Report report{.mode = mode};
  report.a.name = "model";
  report.b.name = "live";
  diff::Subject subject{.environments = {}, .service = "", .output = "", .group = "", .kind = "Deployment"};
  subject.items = {std::move(item)};
  report.subjects = {subject};
  reports.push_back(std::move(report));
  const DiffView view = view_of(reports.back(), Severity::information);
  return view.subjects.front().items.front();
}

SideValue text(const std::string& json) {
  return {.text = json, .type = "string"};
}

std::string shown_text(const std::string& json) {
  return shown({.path = "p", .b = text(json)}).b;
}

TEST(DiffView, LeavesOutQuotesWhereNobodyNeedsThem) {
  EXPECT_EQ(shown_text("\"3Gi\""), "3Gi");
  EXPECT_EQ(shown_text("\"registry.example.com/app:1.2\""), "registry.example.com/app:1.2");
  for (const std::string json : {"\"\"", "\"8080\"", "\"1e3\"", "\"1.5\"", "\"true\"", "\"null\"", "\"on\"", "\"No\"",
                                 "\"0x1F\"", "\"a b\"", "\"-x\"", "\"a\\n\"", "\"‹secret #1›\"", "\"a=b\""}) {
    EXPECT_EQ(shown_text(json), json);
  }
}

TEST(DiffView, NamesTypesWhereTheyDiffer) {
  const ItemView item = shown({.path = "p", .a = SideValue{"8080", "integer"}, .b = text("\"8080\"")});
  EXPECT_EQ(item.a, "8080 (integer)");
  EXPECT_EQ(item.b, "\"8080\" (string)");
}

TEST(DiffView, LetsMarksOfTheModelNameThemselves) {
  const ItemView item = shown({.path = "p", .a = text("\"a b\""), .b = SideValue{"!unknown", "unknown"}});
  EXPECT_EQ(item.a, "\"a b\"");
  EXPECT_EQ(item.b, "!unknown");
}

TEST(DiffView, GivesAHintOnceForItemsInARow) {
  diff::Report report;
  diff::Subject subject{.environments = {}, .service = "", .output = "", .group = "", .kind = "Deployment"};
  for (const std::string hint : {"one", "one", "two", "one"}) {
    subject.items.push_back({.path = "p", .hint = hint});
  }
  report.subjects = {subject};
  std::vector<std::string> hints;
  const DiffView view = view_of(report, Severity::information);
  for (const ItemView& item : view.subjects.front().items) hints.push_back(item.hint);
  EXPECT_THAT(hints, testing::ElementsAre("", "one", "two", "one"));
}

TEST(DiffView, ShowsBlanksWhereNothingElseDiffers) {
  const ItemView item = shown({.path = "p", .a = text("\"a b\""), .b = text("\"a b \"")});
  EXPECT_EQ(item.a, "\"a·b\"");
  EXPECT_EQ(item.b, "\"a·b·\"");
}

TEST(DiffView, CountsTheValuesOfASubtree) {
  const ItemView item = shown({.path = "p", .what = Class::only_b, .b = SideValue{"{…}", "map"}, .leaves = 7});
  EXPECT_EQ(item.a, kAbsent);
  EXPECT_EQ(item.b, "{…} (7 values)");
}

TEST(DiffView, ShowsOfAVariableTheValueAlone) {
  const auto variable = [](const std::string& path, const std::string& json) {
    return shown({.path = path, .what = Class::only_b, .b = SideValue{json, "map"}, .leaves = 2}).b;
  };
  EXPECT_EQ(variable("env[DEBUG]", R"({"name":"DEBUG","value":"titan*"})"), "\"titan*\"");
  EXPECT_EQ(variable("env[DEPTH]", R"({"name":"DEPTH","value":"8"})"), "\"8\"");
  EXPECT_EQ(variable("env[KEY]", R"({"name":"KEY","value":"a\"}"})"), R"("a\"}")");
  for (const std::string json : {R"({"name":"OTHER","value":"x"})", R"({"name":"DEBUG","valueFrom":{}})",
                                 R"({"name":"DEBUG","value":"x","more":1})", R"({"name":"DEBUG","value":"x…)",
                                 R"({"name":"DEBUG","value":1})", R"({"name":"DEBUG","value":")"}) {
    EXPECT_EQ(variable("env[DEBUG]", json), json + " (2 values)");
  }
}

TEST(DiffView, SaysWhatIsLackingWhere) {
  EXPECT_EQ(verdict_of(shown({.what = Class::missing, .severity = Severity::critical}, Mode::drift)),
            "missing, critical: live lacks it");
  EXPECT_EQ(verdict_of(shown({.what = Class::extra, .severity = Severity::warning}, Mode::drift)),
            "extra, warning: model lacks it");
  EXPECT_EQ(shown({.what = Class::missing}).path, "whole object");
}

TEST(DiffView, ShowsAMoveAsOne) {
  const Item moved{.path = "args[1]",
                   .what = Class::moved,
                   .a = text("\"--quick\""),
                   .b = text("\"--quick\""),
                   .note = "position 3 → 1"};
  EXPECT_EQ(verdict_of(shown(moved)), "⇄ moved: position 3 → 1");
}

TEST(DiffView, CallsDriftByItsNames) {
  EXPECT_EQ(shown({.path = "p", .what = Class::only_b, .b = text("\"x\"")}, Mode::drift).what, "live-only");
  EXPECT_EQ(shown({.path = "p", .what = Class::only_b, .b = text("\"x\"")}, Mode::base).what, "added");
}

TEST(DiffView, NamesAResourceOnce) {
  diff::Report report;
  diff::Subject subject{.environments = {}, .service = "", .output = "", .group = "", .kind = "aws_elb"};
  subject.name = "module.web.aws_elb.app";
  subject.items = {{.path = "name"}};
  report.subjects = {subject};
  EXPECT_EQ(view_of(report, Severity::information).subjects.front().name, "module.web.aws_elb.app");
}

TEST(DiffView, CountsInWords) {
  Counts counts;
  EXPECT_EQ(words_of(counts, Mode::base), "nothing");
  counts.add(Severity::difference);
  EXPECT_EQ(words_of(counts, Mode::base), "1 difference");
  counts.add(Severity::critical);
  counts.add(Severity::warning);
  counts.add(Severity::information);
  EXPECT_EQ(words_of(counts, Mode::base), "2 differences (1 critical), 1 warning, 1 info");
  EXPECT_EQ(words_of(counts, Mode::drift), "2 drift (1 critical), 1 warning, 1 info");
}

}  // namespace
}  // namespace stageplot::report
