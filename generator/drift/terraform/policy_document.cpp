#include "drift/terraform/policy_document.hpp"

#include <array>
#include <utility>
#include <vector>

#include "document/map.hpp"

namespace stageplot::drift {
namespace {

using document::find;
using document::Kind;
using document::Value;

bool holds_unknown(const Value& value) {
  if (value.is(Kind::object)) return true;
  if (value.is_list()) {
    for (const Value& item : value.items()) {
      if (holds_unknown(item)) return true;
    }
  } else if (value.is_map()) {
    for (const document::Member& member : value.map().members()) {
      if (holds_unknown(member.value)) return true;
    }
  }
  return false;
}

bool is_set(const Value* value) {
  if (value == nullptr || value->is_nil()) return false;
  if (value->is_list()) return !value->items().empty();
  return !value->is_string() || !value->text().empty();
}

class Builder {
 public:
  explicit Builder(document::Arena& arena) : arena_(arena) {}

  Value document(const Value& body) {
    document::Map* result = arena_.map();
    const Value* version = find(body, "version");
    set(*result, "Version", is_set(version) ? *version : text("2012-10-17"));
    if (const Value* id = find(body, "policy_id"); is_set(id)) set(*result, "Id", *id);
    std::vector<Value> statements;
    if (const Value* blocks = find(body, "statement"); blocks != nullptr && blocks->is_list()) {
      for (const Value& block : blocks->items()) statements.push_back(statement(block));
    }
    set(*result, "Statement", Value::of(arena_.list(statements)));
    return Value::of(result, body.origin);
  }

 private:
  Value text(std::string_view value) { return Value::of(arena_.copy(value)); }
  void set(document::Map& map, std::string_view key, const Value& value) {
    document::set(arena_, map, arena_.copy(key), value);
  }

  Value statement(const Value& block) {
    static constexpr std::pair<std::string_view, std::string_view> kPlain[] = {{"sid", "Sid"},
                                                                               {"actions", "Action"},
                                                                               {"not_actions", "NotAction"},
                                                                               {"resources", "Resource"},
                                                                               {"not_resources", "NotResource"}};
    document::Map* result = arena_.map();
    const Value* effect = find(block, "effect");
    set(*result, "Effect", is_set(effect) ? *effect : text("Allow"));
    for (const auto& [name, key] : kPlain) {
      if (const Value* value = find(block, name); is_set(value)) set(*result, key, *value);
    }
    add_principals(*result, block, "principals", "Principal");
    add_principals(*result, block, "not_principals", "NotPrincipal");
    add_conditions(*result, block);
    return Value::of(result, block.origin);
  }

  /// Values of one type in several blocks come together.
  void add_principals(document::Map& result, const Value& block, std::string_view name, std::string_view key) {
    const Value* principals = find(block, name);
    if (!is_set(principals)) return;
    document::Map* types = arena_.map();
    for (const Value& one : principals->items()) {
      const Value* type = find(one, "type");
      const Value* identifiers = find(one, "identifiers");
      if (type == nullptr || !type->is_string() || !is_set(identifiers)) continue;
      if (type->text() == "*") return set(result, key, text("*"));
      append(*types, type->text(), *identifiers);
    }
    set(result, key, Value::of(types));
  }

  void add_conditions(document::Map& result, const Value& block) {
    const Value* conditions = find(block, "condition");
    if (!is_set(conditions)) return;
    document::Map* tests = arena_.map();
    for (const Value& one : conditions->items()) {
      const Value* test = find(one, "test");
      const Value* variable = find(one, "variable");
      const Value* values = find(one, "values");
      if (test == nullptr || variable == nullptr || !test->is_string() || !variable->is_string() || !is_set(values))
        continue;
      const document::Member* known = document::find(*tests, test->text());
      document::Map* variables = known == nullptr ? arena_.map() : known->value.m;
      append(*variables, variable->text(), *values);
      set(*tests, test->text(), Value::of(variables));
    }
    set(result, "Condition", Value::of(tests));
  }

  void append(document::Map& map, std::string_view key, const Value& values) {
    std::vector<Value> all;
    if (const document::Member* known = document::find(map, key)) {
      all.assign(known->value.items().begin(), known->value.items().end());
    }
    all.insert(all.end(), values.items().begin(), values.items().end());
    set(map, key, Value::of(arena_.list(all), values.origin));
  }

  document::Arena& arena_;
};

}  // namespace

std::optional<Value> policy_document(const Value& body, document::Arena& arena) {
  static constexpr std::array<std::string_view, 4> kLayers = {"source_json", "override_json", "source_policy_documents",
                                                              "override_policy_documents"};
  if (!body.is_map() || holds_unknown(body)) return std::nullopt;
  for (const std::string_view layer : kLayers) {
    if (is_set(find(body, layer))) return std::nullopt;
  }
  return Builder(arena).document(body);
}

}  // namespace stageplot::drift
