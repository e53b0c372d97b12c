#include "diff/summarise.hpp"

#include <gtest/gtest.h>

namespace stageplot::diff {
namespace {

Subject subject(std::string environment, std::string name, std::vector<Item> items, std::string space = "app") {
  return {.environments = {std::move(environment)},
          .service = "api",
          .output = "manifests.yaml",
          .kind = "Deployment",
          .space = std::move(space),
          .name = std::move(name),
          .items = std::move(items)};
}

Item item(std::string path, Severity severity = Severity::difference, std::string source = {}) {
  return {.path = std::move(path), .severity = severity, .source_b = std::move(source)};
}

std::string listed(const Report& report) {
  std::string out;
  for (const Subject& one : report.subjects) {
    for (const std::string& environment : one.environments) out += environment + ",";
    out += " " + one.space + "/" + one.name + ":";
    for (const Item& entry : one.items) out += " " + entry.path;
    out += '\n';
  }
  return out;
}

TEST(Summarise, FoldsWhatIsTheSameAndPutsTheWorstFirst) {
  Report report{.subjects = {subject("prod", "api", {item("a", Severity::difference, "prod.yaml:1")}),
                             subject("dev", "api", {item("a", Severity::difference, "dev.yaml:1")}, "dev-app"),
                             subject("west", "api", {item("b")}),
                             subject("dev", "zoo", {item("c", Severity::information), item("d", Severity::critical)}),
                             subject("dev", "none", {})}};
  summarise(report);
  EXPECT_EQ(listed(report),
            "dev, app/zoo: d c\n"
            "dev,prod, /api: a\n"
            "west, app/api: b\n");
  EXPECT_EQ(report.summary.by_severity,
            (std::map<Severity, std::size_t>{
                {Severity::information, 1}, {Severity::difference, 3}, {Severity::critical, 1}}));
  EXPECT_EQ(report.summary.by_class, (std::map<Class, std::size_t>{{Class::changed, 5}}));
}

TEST(Summarise, TheOrderOfWhatComesDoesNotMatter) {
  Report one{.subjects = {subject("dev", "a", {item("x")}), subject("dev", "b", {item("x")}),
                          subject("prod", "a", {item("x")})}};
  Report other{.subjects = {one.subjects[2], one.subjects[1], one.subjects[0]}};
  summarise(one);
  summarise(other);
  EXPECT_EQ(listed(one), listed(other));
}

TEST(Summarise, CellsHaveTheNumbersOfTheirEnvironment) {
  Report report{.subjects = {subject("prod", "api", {item("a")}), subject("dev", "api", {item("a")})},
                .cells = {{.environment = "dev", .service = "api", .output = "values.yaml", .note = "blocked"}}};
  summarise(report);
  count_cells(report);
  std::string out;
  for (const Cell& cell : report.cells) {
    out += cell.environment + " " + cell.output + " " +
           std::to_string(cell.counts.contains(Severity::difference) ? cell.counts.at(Severity::difference) : 0) + " " +
           cell.note + "\n";
  }
  EXPECT_EQ(out, "dev manifests.yaml 1 \ndev values.yaml 0 blocked\nprod manifests.yaml 1 \n");
}

}  // namespace
}  // namespace stageplot::diff
