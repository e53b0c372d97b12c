// Every node of every rendered object, changed, deleted, and given one more key or item: each is reported at its path.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "comparison.hpp"
#include "document/map.hpp"
#include "kubernetes/shape.hpp"

namespace stageplot::drift::kubernetes {
namespace {

using document::Kind;
using document::Value;

/// A way into a tree: keys and positions.
struct Way {
  std::vector<std::string> keys;  // of an item its position behind `#`
};

enum class Mutation { change, remove, add_key, append };

struct Mutant {
  Mutation mutation;
  std::vector<std::string> way;
  Value tree;
};

class Mutants {
 public:
  Mutants(document::Arena& arena, const Value& object) : arena_(arena), object_(object) {
    std::vector<std::string> way;
    visit(object_, way);
  }

  std::vector<Mutant> all;

 private:
  void visit(const Value& value, std::vector<std::string>& way) {
    // What tells the object apart makes another object of it.
    const bool identity = !way.empty() && (way[0] == "apiVersion" || way[0] == "kind");
    const bool name = way.size() == 2 && way[0] == "metadata" && (way[1] == "name" || way[1] == "namespace");
    if (identity || name) return;
    if (!way.empty()) {
      if (!value.is_map() && !value.is_list()) add(Mutation::change, way, changed(value));
      if (way != std::vector<std::string>{"metadata"}) add(Mutation::remove, way, std::nullopt);
    }
    if (value.is_map()) {
      if (!way.empty()) {
        std::vector<document::Member> members(value.map().members().begin(), value.map().members().end());
        members.push_back({arena_.borrow("zzAdded"), text("added"), {}});
        add(Mutation::add_key, way, Value::of(document::make_map(arena_, members)));
      }
      for (const document::Member& member : value.map().members()) {
        way.emplace_back(member.key->view());
        visit(member.value, way);
        way.pop_back();
      }
    }
    if (value.is_list()) {
      std::vector<Value> items(value.items().begin(), value.items().end());
      items.push_back(one_more(items));
      add(Mutation::append, way, Value::of(arena_.list(items)));
      for (std::size_t i = 0; i < value.items().size(); ++i) {
        way.push_back("#" + std::to_string(i));
        visit(value.items()[i], way);
        way.pop_back();
      }
    }
  }

  Value text(std::string_view written) { return Value::of(arena_.copy(written)); }

  Value changed(const Value& value) {
    if (value.is(Kind::integer)) return Value::of_integer(value.i + 1);
    if (value.is(Kind::boolean)) return Value::of(!value.b);
    if (value.is_string()) {
      // Still an amount, a percentage, a base64.
      const std::string_view written = value.text();
      if (!written.empty() && written.front() >= '0' && written.front() <= '9') return text("1" + std::string{written});
      return text(std::string{written} + "x");
    }
    return text("changed");
  }

  Value one_more(const std::vector<Value>& items) {
    if (items.empty() || items.front().is_string()) return text("zz-appended");
    if (!items.front().is_map()) return Value::of_integer(4711);
    Value copy = document::thaw(arena_, items.front());
    for (document::Member& member : std::span(copy.m->data, copy.m->size)) {
      if (member.value.is_string()) member.value = text("zz-appended");
      if (member.value.is(Kind::integer)) member.value = Value::of_integer(4711);
    }
    return copy;
  }

  void add(Mutation mutation, const std::vector<std::string>& way, const std::optional<Value>& value) {
    all.push_back({mutation, way, rebuilt(object_, way, 0, value)});
  }

  /// A copy of the tree with another value, or none, at the way.
  Value rebuilt(const Value& tree, const std::vector<std::string>& way, std::size_t depth,
                const std::optional<Value>& value) {
    if (depth == way.size()) return *value;
    const bool last = depth + 1 == way.size();
    if (tree.is_map()) {
      std::vector<document::Member> members;
      for (document::Member member : tree.map().members()) {
        if (member.key->view() == way[depth]) {
          if (last && !value) continue;
          member.value = rebuilt(member.value, way, depth + 1, value);
        }
        members.push_back(member);
      }
      return Value::of(document::make_map(arena_, members), tree.origin);
    }
    std::vector<Value> items;
    for (std::size_t i = 0; i < tree.items().size(); ++i) {
      if ("#" + std::to_string(i) != way[depth]) {
        items.push_back(tree.items()[i]);
      } else if (!last || value) {
        items.push_back(rebuilt(tree.items()[i], way, depth + 1, value));
      }
    }
    return Value::of(arena_.list(items), tree.origin);
  }

  document::Arena& arena_;
  const Value& object_;
};

/// Whether a reported path lies on the way to the node, or below it: keys alone, items stand for each other.
bool touches(const diff::Path& path, const std::vector<std::string>& way) {
  for (std::size_t i = 0; i < std::min(path.steps.size(), way.size()); ++i) {
    const diff::Step& step = path.steps[i];
    const bool item = way[i].starts_with('#');
    if ((step.kind == diff::Step::Kind::member) == item) return false;
    // What a Secret has as text is compared with its data.
    if (!item && step.text != (way[i] == "stringData" ? "data" : way[i])) return false;
  }
  return true;
}

std::string written(const std::vector<std::string>& way) {
  std::string text;
  for (const std::string& key : way) text += "/" + key;
  return text;
}

struct Counts {
  std::size_t made = 0;
  std::size_t told = 0;
  std::size_t same_as_default = 0;
  std::vector<std::string> missed;
};

/// A deletion that says nothing: what is filled in, or means nothing, stands there again.
bool is_refilled(document::Arena& arena, const Value& original, const Mutant& mutant) {
  if (mutant.mutation != Mutation::remove) return false;
  const auto a = normalise(arena, original, {});
  const auto b = normalise(arena, mutant.tree, {});
  return a && b && diff::compare(a->tree, b->tree, stageplot::kubernetes::ObjectShape{}).changes.empty();
}

/// The model has `object`, the cluster a mutant of it.
void run(Comparison& source, const Value& object, Counts& counts) {
  document::Arena& arena = source.arena();
  for (const Mutant& mutant : Mutants(arena, object).all) {
    ++counts.made;
    std::vector<Object> model;
    std::vector<Object> live;
    model.push_back(*normalise(arena, object, {}));
    auto made = normalise(arena, mutant.tree, {});
    if (!made) {
      ++counts.told;
      continue;
    }
    live.push_back(std::move(*made));
    const auto drifts = compare_objects(arena, model, live, {});
    bool told = false;
    for (const ObjectDrift& drift : drifts) {
      for (const Difference& each : drift.differences) told = told || touches(each.path, mutant.way);
    }
    if (told) {
      ++counts.told;
    } else if (is_refilled(arena, object, mutant)) {
      ++counts.same_as_default;
    } else {
      constexpr std::array<const char*, 4> kNames{"change", "remove", "add key", "append"};
      counts.missed.push_back(std::string{kNames[static_cast<std::size_t>(mutant.mutation)]} + " " +
                              std::string{text_at(object, "kind")} + written(mutant.way));
    }
  }
}

TEST(Mutations, AreAllTold) {
  Comparison source;
  Counts counts;
  const std::filesystem::path rendered = std::filesystem::path{STAGEPLOT_SOURCE_DIR} / "rendered";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(rendered)) {
    if (entry.path().filename() == "manifests.yaml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  ASSERT_FALSE(files.empty());
  std::vector<std::string> texts;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    texts.push_back(text.str());
  }
  texts.push_back(read_file("model.yaml"));
  std::size_t objects = 0;
  for (const std::string& text : texts) {
    for (const Value& document : source.read(text).items()) {
      for_each_object(document, [&](const Value& object) {
        ++objects;
        run(source, object, counts);
      });
    }
  }
  std::string missed;
  for (const std::string& each : counts.missed) missed += each + "\n";
  EXPECT_EQ(missed, "");
  EXPECT_GE(counts.made, 2000U);
  std::cout << counts.made << " mutants of " << objects << " objects: " << counts.told << " told, "
            << counts.same_as_default << " deletions of what is the default anyway, " << counts.missed.size()
            << " missed\n";
}

}  // namespace
}  // namespace stageplot::drift::kubernetes
