// The reasons of `x-model-only` hold: each stands for some value that really nothing reads. One that silences nothing
// any more, because a target or a check has begun to read the value, would hide the next value that is forgotten.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "document/data_path.hpp"
#include "flow/run_units.hpp"
#include "render/plan.hpp"
#include "unit/model/loaded.hpp"
#include "unread/unread_values.hpp"

namespace stageplot::estate {
namespace {

/// The place of a reason (the topmost path that has it) for every value of a tree below one.
class Reasons {
 public:
  Reasons(const schema::CompiledSchema& schema, std::string_view prefix) : schema_(schema), prefix_(prefix) {}

  /// The path of the reason that covers `path`, empty where none does.
  std::string place(const std::string& path, const document::Value& tree) const {
    for (std::size_t end = path.find_first_of(".[");; end = path.find_first_of(".[", end + 1)) {
      const std::string above = path.substr(0, end);
      if (!schema_.notes(above, tree).model_only.empty()) return prefix_ + above;
      if (end == std::string::npos) return {};
    }
  }

  void collect(const document::Value& value, const std::string& path, const document::Value& tree,
               std::set<std::string>& places) const {
    if (value.has(document::kDeploy)) return;  // the pipeline's, with or without a reason
    if (!path.empty() && !schema_.notes(path, tree).model_only.empty()) {
      places.insert(place(path, tree));
      return;
    }
    if (!value.is_map()) return;
    for (const document::Member& member : value.map().members()) {
      collect(member.value, document::append_key(path, member.key->view()), tree, places);
    }
  }

 private:
  const schema::CompiledSchema& schema_;
  std::string prefix_;
};

TEST(Reasons, each_covers_a_value_that_nothing_reads) {
  const source::DirectoryTree project(STAGEPLOT_SOURCE_DIR);
  model::Loaded loaded(project, 2);
  ASSERT_FALSE(loaded.diagnostics.has_errors()) << loaded.findings();
  model::Model& model = *loaded.model;
  document::Arena arena;
  diagnostics::Diagnostics findings;
  const auto plan = render::load_plan(model, loaded.tree, loaded.sources, arena, {}, findings);
  unread::Readings readings(model);
  std::vector<std::size_t> all(model.units.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  flow::run_units(
      model, *plan, all, loaded.sources, {.jobs = 2, .render = {.reads = &readings.reads}},
      [&](flow::UnitOutcome& outcome, diagnostics::Diagnostics&) {
        if (outcome.sound) readings.mark_complete(model, outcome.unit);
      },
      findings);
  ASSERT_FALSE(findings.has_errors());

  const Reasons service(*model.schemas.service, "");
  const Reasons environment(*model.schemas.environment, "environment.");
  std::set<std::string> given;
  std::map<std::string, std::string> used;
  for (std::size_t i = 0; i < model.units.size(); ++i) {
    const model::Unit& unit = model.units[i];
    if (readings.complete[i] == 0) continue;
    service.collect(unit.tree, "", unit.tree, given);
    const document::Value& facts = model.environment(unit).facts;
    environment.collect(facts, "", facts, given);
  }
  for (const unread::UnreadValue& value : unread::find_unread_values(model, readings, unread::Reasoned::include)) {
    EXPECT_NE(value.reason, "") << value.environment << '/' << value.service << ": nothing reads " << value.path;
    const bool fact = value.service.empty();
    const document::Value& tree = fact ? model.find_environment(value.environment)->facts
                                       : model.find_unit(value.environment, value.service)->tree;
    used.emplace((fact ? environment : service).place(value.path, tree), value.path);
  }
  // What only values with a reason of their own refer to is as unread as they are.
  const std::set<std::string> referred_to{"workload.instance.memory"};
  std::set<std::string> idle;
  for (const std::string& place : given) {
    if (!used.contains(place) && !referred_to.contains(place)) idle.insert(place);
  }
  EXPECT_EQ(idle, std::set<std::string>{}) << "the schema says `x-model-only` of values that are read";
  EXPECT_GT(used.size(), 30U);
}

}  // namespace
}  // namespace stageplot::estate
