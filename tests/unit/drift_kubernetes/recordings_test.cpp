// What a real server had after each command, against what was applied: exactly the expected drift, and silence.
#include "drift/kubernetes/compare_objects.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "comparison.hpp"
#include "document/map.hpp"

namespace stageplot::drift::kubernetes {
namespace {

using document::Value;

/// The export after a recorded case: base.json with the changed objects in the place of the old ones.
std::vector<Value> live_after(const Value& base, const Value& recorded) {
  const auto same = [](const Value& a, const Value& b) {
    return text_at(a, "kind") == text_at(b, "kind") && text_at(a, "metadata.name") == text_at(b, "metadata.name");
  };
  std::vector<Value> objects;
  const auto changed = document::find(recorded, "live")->items();
  for (const Value& object : document::find(base, "items")->items()) {
    const std::string name = std::string{text_at(object, "kind")} + "/" + std::string{text_at(object, "metadata.name")};
    const auto deleted = document::find(recorded, "deleted")->items();
    if (std::ranges::any_of(deleted, [&](const Value& each) { return each.is_string() && each.text() == name; })) {
      continue;
    }
    const auto found = std::ranges::find_if(changed, [&](const Value& each) { return same(each, object); });
    objects.push_back(found == changed.end() ? object : *found);
  }
  return objects;
}

std::vector<std::string> expected(const Value& recorded, std::string_view key) {
  std::vector<std::string> texts;
  for (const Value& pair : document::find(recorded, key)->items()) {
    texts.push_back(std::string{pair.items()[0].text()} + " " + std::string{pair.items()[1].text()});
  }
  std::ranges::sort(texts);
  return texts;
}

class Recording : public testing::TestWithParam<const char*> {};

TEST_P(Recording, IsToldExactly) {
  Comparison comparison;
  const Value recorded = comparison.read(read_file("cases/" + std::string{GetParam()} + ".json")).items()[0];
  const Value base = comparison.read(read_file("base.json")).items()[0];
  comparison.model(read_file("model.yaml"));
  const std::vector<Value> live = live_after(base, recorded);
  comparison.add(comparison.live_objects(), Value::of(comparison.arena().list(live)));
  comparison.compare();
  auto drift = comparison.found(diff::Severity::warning);
  auto info = comparison.found(diff::Severity::information, diff::Severity::information);
  std::ranges::sort(drift);
  std::ranges::sort(info);
  EXPECT_EQ(drift, expected(recorded, "expect_drift"));
  EXPECT_EQ(info, expected(recorded, "expect_info"));
}

INSTANTIATE_TEST_SUITE_P(Cases, Recording,
                         testing::Values("cmkey", "env_set", "env_unset", "hpaedit", "image", "label", "noop", "res4g",
                                         "restart", "scale0", "scale10", "sidecar", "svcport", "undo"),
                         [](const auto& each) { return std::string{each.param}; });

TEST(Recordings, NameTheWriter) {
  Comparison comparison;
  const Value recorded = comparison.read(read_file("cases/hpaedit.json")).items()[0];
  const Value base = comparison.read(read_file("base.json")).items()[0];
  comparison.model(read_file("model.yaml"));
  const std::vector<Value> live = live_after(base, recorded);
  comparison.add(comparison.live_objects(), Value::of(comparison.arena().list(live)));
  std::vector<std::string> writers;
  for (const ObjectDrift& object : comparison.compare()) {
    for (const Difference& each : object.differences) writers.push_back(each.manager);
  }
  EXPECT_EQ(writers, (std::vector<std::string>{"kubectl-edit", "kubectl-edit", "kubectl-edit"}));
}

}  // namespace
}  // namespace stageplot::drift::kubernetes
