// Functions on sets, and the product of lists.
#include <algorithm>

#include "terraform/functions/convert.hpp"
#include "terraform/functions/families.hpp"
#include "terraform/functions/parameter_lists.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;

bool before(const Value& a, const Value& b) {
  return compare_set_items(a, b) < 0;
}

/// The sets with items of one type.
std::vector<std::vector<Value>> alike(const Call& call) {
  std::vector<Value> all;
  for (const Value& set : call.arguments) all.insert(all.end(), set.items().begin(), set.items().end());
  Value list = call.values.list(all, TypeId::natural, call.from);
  try {
    list = convert(list, Type::of(Type::Form::list, Type{}), call.values);
  } catch (const ConversionError&) {
    throw FunctionError("given sets must all have compatible element types");
  }
  std::vector<std::vector<Value>> sets;
  auto at = list.items().begin();
  for (const Value& set : call.arguments) {
    const auto end = at + static_cast<std::ptrdiff_t>(set.items().size());
    sets.emplace_back(at, end);
    std::sort(sets.back().begin(), sets.back().end(), before);
    at = end;
  }
  return sets;
}

using Operation = std::vector<Value> (*)(const std::vector<Value>&, const std::vector<Value>&);

Value fold(const Call& call, Operation operation) {
  const auto sets = alike(call);
  std::vector<Value> result = sets.front();
  for (std::size_t i = 1; i < sets.size(); ++i) {
    call.values.spend(result.size() + sets[i].size());
    result = operation(result, sets[i]);
  }
  return call.values.set(std::move(result), call.from);
}

Value set_union(const Call& call) {
  return fold(call, [](const std::vector<Value>& a, const std::vector<Value>& b) {
    std::vector<Value> result;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result), before);
    return result;
  });
}

Value set_intersection(const Call& call) {
  return fold(call, [](const std::vector<Value>& a, const std::vector<Value>& b) {
    std::vector<Value> result;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result), before);
    return result;
  });
}

Value set_subtract(const Call& call) {
  return fold(call, [](const std::vector<Value>& a, const std::vector<Value>& b) {
    std::vector<Value> result;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result), before);
    return result;
  });
}

Value set_product(const Call& call) {
  if (call.arguments.size() < 2) throw FunctionError("at least two arguments are required");
  bool any_set = false;
  std::vector<Value> lists;
  std::size_t total = 1;
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    if (!call[i].is_list()) throw FunctionError("a set or a list is required", i);
    any_set = any_set || is_set(call[i]);
    try {
      lists.push_back(is_tuple(call[i]) ? convert(call[i], Type::of(Type::Form::list, Type{}), call.values) : call[i]);
    } catch (const ConversionError&) {
      throw FunctionError("all elements must be of the same type", i);
    }
    const std::size_t size = lists.back().items().size();
    if (size != 0 && total > ValueFactory::kMostSteps / size) throw LimitReached();
    total *= size;
  }
  call.values.spend(total * lists.size());
  std::vector<Value> products;
  std::vector<std::size_t> at(lists.size());
  for (std::size_t i = 0; i < total; ++i) {
    std::vector<Value> tuple;
    for (std::size_t j = 0; j < lists.size(); ++j) tuple.push_back(lists[j].items()[at[j]]);
    products.push_back(call.values.list(tuple, TypeId::natural, call.values.inherit(tuple)));
    for (std::size_t j = lists.size(); j-- > 0;) {
      if (++at[j] < lists[j].items().size()) break;
      at[j] = 0;
    }
  }
  return any_set ? call.values.set(std::move(products), call.from)
                 : call.values.list(products, TypeId::terraform_list, call.from);
}

constexpr Parameter kOneSet[] = {kAnySet};
constexpr Parameter kTwoSets[] = {kAnySet, kAnySet};

constexpr Function kFunctions[] = {
    {.name = "setintersection", .parameters = kOneSet, .rest = &kAnySet, .call = set_intersection},
    {.name = "setproduct", .parameters = {}, .rest = &kAny, .call = set_product},
    {.name = "setsubtract", .parameters = kTwoSets, .call = set_subtract},
    {.name = "setunion", .parameters = kOneSet, .rest = &kAnySet, .call = set_union},
};

}  // namespace

std::span<const Function> set_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
