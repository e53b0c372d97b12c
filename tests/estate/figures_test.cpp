// Every figure of the estate's documents stands where figures.txt says: read back out of rendered/, or, where no output
// prints it, out of the model.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "estate/figure_table.hpp"
#include "estate/output_value.hpp"
#include "model/schemas.hpp"
#include "unit/model/loaded.hpp"

namespace stageplot::estate {
namespace {

class FiguresTest : public testing::Test {
 protected:
  FiguresTest() : project_(STAGEPLOT_SOURCE_DIR) {
    const source::ReadResult table = project_.read("tests/estate/figures.txt");
    EXPECT_TRUE(table.text.has_value());
    if (table.text) figures_ = read_figures(*table.text, problems_);
  }

  /// A line and its unit, to begin a message with.
  static std::string place(const Figure& figure) {
    return "figures.txt:" + std::to_string(figure.line) + ": " + figure.environment + '/' + figure.service + ", " +
           figure.name;
  }

  source::DirectoryTree project_;
  std::vector<std::string> problems_;
  std::vector<Figure> figures_;
};

TEST_F(FiguresTest, table_can_be_read) {
  EXPECT_EQ(problems_, std::vector<std::string>{});
  std::set<std::string> places;
  for (const Figure& figure : figures_) {
    // Lines of a cloud-config's unit have one path.
    const bool several = figure.output.ends_with(".tftpl");
    const std::string key = figure.environment + '/' + figure.service + '/' + figure.output + ": " + figure.path +
                            (several ? figure.expected : "");
    EXPECT_TRUE(places.insert(key).second) << place(figure) << ": " << key << " comes twice";
  }
}

TEST_F(FiguresTest, outputs_have_their_figures) {
  std::map<std::string, source::ReadResult> files;
  std::size_t read = 0;
  for (const Figure& figure : figures_) {
    if (figure.output.empty()) continue;
    const std::string path = "rendered/" + figure.environment + '/' + figure.service + '/' + figure.output;
    auto file = files.find(path);
    if (file == files.end()) file = files.emplace(path, project_.read(path)).first;
    if (!file->second.text) {
      ADD_FAILURE() << place(figure) << ": there is no " << path;
      continue;
    }
    EXPECT_EQ(output_value(figure.output, *file->second.text, figure.path, figure.expected), figure.expected)
        << place(figure) << ": " << path << ", " << figure.path;
    ++read;
  }
  RecordProperty("figures", static_cast<int>(read));
  EXPECT_GT(read, 150U);
}

TEST_F(FiguresTest, model_has_the_others) {
  model::Loaded loaded(project_, 2);
  ASSERT_FALSE(loaded.diagnostics.has_errors()) << loaded.findings();
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;
  source::SourceFiles sources;
  const model::Schemas schemas = model::load_schemas(loaded.tree, sources, arena, origins, diagnostics);
  ASSERT_TRUE(schemas.service && schemas.environment);
  constexpr std::string_view kEnvironment = "environment.";
  std::size_t read = 0;
  for (const Figure& figure : figures_) {
    if (!figure.output.empty()) continue;
    EXPECT_EQ(loaded.value(figure.environment, figure.service, figure.path), figure.expected)
        << place(figure) << ": " << figure.path;
    // The schema's reason has to be named where it has one, so that the two cannot tell different things.
    const std::string_view path = figure.path;
    const std::string_view reason = path.starts_with(kEnvironment)
                                        ? schemas.environment->notes(path.substr(kEnvironment.size())).model_only
                                        : schemas.service->notes(path).model_only;
    EXPECT_EQ(figure.reason == "schema", !reason.empty()) << place(figure) << ": the schema says `" << reason << '`';
    ++read;
  }
  RecordProperty("figures", static_cast<int>(read));
  EXPECT_GT(read, 50U);
}

TEST_F(FiguresTest, every_unit_has_figures) {
  model::Loaded loaded(project_, 2);
  std::map<std::string, int> figures_of;
  for (const Figure& figure : figures_) ++figures_of[figure.environment + '/' + figure.service];
  for (const model::Unit& unit : loaded.model->units) {
    const std::string name = loaded.model->environment(unit).name + '/' + unit.service;
    EXPECT_GE(figures_of[name], 10) << name;
  }
  EXPECT_EQ(figures_of.size(), loaded.model->units.size());
}

}  // namespace
}  // namespace stageplot::estate
