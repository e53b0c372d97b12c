// The commands of the operations notes, one case each: tests/drift/kubernetes/seed_cases.yaml.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "comparison.hpp"
#include "edits.hpp"

namespace stageplot::drift::kubernetes {
namespace {

using document::Value;

class Case {
 public:
  Case(Comparison& comparison, const Value& entry)
      : comparison_(comparison), entry_(entry), edits_(comparison.arena()) {}

  void run() {
    std::vector<Value> model = documents(read_file("model.yaml"));
    std::vector<Value> live = documents(read_file("base.json"));
    if (const Value* changes = document::find(entry_, "model")) change(model, *changes);
    if (const Value* changes = document::find(entry_, "apply")) change(live, *changes);
    if (const Value* names = document::find(entry_, "deploy")) {
      for (const Value& name : names->items()) comparison_.options.deploy.emplace(name.text());
    }
    comparison_.add(comparison_.model_objects(), Value::of(comparison_.arena().list(model)));
    comparison_.add(comparison_.live_objects(), Value::of(comparison_.arena().list(live)));
    comparison_.compare();
  }

  [[nodiscard]] std::vector<std::string> expected(std::string_view key) const {
    std::vector<std::string> texts;
    if (const Value* list = document::find(entry_, key)) {
      for (const Value& each : list->items()) texts.emplace_back(each.text());
    }
    std::ranges::sort(texts);
    return texts;
  }

 private:
  std::vector<Value> documents(const std::string& text) {
    std::vector<Value> objects;
    for (const Value& document : comparison_.read(text).items()) {
      for_each_object(document,
                      [&](const Value& object) { objects.push_back(document::thaw(comparison_.arena(), object)); });
    }
    return objects;
  }

  /// `Deployment/spec.replicas` → the object and the rest.
  static std::pair<Value*, std::string> target(std::vector<Value>& objects, std::string_view path) {
    const std::size_t slash = path.find('/');
    for (Value& object : objects) {
      if (text_at(object, "kind") == path.substr(0, slash)) return {&object, std::string{path.substr(slash + 1)}};
    }
    throw std::runtime_error("no object for " + std::string{path});
  }

  void change(std::vector<Value>& objects, const Value& changes) {
    for (const document::Member& each : members(changes, "set")) {
      const auto [object, path] = target(objects, each.key->view());
      edits_.set(*object, path, each.value);
    }
    for (const document::Member& each : members(changes, "add")) {
      const auto [object, path] = target(objects, each.key->view());
      Value& list = edits_.at(*object, path);
      std::vector<Value> items(list.items().begin(), list.items().end());
      items.push_back(each.value);
      list = Value::of(comparison_.arena().list(items));
    }
    for (const document::Member& each : members(changes, "replace")) {
      const auto [object, path] = target(objects, each.key->view());
      Value& value = edits_.at(*object, path);
      std::string text{value.text()};
      const std::string_view old = each.value.items()[0].text();
      const std::size_t at = text.find(old);
      if (at == std::string::npos) throw std::runtime_error("nothing to replace");
      text.replace(at, old.size(), each.value.items()[1].text());
      value = Value::of(comparison_.arena().copy(text));
    }
    for (const Value& each : items(changes, "remove")) {
      const auto [object, path] = target(objects, each.text());
      edits_.remove(*object, path);
    }
    for (const Value& each : items(changes, "reverse")) {
      const auto [object, path] = target(objects, each.text());
      const Value& list = edits_.at(*object, path);
      std::reverse(list.l->data, list.l->data + list.l->size);
    }
    for (const Value& each : items(changes, "delete")) {
      if (std::erase_if(objects, [&](const Value& object) { return text_at(object, "kind") == each.text(); }) == 0) {
        throw std::runtime_error("nothing to delete");
      }
    }
    for (const Value& each : items(changes, "objects")) objects.push_back(each);
  }

  static std::span<const document::Member> members(const Value& map, std::string_view key) {
    const Value* found = document::find(map, key);
    return found == nullptr ? std::span<const document::Member>{} : found->map().members();
  }
  static std::span<const Value> items(const Value& map, std::string_view key) {
    const Value* found = document::find(map, key);
    return found == nullptr ? std::span<const Value>{} : found->items();
  }

  Comparison& comparison_;
  const Value& entry_;
  Edits edits_;
};

std::vector<std::string> sorted(std::vector<std::string> texts) {
  std::ranges::sort(texts);
  return texts;
}

TEST(SeedCases, AreToldAsTheyShouldBe) {
  Comparison table;
  const Value root = table.read(read_file("seed_cases.yaml")).items()[0];
  std::vector<std::string> seen;
  for (const Value& entry : document::find(root, "cases")->items()) {
    const std::string name = std::string{text_at(entry, "id")} + ", " + std::string{text_at(entry, "name")};
    SCOPED_TRACE(name);
    seen.emplace_back(text_at(entry, "id"));
    Comparison comparison;
    Case each(comparison, entry);
    ASSERT_NO_THROW(each.run());
    using diff::Severity;
    EXPECT_EQ(sorted(comparison.found(Severity::critical)), each.expected("critical"));
    EXPECT_EQ(sorted(comparison.found(Severity::difference, Severity::difference)), each.expected("drift"));
    EXPECT_EQ(sorted(comparison.found(Severity::warning, Severity::warning)), each.expected("warning"));
    EXPECT_EQ(sorted(comparison.found(Severity::information, Severity::information)), each.expected("info"));
  }
  for (int number = 1; number <= 23; ++number) {
    EXPECT_NE(std::ranges::find(seen, "K" + std::to_string(number)), seen.end()) << "K" << number;
  }
}

}  // namespace
}  // namespace stageplot::drift::kubernetes
