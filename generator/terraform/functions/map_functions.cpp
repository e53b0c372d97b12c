// Functions on maps and objects.
#include <algorithm>

#include "document/map.hpp"
#include "terraform/functions/convert.hpp"
#include "terraform/functions/families.hpp"
#include "terraform/functions/parameter_lists.hpp"
#include "text/go_quote.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;
using document::Member;

const document::Map& require_map(const Call& call, std::size_t index) {
  if (!call[index].is_map()) {
    throw FunctionError("a map or object is required, and this is a " + std::string(type_name(call[index])), index);
  }
  return call[index].map();
}

Value keys(const Call& call) {
  std::vector<Value> items;
  for (const Member& member : require_map(call, 0).members()) {
    items.push_back(Value::of(member.key, member.key_origin == OriginId::none ? call.from.origin : member.key_origin));
  }
  return call.values.list(items, is_object(call[0]) ? TypeId::natural : TypeId::terraform_list, call.from);
}

Value values(const Call& call) {
  std::vector<Value> items;
  for (const Member& member : require_map(call, 0).members()) items.push_back(member.value);
  return call.values.list(items, is_object(call[0]) ? TypeId::natural : TypeId::terraform_list, call.from);
}

Value lookup(const Call& call) {
  if (call.arguments.size() > 3) throw FunctionError("it takes two or three arguments");
  const Member* member = document::find(require_map(call, 0), call.text(1));
  if (member != nullptr) return add_flags(member->value, call.from.flags);
  if (call.arguments.size() == 2) {
    throw FunctionError("the given " + std::string(type_name(call[0])) + " has no " +
                            (is_object(call[0]) ? "attribute " : "key ") + text::go_quote(call.text(1)),
                        0);
  }
  if (is_object(call[0])) return call[2];
  // The default gets the type of the map's elements.
  const Type type = type_of(call[0], call.values);
  try {
    return convert(call[2], type.elements.front(), call.values);
  } catch (const ConversionError&) {
    throw FunctionError("the default value must have the same type as the map elements", 2);
  }
}

Value merge(const Call& call) {
  std::vector<Member> members;
  bool all_maps = !call.arguments.empty();
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    if (call[i].is_nil()) continue;
    const auto more = require_map(call, i).members();
    all_maps = all_maps && !is_object(call[i]);
    members.insert(members.end(), more.begin(), more.end());
  }
  return call.values.map(members, all_maps ? TypeId::terraform_map : TypeId::natural, call.from);
}

Value transpose(const Call& call) {
  std::vector<std::pair<Value, const document::String*>> pairs;
  for (const Member& member : require_map(call, 0).members()) {
    if (member.value.is_nil()) throw FunctionError("input must not contain null list", 0);
    for (const Value& item : member.value.items()) {
      if (item.is_nil()) throw FunctionError("input list must not contain null string", 0);
      pairs.emplace_back(item, member.key);
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const auto& a, const auto& b) { return a.first.text() < b.first.text(); });
  std::vector<Member> members;
  for (std::size_t begin = 0; begin < pairs.size();) {
    std::vector<Value> names;
    std::size_t end = begin;
    for (; end < pairs.size() && pairs[end].first.text() == pairs[begin].first.text(); ++end) {
      names.push_back(Value::of(pairs[end].second, call.from.origin));
    }
    members.push_back(
        {pairs[begin].first.s, call.values.list(names, TypeId::terraform_list, call.from), pairs[begin].first.origin});
    begin = end;
  }
  return call.values.map(members, TypeId::terraform_map, call.from);
}

Value zipmap(const Call& call) {
  if (!call[1].is_list() || is_set(call[1])) throw FunctionError("values argument must be a list or tuple value", 1);
  const auto names = call[0].items();
  const auto items = call[1].items();
  if (names.size() != items.size()) {
    throw FunctionError("number of keys (" + std::to_string(names.size()) + ") does not match number of values (" +
                        std::to_string(items.size()) + ")");
  }
  std::vector<Member> members;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].is_nil()) throw FunctionError("keys list has null value at index " + std::to_string(i), 0);
    members.push_back({names[i].s, items[i], names[i].origin});
  }
  return call.values.map(members, is_tuple(call[1]) ? TypeId::natural : TypeId::terraform_map, call.from);
}

Value matchkeys(const Call& call) {
  const auto items = call[0].items();
  const auto names = call[1].items();
  if (items.size() != names.size()) throw FunctionError("length of keys and values should be equal");
  std::vector<Value> wanted(call[2].items().begin(), call[2].items().end());
  const std::vector<Value> both{call[1], call[2]};
  try {
    (void)convert(call.values.list(both, TypeId::natural), Type::of(Type::Form::list, Type{}), call.values);
  } catch (const ConversionError&) {
    throw FunctionError("keys and searchset must be of the same type");
  }
  const auto before = [](const Value& a, const Value& b) { return compare_set_items(a, b) < 0; };
  std::sort(wanted.begin(), wanted.end(), before);
  std::vector<Value> found;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (std::binary_search(wanted.begin(), wanted.end(), names[i], before)) found.push_back(items[i]);
  }
  return call.values.list(found, TypeId::terraform_list, call.from);
}

constexpr Parameter kAnyThenString[] = {kAny, kString};
constexpr Parameter kStringListMap[] = {{.type = ParameterType::string_list_map, .look = Look::whole}};
constexpr Parameter kListThenAny[] = {kStringList, kAny};
constexpr Parameter kListWhole{.type = ParameterType::any_list, .look = Look::whole};
constexpr Parameter kThreeLists[] = {kListWhole, kListWhole, kListWhole};

constexpr Function kFunctions[] = {
    {.name = "keys", .parameters = kOneAny, .call = keys},
    {.name = "lookup", .parameters = kAnyThenString, .rest = &kAnyOpen, .call = lookup},
    {.name = "matchkeys", .parameters = kThreeLists, .call = matchkeys},
    {.name = "merge", .parameters = {}, .rest = &kAnyNull, .call = merge},
    {.name = "transpose", .parameters = kStringListMap, .call = transpose},
    {.name = "values", .parameters = kOneAny, .call = values},
    {.name = "zipmap", .parameters = kListThenAny, .call = zipmap},
};

}  // namespace

std::span<const Function> map_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
