// Reports as JSON: whole ones, and that all are what the published schema says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "report/diff_report.hpp"
#include "schema/decode.hpp"
#include "unit/report/golden.hpp"
#include "unit/report/samples.hpp"
#include "unit/schema/documents.hpp"

namespace stageplot::report {
namespace {

using diff::Class;
using diff::Mode;

/// What the schema finds in a report.
std::string problems_of(const std::string& json) {
  schema::Documents documents;
  const document::Value published = documents.json_file("schemas/diff-report.schema.json");
  const schema::CompiledSchema compiled =
      schema::compile_schema(published, documents.origins, {}, documents.diagnostics);
  schema::validate(compiled, documents.json("report.json", json), {.sources = &documents.sources}, documents.origins,
                   documents.diagnostics);
  return documents.rendered();
}

TEST(DiffJson, ShowsDrift) {
  expect_golden("drift.json", diff_json(drift_sample()));
}

TEST(DiffJson, ShowsAnItemOfSeveralEnvironmentsInEach) {
  expect_golden("base.json", diff_json(base_sample()));
}

TEST(DiffJson, IsWhatThePublishedSchemaSays) {
  EXPECT_EQ(problems_of(diff_json(drift_sample())), "");
  EXPECT_EQ(problems_of(diff_json(base_sample())), "");
  EXPECT_EQ(problems_of(diff_json({})), "");
}

TEST(DiffJson, OfWholeCommandsIsWhatThePublishedSchemaSays) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("tests/cases/reports")) {
    if (entry.path().filename() != "report.json") continue;
    EXPECT_EQ(problems_of(schema::Documents::text_of(entry.path().string())), "") << entry.path();
    ++count;
  }
  EXPECT_GE(count, 4u);
}

TEST(DiffJson, HasAWordInTheSchemaForEveryClassOfEveryMode) {
  for (const Mode mode : {Mode::base, Mode::rendered, Mode::environments, Mode::drift, Mode::manifests}) {
    diff::Report report{.mode = mode};
    report.subjects.emplace_back();
    for (int number = 0; number <= static_cast<int>(Class::suspiciously_equal); ++number) {
      report.subjects.front().items.push_back({.what = static_cast<Class>(number)});
    }
    sum_up(report);
    EXPECT_EQ(report.summary.by_class.size(), 26u);
    EXPECT_EQ(problems_of(diff_json(report)), "");
  }
}

TEST(DiffJson, IsRefusedByTheSchemaWhereAFieldIsMissing) {
  std::string json = diff_json(drift_sample());
  json.replace(json.find("\"redacted\""), 10, "\"reducted\"");
  EXPECT_THAT(problems_of(json), testing::HasSubstr("redacted"));
}

TEST(DiffJson, NamesItemsTheSameInEveryRun) {
  diff::Report report = drift_sample();
  const std::string before = diff_json(report);
  report.subjects.erase(report.subjects.begin());
  EXPECT_THAT(before, testing::HasSubstr("\"id\": \"d2d22818bc54a491\""));
  EXPECT_THAT(diff_json(report), testing::HasSubstr("\"id\": \"d2d22818bc54a491\""));
}

}  // namespace
}  // namespace stageplot::report
