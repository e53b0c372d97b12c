// Functions on lists and tuples, and those that take any collection.
#include <algorithm>

#include "terraform/functions/convert.hpp"
#include "terraform/functions/families.hpp"
#include "terraform/functions/graphemes.hpp"
#include "terraform/functions/number.hpp"
#include "terraform/functions/parameter_lists.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;

constexpr std::size_t kLongestRange = 1024;  // Terraform's own bound

std::int64_t whole(const Call& call, std::size_t index) {
  const auto number = as_integer(call[index]);
  if (!number) throw FunctionError("a whole number is required", index);
  return *number;
}

[[noreturn]] void refuse_kind(const Call& call, std::size_t index, std::string_view wanted) {
  throw FunctionError(std::string(wanted) + " is required, and this is a " + std::string(type_name(call[index])),
                      index);
}

const Value& require_sequence(const Call& call, std::size_t index) {
  if (!call[index].is_list() || is_set(call[index])) refuse_kind(call, index, "a list or tuple");
  return call[index];
}

const Value& require_list(const Call& call, std::size_t index) {
  if (!call[index].is_list()) refuse_kind(call, index, "a list, set or tuple");
  return call[index];
}

Value unknown_of(const Call& call, const Value& because) {
  const Value* hole = find_unknown(because);
  return call.values.unknown(hole == nullptr ? "unknown" : unknown_reason(*hole), call.from);
}

Value length(const Call& call) {
  const Value& value = call[0];
  if (value.is_list()) {
    // Equal items of a set count once: one that is not known may be any of the others.
    if (is_set(value) && value.items().size() > 1 && find_unknown(value) != nullptr) return unknown_of(call, value);
    return call.result(Value::of_integer(value.l->size));
  }
  if (value.is_map()) return call.result(Value::of_integer(value.m->size));
  if (!value.is_string()) refuse_kind(call, 0, "a string or collection");
  return call.result(Value::of_integer(static_cast<std::int64_t>(split_graphemes(value.text()).size())));
}

Value all_true(const Call& call) {
  const Inheritance from = call.values.inherit_whole(call.arguments);
  if (is_unknown(call[0])) return call.values.unknown(unknown_reason(call[0]), from);
  for (const Value& item : call[0].items()) {
    if (is_unknown(item)) return call.values.unknown(unknown_reason(item), from);
    if (item.is_nil() || !item.b) return with(Value::of(false), from);
  }
  return with(Value::of(true), from);
}

Value any_true(const Call& call) {
  const Inheritance from = call.values.inherit_whole(call.arguments);
  if (is_unknown(call[0])) return call.values.unknown(unknown_reason(call[0]), from);
  const Value* hole = nullptr;
  for (const Value& item : call[0].items()) {
    if (is_unknown(item)) {
      hole = &item;
    } else if (!item.is_nil() && item.b) {
      return with(Value::of(true), from);
    }
  }
  return hole != nullptr ? call.values.unknown(unknown_reason(*hole), from) : with(Value::of(false), from);
}

Value chunk_list(const Call& call) {
  const std::int64_t size = whole(call, 1);
  if (size < 0) throw FunctionError("the size argument must be positive", 1);
  const auto items = call[0].items();
  std::vector<Value> chunks;
  if (size == 0 && !items.empty()) chunks.push_back(call[0]);
  for (std::size_t at = 0; size > 0 && at < items.size(); at += static_cast<std::size_t>(size)) {
    const auto count = std::min(static_cast<std::size_t>(size), items.size() - at);
    chunks.push_back(call.values.list(items.subspan(at, count), TypeId::terraform_list, call.from));
  }
  return call.values.list(chunks, TypeId::terraform_list, call.from);
}

Value coalesce(const Call& call) {
  std::vector<Type> types;
  for (const Value& value : call.arguments) types.push_back(type_of(value, call.values));
  const auto type = unify(types);
  if (!type) throw FunctionError("all arguments must have the same type");
  for (const Value& argument : call.arguments) {
    if (is_unknown(argument)) return argument;
    if (argument.is_nil()) continue;
    try {
      const Value value = convert(argument, *type, call.values);
      if (value.is_string() && value.text().empty()) continue;
      return value;
    } catch (const ConversionError& error) {
      throw FunctionError(error.message());
    }
  }
  throw FunctionError("no non-null, non-empty-string arguments");
}

Value coalesce_list(const Call& call) {
  if (call.arguments.empty()) throw FunctionError("at least one argument is required");
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    if (is_unknown(call[i])) return call[i];
    if (call[i].is_nil()) continue;
    if (!require_sequence(call, i).items().empty()) return call[i];
  }
  throw FunctionError("no non-null arguments");
}

Value compact(const Call& call) {
  std::vector<Value> items;
  for (const Value& item : call[0].items()) {
    if (!item.is_nil() && !item.text().empty()) items.push_back(item);
  }
  return call.values.list(items, TypeId::terraform_list, call.from);
}

Value concat(const Call& call) {
  if (call.arguments.empty()) throw FunctionError("at least one argument is required");
  std::vector<Value> items;
  bool all_lists = true;
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const Value& list = require_sequence(call, i);
    all_lists = all_lists && !is_tuple(list);
    items.insert(items.end(), list.items().begin(), list.items().end());
  }
  const Value joined = call.values.list(items, TypeId::natural, call.from);
  if (!all_lists) return joined;
  try {
    return convert(joined, Type::of(Type::Form::list, Type{}), call.values);
  } catch (const ConversionError&) {
    return joined;
  }
}

Value contains(const Call& call) {
  const Value* hole = nullptr;
  for (const Value& item : require_list(call, 0).items()) {
    const Equality equality = equal(item, call[1]);
    if (equality == Equality::yes) return call.result(true);
    if (equality == Equality::unknown && hole == nullptr) hole = find_unknown(item) != nullptr ? &item : &call[1];
  }
  return hole != nullptr ? unknown_of(call, *hole) : call.result(false);
}

Value distinct(const Call& call) {
  // By the order of sets, so that the work does not grow with the square.
  const auto items = call[0].items();
  std::vector<std::size_t> order(items.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&items](std::size_t a, std::size_t b) { return compare_set_items(items[a], items[b]) < 0; });
  std::vector<bool> dropped(items.size());
  for (std::size_t i = 1; i < order.size(); ++i) {
    dropped[order[i]] = equal(items[order[i - 1]], items[order[i]]) == Equality::yes;
  }
  std::vector<Value> kept;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!dropped[i]) kept.push_back(items[i]);
  }
  return call.values.list(kept, TypeId::terraform_list, call.from);
}

Value element(const Call& call) {
  const auto items = require_sequence(call, 0).items();
  std::int64_t index = whole(call, 1);
  if (items.empty()) throw FunctionError("an empty list has no elements", 0);
  if (index < 0) throw FunctionError("cannot use element function with a negative index", 1);
  index %= static_cast<std::int64_t>(items.size());
  return items[static_cast<std::size_t>(index)];
}

void flatten_into(const Value& value, std::vector<Value>& out) {
  for (const Value& item : value.items()) {
    if (item.is_list()) {
      flatten_into(item, out);
    } else {
      out.push_back(item);
    }
  }
}

Value flatten(const Call& call) {
  std::vector<Value> items;
  flatten_into(require_list(call, 0), items);
  // What is not known may be a list.
  for (const Value& item : items) {
    if (is_unknown(item)) return unknown_of(call, item);
  }
  return call.values.list(items, TypeId::natural, call.from);
}

Value index(const Call& call) {
  const auto items = require_sequence(call, 0).items();
  if (items.empty()) throw FunctionError("cannot search an empty list", 0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Equality equality = equal(items[i], call[1]);
    if (equality == Equality::unknown) return unknown_of(call, find_unknown(items[i]) != nullptr ? items[i] : call[1]);
    if (equality == Equality::yes) return call.result(Value::of_integer(static_cast<std::int64_t>(i)));
  }
  throw FunctionError("item not found");
}

Value one(const Call& call) {
  const auto items = require_list(call, 0).items();
  if (items.empty()) return call.result(Value::nothing());
  if (items.size() > 1) throw FunctionError("must be a list, set, or tuple value with either zero or one elements", 0);
  return items.front();
}

Value range(const Call& call) {
  if (call.arguments.empty() || call.arguments.size() > 3)
    throw FunctionError("must have one, two, or three arguments");
  const bool has_start = call.arguments.size() > 1;
  Value at = has_start ? call[0] : Value::of_integer(0);
  const Value& end = call[has_start ? 1 : 0];
  const Value zero = Value::of_integer(0);
  const bool down = compare_numbers(end, at) < 0;
  const Value step = call.arguments.size() == 3 ? call[2] : Value::of_integer(down ? -1 : 1);
  const int sign = compare_numbers(step, zero);
  if (sign == 0) throw FunctionError("step must not be zero", 2);
  if (down != (sign < 0) && compare_numbers(end, at) != 0) {
    throw FunctionError(down ? "end must be greater than start when step is positive"
                             : "end must be less than start when step is negative",
                        1);
  }
  std::vector<Value> items;
  for (; compare_numbers(at, end) * sign < 0; at = add(at, step)) {
    if (items.size() == kLongestRange) throw FunctionError("more than 1024 values were generated");
    items.push_back(call.result(at));
  }
  return call.values.list(items, TypeId::terraform_list, call.from);
}

Value reverse(const Call& call) {
  std::vector<Value> items(require_list(call, 0).items().begin(), call[0].items().end());
  std::reverse(items.begin(), items.end());
  return call.values.list(items, is_tuple(call[0]) ? TypeId::natural : TypeId::terraform_list, call.from);
}

Value slice(const Call& call) {
  const auto items = require_sequence(call, 0).items();
  const auto size = static_cast<std::int64_t>(items.size());
  const std::int64_t begin = whole(call, 1);
  const std::int64_t end = whole(call, 2);
  if (begin < 0) throw FunctionError("start index must not be less than zero", 1);
  if (begin > size) throw FunctionError("start index must not be greater than the length of the list", 1);
  if (end < 0) throw FunctionError("end index must not be less than zero", 2);
  if (end > size) throw FunctionError("end index must not be greater than the length of the list", 2);
  if (begin > end) throw FunctionError("start index must not be greater than end index", 1);
  return call.values.list(items.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)),
                          call[0].type, call.from);
}

constexpr Parameter kBooleans[] = {{.type = ParameterType::boolean_list, .look = Look::nothing}};
constexpr Parameter kListThenNumber[] = {kAnyList, kNumber};
constexpr Parameter kAnyThenNumber[] = {kAny, kNumber};
constexpr Parameter kAnyThenTwoNumbers[] = {kAny, kNumber, kNumber};
constexpr Parameter kOneStringList[] = {kStringList};
constexpr Parameter kOneListWhole[] = {{.type = ParameterType::any_list, .look = Look::whole}};

constexpr Function kFunctions[] = {
    {.name = "alltrue", .parameters = kBooleans, .call = all_true},
    {.name = "anytrue", .parameters = kBooleans, .call = any_true},
    {.name = "chunklist", .parameters = kListThenNumber, .call = chunk_list},
    {.name = "coalesce", .parameters = {}, .rest = &kAnyOpen, .call = coalesce},
    {.name = "coalescelist", .parameters = {}, .rest = &kAnyOpen, .call = coalesce_list},
    {.name = "compact", .parameters = kOneStringList, .call = compact},
    {.name = "concat", .parameters = {}, .rest = &kAny, .call = concat},
    {.name = "contains", .parameters = kTwoAny, .call = contains},
    {.name = "distinct", .parameters = kOneListWhole, .call = distinct},
    {.name = "element", .parameters = kAnyThenNumber, .call = element},
    {.name = "flatten", .parameters = kOneAny, .call = flatten},
    {.name = "index", .parameters = kTwoAny, .call = index},
    {.name = "length", .parameters = kOneAny, .call = length},
    {.name = "one", .parameters = kOneAny, .call = one},
    {.name = "range", .parameters = {}, .rest = &kNumber, .call = range},
    {.name = "reverse", .parameters = kOneAny, .call = reverse},
    {.name = "slice", .parameters = kAnyThenTwoNumbers, .call = slice},
};

}  // namespace

std::span<const Function> list_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
