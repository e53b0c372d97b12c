#include "unit/diff/trees.hpp"

#include <gtest/gtest.h>

#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "document/map.hpp"

namespace stageplot::diff {
namespace {

constexpr Place kKeyed{1};
constexpr Place kOrdered{2};
constexpr Place kSet{3};

std::string_view name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::changed:
      return "changed";
    case ChangeKind::only_a:
      return "only_a";
    case ChangeKind::only_b:
      return "only_b";
    case ChangeKind::moved:
      return "moved";
    case ChangeKind::reordered:
      return "reordered";
    case ChangeKind::duplicate:
      return "duplicate";
  }
  return "";
}

}  // namespace

document::Value tree(std::string_view json) {
  static auto& arena = *new document::Arena;
  std::string error;
  const auto value = document::read_json_text(json, document::OriginId::none, arena, {}, error);
  EXPECT_TRUE(value.has_value()) << error << " in " << json;
  return value.value_or(document::Value{});
}

Place NamedShape::member(Place /*map*/, std::string_view key) const {
  if (key.starts_with("keyed")) return kKeyed;
  if (key.starts_with("ordered")) return kOrdered;
  if (key.starts_with("set")) return kSet;
  return Place::unknown;
}

Pairing NamedShape::pairing(Place list) const {
  if (list == kKeyed) return Pairing::keyed;
  if (list == kOrdered) return Pairing::keyed_ordered;
  if (list == kSet) return Pairing::set;
  return Pairing::sequence;
}

std::optional<std::string> NamedShape::key_of(Place /*list*/, const document::Value& item) const {
  const document::Value* name = document::find(item, "name");
  if (name == nullptr || !name->is_string()) return std::nullopt;
  return std::string{name->text()};
}

std::string describe(const Comparison& comparison) {
  std::string out;
  for (const Change& change : comparison.changes) {
    out.append(name_of(change.kind)).append(" ").append(change.path.text()).append(":");
    if (change.on_a) out.append(" ").append(document::write_json(change.a).text);
    out += " →";
    if (change.on_b) out.append(" ").append(document::write_json(change.b).text);
    if (change.kind == ChangeKind::moved) {
      const Step& step = change.path.steps.back();
      out += " (" + std::to_string(step.index_a) + "→" + std::to_string(step.index_b) + ")";
    }
    if (change.leaves > 1) out += " [" + std::to_string(change.leaves) + "]";
    out += '\n';
  }
  return out + "equal " + std::to_string(comparison.equal_leaves) + ", different " +
         std::to_string(comparison.different_leaves) + "\n";
}

std::string compared(std::string_view a, std::string_view b) {
  return describe(compare(tree(a), tree(b), NamedShape{}));
}

}  // namespace stageplot::diff
