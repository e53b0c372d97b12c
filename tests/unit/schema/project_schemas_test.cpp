// The project's own schemas: valid against the metaschema of their draft, without a finding when compiled strictly.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "schema/decode.hpp"
#include "unit/schema/documents.hpp"

namespace stageplot::schema {
namespace {

TEST(ProjectSchemas, AreValidAndCompileWithoutFindings) {
  Documents documents;
  const document::Value metaschema_value =
      documents.json_file(STAGEPLOT_SOURCE_DIR "/tests/unit/schema/metaschemas/2020-12.json");
  const CompiledSchema metaschema = compile_schema(
      metaschema_value, documents.origins, {.unknown_keywords = UnknownKeywords::refuse}, documents.diagnostics);
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(STAGEPLOT_SOURCE_DIR "/schemas")) {
    if (entry.path().extension() != ".json") continue;
    const document::Value value = documents.json_file(entry.path().string());
    validate(metaschema, value, {.sources = &documents.sources}, documents.origins, documents.diagnostics);
    (void)compile_schema(value, documents.origins, {.unknown_keywords = UnknownKeywords::refuse},
                         documents.diagnostics);
    EXPECT_EQ(documents.rendered(), "") << entry.path();
    ++count;
  }
  EXPECT_GE(count, 4u);
}

}  // namespace
}  // namespace stageplot::schema
