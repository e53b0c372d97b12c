// The project's own schemas: valid against the metaschema of their draft, without a finding when compiled strictly, and
// their editors' forms accept every file of environments/.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "schema/decode.hpp"
#include "schema/editor_schema.hpp"
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

/// Layers are partial and unresolved: what the tool validates only after merging, editors must accept in every file.
TEST(ProjectSchemas, EveryLayerFitsTheEditorsSchema) {
  namespace fs = std::filesystem;
  Documents documents;
  document::Arena arena;
  const auto compile = [&](const std::string& name) {
    const document::Value strict = documents.json_file(STAGEPLOT_SOURCE_DIR "/schemas/" + name);
    return compile_schema(editor_schema(strict, arena), documents.origins,
                          {.unknown_keywords = UnknownKeywords::refuse}, documents.diagnostics);
  };
  const CompiledSchema service = compile("service.schema.json");
  const CompiledSchema environment = compile("environment.schema.json");
  const CompiledSchema parity = compile("parity.schema.json");
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(STAGEPLOT_SOURCE_DIR "/environments")) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string file = entry.path().filename().string();
    const bool of_environment = file == "environment.yaml" || file == "layer.yaml";
    const document::Value value = documents.yaml(entry.path().string(), Documents::text_of(entry.path().string()));
    const CompiledSchema& layer = of_environment ? environment : service;
    validate(file == "parity.yaml" ? parity : layer, value, {.sources = &documents.sources}, documents.origins,
             documents.diagnostics);
    ++count;
  }
  EXPECT_EQ(documents.rendered(), "");
  EXPECT_GE(count, 10u);
}

}  // namespace
}  // namespace stageplot::schema
