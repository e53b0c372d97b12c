// Logs with every rule of the tool, with all that a finding can have and with nothing of it, against the published
// schema. README.md says where that comes from.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "diagnostics/render/sarif.hpp"
#include "document/map.hpp"
#include "schema/compile.hpp"
#include "schema/decode.hpp"
#include "unit/schema/documents.hpp"

namespace stageplot::schema {
namespace {

using diagnostics::Diagnostic;

class SarifSchema : public testing::Test {
 protected:
  void SetUp() override {
    const char* file = std::getenv("STAGEPLOT_SARIF_SCHEMA");
    if (file == nullptr || *file == '\0') GTEST_SKIP() << "STAGEPLOT_SARIF_SCHEMA is not set";
    file_ = file;
  }

  /// What the schema has to say about a log; empty: nothing.
  std::string problems_of(const std::string& log) {
    Documents documents;
    const CompiledSchema schema = compile_schema(
        documents.json_file(file_), documents.origins,
        {.base_uri = "https://example.invalid/sarif.json", .default_draft = Draft::draft4}, documents.diagnostics);
    const document::Value value = documents.json("log.json", log);
    validate(schema, value, {.sources = &documents.sources}, documents.origins, documents.diagnostics);
    return documents.listed();
  }

  std::string file_;
};

source::ResolvedSpan place(std::string file) {
  return {.file = std::move(file), .begin = {3, 5}, .end = {4, 1}, .source_line = "    x: 1"};
}

/// A finding of each rule, every other one with all that a finding can have.
std::vector<Diagnostic> findings_of_every_rule(const diagnostics::Waiver& waiver) {
  std::vector<Diagnostic> findings;
  for (const diagnostics::Rule* rule : diagnostics::all_rules()) {
    Diagnostic finding{.rule = rule, .summary = std::string{rule->title}};
    if (findings.size() % 2 == 0) {
      finding.primary = {{}, "here", place("environments/dev/a b%c:d\xFF.yaml")};
      finding.labels = {{{}, "there", place("templates/x/ä.tmpl")}, {{}, "nowhere", {}}};
      finding.path = "a.b[0]";
      finding.help = "do\nthis";
      finding.frames = {{"in `x`", {}, place("/elsewhere/y.tmpl")}, {"in `z`", {}, {}}};
      finding.environments = {"dev", "prod-east"};
      finding.service = "cart";
      if (findings.size() % 4 == 0) finding.waiver = &waiver;
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

TEST_F(SarifSchema, AllowsWhatIsWritten) {
  const diagnostics::Waiver waiver{.number = 1,
                                   .owner = "platform",
                                   .reason = "until it is rebuilt",
                                   .expires = "2027-01-31",
                                   .ticket = "https://tickets.example/1",
                                   .place = place("policies/waivers.yaml")};
  EXPECT_EQ(problems_of(diagnostics::render_sarif(findings_of_every_rule(waiver), "0.1.0")), "");
  EXPECT_EQ(problems_of(diagnostics::render_sarif({}, "0.1.0")), "");
}

TEST_F(SarifSchema, RefusesWhatIsNoLog) {
  std::string log = diagnostics::render_sarif({}, "0.1.0");
  log.replace(log.find("unicodeCodePoints"), 17, "bytes");
  EXPECT_NE(problems_of(log).find("runs[0].columnKind"), std::string::npos) << problems_of(log);
}

}  // namespace
}  // namespace stageplot::schema
