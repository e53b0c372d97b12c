#include "kubernetes/structural_schema.hpp"

#include <string_view>
#include <vector>

#include "document/map.hpp"

namespace stageplot::kubernetes {
namespace {

using document::Arena;
using document::Kind;
using document::Member;
using document::Value;

/// The YAML reader allows no deeper text.
constexpr int kMostLevels = 250;

bool says(const Value& schema, std::string_view key) {
  const Value* found = document::find(schema, key);
  return found != nullptr && found->is(Kind::boolean) && found->b;
}

class Translation {
 public:
  explicit Translation(Arena& arena) : arena_(arena) {}

  /// `whole`: an object with apiVersion, kind and metadata.
  Value schema(const Value& from, bool whole, int level) {
    if (!from.is_map() || level > kMostLevels) return from;
    std::vector<Member> members;
    const bool int_or_string = says(from, "x-kubernetes-int-or-string");
    const bool nullable = says(from, "nullable");
    for (const Member& member : from.map().members()) {
      const std::string_view key = member.key->view();
      Member copy = member;
      if (key == "properties") {
        copy.value = properties(member.value, whole, level);
      } else if (key == "items" || key == "additionalProperties") {
        copy.value = schema(member.value, false, level + 1);
      } else if (key == "type" && (nullable || int_or_string)) {
        copy.value = types(member.value, int_or_string, nullable);
      } else if (key == "enum" && nullable) {
        continue;  // null may stand there too
      } else if (key == "format" || key == "default") {
        continue;  // an annotation; what the API server fills in
      }
      members.push_back(copy);
    }
    if (int_or_string && document::find(from, "type") == nullptr)
      add(members, "type", types(*document::find(from, "x-kubernetes-int-or-string"), true, nullable));
    close(from, whole, members);
    return Value::of(document::make_map(arena_, members), from.origin);
  }

 private:
  Value text(std::string_view words) { return Value::of(arena_.borrow(words)); }

  void add(std::vector<Member>& members, std::string_view key, Value value) {
    members.push_back({.key = arena_.borrow(key), .value = value});
  }

  Value types(const Value& written, bool int_or_string, bool nullable) {
    std::vector<Value> names;
    if (int_or_string) {
      names = {text("integer"), text("string")};
    } else {
      names = {written};
    }
    if (nullable) names.push_back(text("null"));
    return Value::of(arena_.list(std::span<const Value>(names)), written.origin);
  }

  Value properties(const Value& from, bool whole, int level) {
    if (!from.is_map()) return from;
    std::vector<Member> members;
    for (const Member& member : from.map().members()) {
      Member copy = member;
      const bool metadata = whole && member.key->view() == "metadata";
      copy.value = metadata ? Value::of(arena_.map(), member.value.origin) : schema(member.value, false, level + 1);
      members.push_back(copy);
    }
    if (whole) {
      for (const std::string_view key : {"apiVersion", "kind", "metadata"}) {
        if (document::find(from, key) == nullptr) add(members, key, Value::of(arena_.map()));
      }
    }
    return Value::of(document::make_map(arena_, members), from.origin);
  }

  /// A map takes only the fields that it names.
  void close(const Value& from, bool whole, std::vector<Member>& members) {
    if (says(from, "x-kubernetes-preserve-unknown-fields") || document::find(from, "additionalProperties") != nullptr)
      return;
    const Value* type = document::find(from, "type");
    const bool is_map = document::find(from, "properties") != nullptr ||
                        (type != nullptr && type->is_string() && type->text() == "object");
    if (!is_map || says(from, "x-kubernetes-embedded-resource")) return;
    if (whole && document::find(from, "properties") == nullptr)
      add(members, "properties", properties(Value::of(arena_.map()), true, 0));
    add(members, "additionalProperties", Value::of(false, from.origin));
  }

  Arena& arena_;
};

}  // namespace

Value to_json_schema(const Value& schema, Arena& arena) {
  return Translation(arena).schema(schema, true, 0);
}

}  // namespace stageplot::kubernetes
