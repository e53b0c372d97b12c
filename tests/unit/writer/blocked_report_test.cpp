// The report as a person reads it, and its sections as a later run finds them again.
#include "writer/blocked_report.hpp"

#include <gmock/gmock.h>

namespace stageplot::writer {
namespace {

TEST(BlockedReport, HasASectionAUnit) {
  const BlockedUnit unit{.unit = {.environment = "prod-east", .service = "code-service"},
                         .reasons = {{.output = "values.yaml",
                                      .path = "ingress.certificate",
                                      .reason = "no source names it",
                                      .file = "environments/prod-east/code-service.yaml"},
                                     {.path = "workload.replicas.max", .reason = ""}}};
  const ReportSections sections = {
      {unit.unit, format_section(unit)},
      {{.environment = "dev", .service = "monoql"}, "## dev/monoql\n\n- `a` is unknown\n"}};
  const std::string report = format_report(sections);
  EXPECT_EQ(report.substr(report.find("\n## ")), R"(
## dev/monoql

- `a` is unknown

## prod-east/code-service

- `ingress.certificate`, which `values.yaml` prints, is unknown: no source names it (`environments/prod-east/code-service.yaml`)
- `workload.replicas.max` is unknown
)");
  EXPECT_TRUE(report.starts_with("# Blocked units\n\nThese units are not written"));
  EXPECT_EQ(parse_report(report), sections);
}

TEST(BlockedReport, AReasonCannotBreakOut) {
  const BlockedUnit unit{
      .unit = {.environment = "dev", .service = "a"},
      .reasons = {{.path = "x`y", .reason = "ask *Ops*\n\n## prod/b\n- <b>[x](y)</b> `z` my_name _em_ a|b"}}};
  const std::string section = format_section(unit);
  EXPECT_EQ(section,
            "## dev/a\n\n- x\\`y is unknown: ask \\*Ops\\* ## prod/b - \\<b\\>\\[x\\](y)\\</b\\> \\`z\\` my_name "
            "\\_em\\_ a\\|b\n");
  EXPECT_EQ(parse_report(section).size(), 1u);
}

TEST(BlockedReport, ReadsWhatIsThere) {
  EXPECT_TRUE(parse_report("").empty());
  EXPECT_TRUE(parse_report("# Blocked units\n\n## a heading\ntext\n## a/b/c\n").empty());
  const ReportSections sections = parse_report("x\r\n## dev/a\r\ntext\r\n\r\n\r\n## dev/b");
  EXPECT_EQ(sections, (ReportSections{{{.environment = "dev", .service = "a"}, "## dev/a\ntext\n"},
                                      {{.environment = "dev", .service = "b"}, "## dev/b\n"}}));
}

}  // namespace
}  // namespace stageplot::writer
