#include "policy/model_tree.hpp"

#include <map>
#include <string_view>
#include <vector>

#include "document/map.hpp"

namespace stageplot::policy {

using document::Value;

namespace {

Value map_of(const std::map<std::string_view, Value>& values, document::Arena& arena) {
  std::vector<document::Member> members;
  for (const auto& [key, value] : values) members.push_back({arena.copy(key), value, {}});
  return Value::of(document::make_map(arena, members));
}

}  // namespace

Value model_tree(std::span<const Value> units, document::Arena& arena) {
  std::map<std::string_view, std::vector<Value>> services;
  std::map<std::string_view, Value> environments;
  for (const Value& tree : units) {
    const Value* service = document::find(tree, "service");
    const Value* environment = document::find(tree, "environment");
    if (service != nullptr && service->is_string()) services[service->text()].push_back(tree);
    if (environment == nullptr) continue;
    const Value* name = document::find(*environment, "name");
    if (name != nullptr && name->is_string()) environments[name->text()] = *environment;
  }
  std::map<std::string_view, Value> members;
  for (const auto& [name, trees] : services) {
    members[name] = map_of({{"environments", Value::of(arena.list(trees))}}, arena);
  }
  return map_of({{"services", map_of(members, arena)}, {"environments", map_of(environments, arena)}}, arena);
}

}  // namespace stageplot::policy
