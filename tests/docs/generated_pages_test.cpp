// The generated pages of docs/ say what the code says. With STAGEPLOT_ACCEPT set they are rewritten, and the test
// counts as skipped.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "cli/description.hpp"
#include "diagnostics/render/rule_page.hpp"
#include "diagnostics/rule.hpp"
#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "schema/editor_schema.hpp"
#include "source/file_tree.hpp"
#include "template/functions/documentation.hpp"

namespace stageplot {
namespace {

void expect_page(const std::string& path, const std::string& text) {
  const std::filesystem::path file = std::filesystem::path{STAGEPLOT_SOURCE_DIR} / path;
  const char* accepting = std::getenv("STAGEPLOT_ACCEPT");
  if (accepting != nullptr && *accepting != '\0') {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
    GTEST_SKIP() << "wrote " << path;
  }
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream page;
  page << stream.rdbuf();
  EXPECT_TRUE(page.str() == text) << path << " is stale: run ./dev docs";
}

TEST(GeneratedPages, Rules) {
  expect_page("docs/rules.md", diagnostics::render_rules_markdown(diagnostics::all_rules()));
}

TEST(GeneratedPages, Functions) {
  expect_page("docs/functions.md", gotemplate::function_reference());
}

TEST(GeneratedPages, Commands) {
  expect_page("docs/commands.md", cli::command_reference());
}

/// The editors' schema of each kind of file that a person writes.
class EditorSchemas : public testing::TestWithParam<const char*> {};

TEST_P(EditorSchemas, are_made_from_the_written_ones) {
  const std::string name = GetParam();
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics findings;
  const std::string path = "schemas/" + name + ".schema.json";
  const auto text = source::DirectoryTree(STAGEPLOT_SOURCE_DIR).read(path).text;
  ASSERT_TRUE(text.has_value());
  const auto schema = document::read_json(sources.add(path, *text), sources, arena, origins, {}, findings);
  ASSERT_TRUE(schema.has_value());
  expect_page("schemas/editor/" + name + ".schema.json",
              document::write_json(schema::editor_schema(*schema, arena), {.pretty = true}).text + '\n');
}

INSTANTIATE_TEST_SUITE_P(GeneratedPages, EditorSchemas, testing::Values("environment", "project", "service"));

}  // namespace
}  // namespace stageplot
