// What means the same is no drift, and what only looks the same is.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "comparison.hpp"
#include "document/json_writer.hpp"
#include "edits.hpp"

namespace stageplot::drift::kubernetes {
namespace {

using document::Value;

class Respelling : public testing::Test {
 protected:
  /// The table's objects with one change, model against live; what is found from `least` on.
  std::vector<std::string> found(const Value& table, const Value& row, diff::Severity least) {
    Comparison comparison;
    std::vector<Value> model;
    std::vector<Value> live;
    for (const Value& object : document::find(table, "objects")->items()) {
      model.push_back(document::thaw(comparison.arena(), object));
      live.push_back(document::thaw(comparison.arena(), object));
    }
    Edits edits(comparison.arena());
    apply(model, row, "model", edits);
    apply(live, row, "live", edits);
    comparison.add(comparison.model_objects(), Value::of(comparison.arena().list(model)));
    comparison.add(comparison.live_objects(), Value::of(comparison.arena().list(live)));
    comparison.compare();
    return comparison.found(least);
  }

  static void apply(std::vector<Value>& objects, const Value& row, std::string_view side, Edits& edits) {
    const Value* changes = document::find(row, side);
    if (changes == nullptr) return;
    for (const document::Member& change : changes->map().members()) {
      const std::string_view key = change.key->view();
      const std::size_t slash = key.find('/');
      for (Value& object : objects) {
        if (text_at(object, "kind") != key.substr(0, slash)) continue;
        const std::string path{key.substr(slash + 1)};
        if (change.value.is_string() && change.value.text() == "REMOVED") {
          edits.remove(object, path);
        } else {
          edits.set(object, path, change.value);
        }
      }
    }
  }

  static std::string name_of(const Value& row) {
    std::string name;
    for (const std::string_view side : {"model", "live"}) {
      const Value* changes = document::find(row, side);
      if (changes == nullptr) continue;
      for (const document::Member& change : changes->map().members()) {
        name += std::string{side} + " " + std::string{change.key->view()} + "; ";
      }
    }
    return name;
  }
};

TEST_F(Respelling, MeansTheSame) {
  Comparison reader;
  const Value table = reader.read(read_file("same.yaml")).items()[0];
  std::size_t rows = 0;
  for (const Value& row : document::find(table, "same")->items()) {
    SCOPED_TRACE(name_of(row));
    EXPECT_EQ(found(table, row, diff::Severity::warning), std::vector<std::string>{});
    ++rows;
  }
  std::size_t orders = 0;
  for (const Value& row : document::find(table, "orders")->items()) {
    SCOPED_TRACE(name_of(row));
    EXPECT_EQ(found(table, row, diff::Severity::warning), std::vector<std::string>{});
    EXPECT_EQ(found(table, row, diff::Severity::information).size(), 1U);
    ++orders;
  }
  EXPECT_GE(rows + orders, 100U);
  std::cout << rows << " spellings that mean the same, " << orders << " other orders: no drift\n";
}

TEST_F(Respelling, StaysDrift) {
  Comparison reader;
  const Value table = reader.read(read_file("same.yaml")).items()[0];
  std::size_t rows = 0;
  for (const Value& row : document::find(table, "different")->items()) {
    SCOPED_TRACE(name_of(row));
    EXPECT_EQ(found(table, row, diff::Severity::warning).size(), 1U);
    ++rows;
  }
  std::cout << rows << " that only look the same: all drift\n";
}

TEST(NormalForm, IsItsOwn) {
  Comparison reader;
  std::vector<Value> objects;
  for (const std::string& text : {read_file("model.yaml"), read_file("base.json")}) {
    for (const Value& document : reader.read(text).items()) {
      for_each_object(document, [&](const Value& object) { objects.push_back(object); });
    }
  }
  const Value table = reader.read(read_file("same.yaml")).items()[0];
  for (const Value& object : document::find(table, "objects")->items()) objects.push_back(object);
  for (const Value& object : objects) {
    const auto once = normalise(reader.arena(), object, {});
    ASSERT_TRUE(once);
    const auto twice = normalise(reader.arena(), once->tree, {});
    ASSERT_TRUE(twice);
    EXPECT_EQ(document::write_json(once->tree).text, document::write_json(twice->tree).text);
  }
}

TEST(Tally, HasEveryValueOnce) {
  for (const char* const name : {"noop", "env_set", "hpaedit", "scale10", "sidecar", "restart", "svcport"}) {
    Comparison comparison;
    const Value recorded = comparison.read(read_file("cases/" + std::string{name} + ".json")).items()[0];
    comparison.model(read_file("model.yaml"));
    std::map<std::string, Value> objects;
    for (const Value& object : document::find(comparison.read(read_file("base.json")).items()[0], "items")->items()) {
      objects[std::string{text_at(object, "kind")}] = object;
    }
    for (const Value& object : document::find(recorded, "live")->items()) {
      objects[std::string{text_at(object, "kind")}] = object;
    }
    std::vector<Value> live;
    for (const auto& [kind, object] : objects) live.push_back(object);
    comparison.add(comparison.live_objects(), Value::of(comparison.arena().list(live)));
    std::size_t before = 0;
    for (const auto* side : {&comparison.model_objects(), &comparison.live_objects()}) {
      for (const Object& object : *side) {
        before += count_leaves(object.tree);
        for (const Withheld& each : object.withheld) before += each.leaves;
      }
    }
    std::size_t after = 0;
    for (const ObjectDrift& object : comparison.compare()) {
      const Tally& tally = object.tally;
      after += 2 * (tally.equal + tally.at_default) + tally.owned + tally.restarts + tally.consequences;
      for (const Difference& each : object.differences) {
        if (each.what == diff::Class::restart || each.what == diff::Class::order) continue;
        if (each.model) after += each.model->has(document::kDefault) ? 1 : count_leaves(*each.model);
        if (each.live) after += count_leaves(*each.live);
        // The default that the model's side had.
        if (each.what == diff::Class::delegated && !each.model) ++after;
      }
    }
    EXPECT_EQ(after, before) << name;
  }
}

}  // namespace
}  // namespace stageplot::drift::kubernetes
