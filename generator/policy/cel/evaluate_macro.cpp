// The part of the evaluator that runs macros.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "policy/cel/compare.hpp"
#include "policy/cel/evaluator.hpp"

namespace stageplot::policy::cel {
namespace {

std::uint32_t range_size(const Value& range) {
  return range.is(Kind::list) ? list_size(range) : map_size(range);
}

std::string_view macro_name(Macro macro) {
  constexpr std::array<std::string_view, 11> kNames = {"",       "all",    "exists",       "exists_one",
                                                       "map",    "filter", "transformMap", "transformMapEntry",
                                                       "sortBy", "optMap", "optFlatMap"};
  return kNames[static_cast<std::size_t>(macro)];
}

}  // namespace

void Evaluator::set_locals(const Node& node, const Value& range, std::uint32_t index) {
  Local& first = locals_[node.slot];
  first = {.value = {}, .source = child(node, 0), .index = index};
  if (node.second == kNone) {
    if (range.is(Kind::list)) {
      first.value = list_item(range, index);
    } else {
      first.value = map_key(range, index);
      first.source = kNone;
    }
    return;
  }
  Local& second = locals_[node.slot + 1];
  second = {.value = {}, .source = child(node, 0), .index = index};
  first.source = kNone;
  if (range.is(Kind::list)) {
    first.value = Value::of_integer(index);
    second.value = list_item(range, index);
  } else {
    const MapEntry entry = map_entry(range, index);
    first.value = entry.key;
    second.value = entry.value;
    second.source = kNone;
  }
}

Value Evaluator::comprehension(const Node& node, NodeId id) {
  const Value range = evaluate(child(node, 0));
  if (range.is_exceptional()) return range;
  if (!range.is(Kind::list) && !range.is(Kind::map)) {
    at = &node;
    return locate(fail("`" + std::string{macro_name(node.macro)} + "` goes through a list or map, this is " +
                       std::string{type_name(range.kind)}),
                  child(node, 0), range);
  }
  static_cast<void>(id);
  switch (node.macro) {
    case Macro::all:
    case Macro::exists:
      return quantifier(node, range);
    case Macro::exists_one:
      return exactly_one(node, range);
    case Macro::transform_map:
    case Macro::transform_map_entry:
      return transform_map(node, range);
    case Macro::sort_by:
      return sort_by(node, range);
    default:
      return transform_list(node, range);
  }
}

Value Evaluator::quantifier(const Node& node, const Value& range) {
  const bool decisive = node.macro == Macro::exists;
  const std::uint32_t size = range_size(range);
  Value unknown;
  Value error;
  for (std::uint32_t i = 0; i < size; ++i) {
    set_locals(node, range, i);
    const Value holds = evaluate(child(node, 1));
    if (holds.kind == Kind::boolean) {
      if (holds.b == decisive) return holds;
    } else if (holds.kind == Kind::unknown) {
      unknown = merge_unknowns(unknown, holds);
    } else if (error.kind != Kind::error) {
      error = holds.kind == Kind::error ? holds : not_bool(ast_.nodes[child(node, 1)], holds, macro_name(node.macro));
    }
  }
  if (unknown.kind == Kind::unknown) return unknown;
  if (error.kind == Kind::error) return error;
  return Value::of(!decisive);
}

Value Evaluator::exactly_one(const Node& node, const Value& range) {
  const std::uint32_t size = range_size(range);
  Value unknown;
  Value error;
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    set_locals(node, range, i);
    const Value holds = evaluate(child(node, 1));
    if (holds.kind == Kind::boolean) {
      if (holds.b) ++count;
    } else if (holds.kind == Kind::unknown) {
      unknown = merge_unknowns(unknown, holds);
    } else if (error.kind != Kind::error) {
      error = holds.kind == Kind::error ? holds : not_bool(ast_.nodes[child(node, 1)], holds, macro_name(node.macro));
    }
  }
  if (unknown.kind == Kind::unknown) return unknown;
  if (error.kind == Kind::error) return error;
  return Value::of(count == 1);
}

Value Evaluator::transform_list(const Node& node, const Value& range) {
  const bool filters = node.macro == Macro::filter || node.child_count == 3;
  const std::uint32_t size = range_size(range);
  const auto items = this->items(size);
  std::size_t count = 0;
  Value unknown;
  for (std::uint32_t i = 0; i < size; ++i) {
    set_locals(node, range, i);
    if (filters) {
      const Value holds = evaluate(child(node, 1));
      if (holds.kind == Kind::error) return holds;
      if (holds.kind == Kind::unknown) {
        unknown = merge_unknowns(unknown, holds);
        continue;
      }
      if (holds.kind != Kind::boolean) return not_bool(ast_.nodes[child(node, 1)], holds, macro_name(node.macro));
      if (!holds.b) continue;
    }
    const Value item = node.macro == Macro::filter ? locals_[node.slot].value : evaluate(child(node, filters ? 2 : 1));
    if (item.kind == Kind::error) return item;
    if (item.kind == Kind::unknown && node.macro != Macro::filter) {
      unknown = merge_unknowns(unknown, item);
      continue;
    }
    items[count++] = item;
  }
  if (unknown.kind == Kind::unknown) return unknown;
  return Value::of_list(items.first(count));
}

std::optional<Value> Evaluator::add_entry(MapBuilder& builder, const Value& key, const Value& value) {
  charge(2);
  if (!is_key(key.kind)) {
    return fail("a key is a bool, int, uint or string, this is " + std::string{type_name(key.kind)});
  }
  if (!builder.add(key, value)) return fail("the map has this key twice");
  return std::nullopt;
}

Value Evaluator::transform_map(const Node& node, const Value& range) {
  const bool filters = node.child_count == 3;
  const std::uint32_t size = range_size(range);
  MapBuilder builder(arena());
  Value unknown;
  for (std::uint32_t i = 0; i < size; ++i) {
    set_locals(node, range, i);
    if (filters) {
      const Value holds = evaluate(child(node, 1));
      if (holds.kind == Kind::error) return holds;
      if (holds.kind == Kind::unknown) {
        unknown = merge_unknowns(unknown, holds);
        continue;
      }
      if (holds.kind != Kind::boolean) return not_bool(ast_.nodes[child(node, 1)], holds, macro_name(node.macro));
      if (!holds.b) continue;
    }
    const Value result = evaluate(child(node, filters ? 2 : 1));
    if (result.kind == Kind::error) return result;
    if (result.kind == Kind::unknown) {
      unknown = merge_unknowns(unknown, result);
      continue;
    }
    at = &node;
    if (node.macro == Macro::transform_map) {
      if (const auto failure = add_entry(builder, locals_[node.slot].value, result)) return *failure;
      continue;
    }
    if (result.kind != Kind::map) {
      return fail("`transformMapEntry` needs a map of one entry, this is " + std::string{type_name(result.kind)});
    }
    const std::uint32_t entries = map_size(result);
    for (std::uint32_t entry = 0; entry < entries; ++entry) {
      const MapEntry made = map_entry(result, entry);
      if (const auto failure = add_entry(builder, made.key, made.value)) return *failure;
    }
  }
  if (unknown.kind == Kind::unknown) return unknown;
  return builder.finish();
}

Value Evaluator::sort_by(const Node& node, const Value& range) {
  if (!range.is(Kind::list)) {
    at = &node;
    return no_overload("sortBy", std::array{range});
  }
  const std::uint32_t size = list_size(range);
  const auto keys = items(size);
  bool usable = true;
  for (std::uint32_t i = 0; i < size; ++i) {
    set_locals(node, range, i);
    keys[i] = evaluate(child(node, 1));
    usable = usable && !keys[i].is_exceptional();
  }
  if (!usable) return *exceptional(keys);
  at = &node;
  for (const Value& key : keys) {
    if (!is_ordered(key.kind) || key.kind != keys[0].kind) {
      return fail("`sortBy` needs keys of one kind that has an order, these are " +
                  describe(kinds(keys[0].kind) | kinds(key.kind)));
    }
  }
  std::vector<std::uint32_t> places(size);
  std::iota(places.begin(), places.end(), 0U);
  std::ranges::stable_sort(
      places, [&](std::uint32_t a, std::uint32_t b) { return std::is_lt(*order(*this, keys[a], keys[b])); });
  const auto sorted = items(size);
  for (std::uint32_t i = 0; i < size; ++i) sorted[i] = list_item(range, places[i]);
  return Value::of_list(sorted);
}

Value Evaluator::optional_map(const Node& node, NodeId id) {
  const Value optional = evaluate(child(node, 0));
  if (optional.is_exceptional()) return optional;
  at = &node;
  if (optional.kind != Kind::optional) {
    return locate(fail("`" + std::string{macro_name(node.macro)} + "` needs an optional, this is " +
                       std::string{type_name(optional.kind)}),
                  child(node, 0), optional);
  }
  static_cast<void>(id);
  if (optional.items == nullptr) return optional;
  locals_[node.slot] = {.value = *optional.items, .source = child(node, 0), .index = kNone};
  const Value result = evaluate(child(node, 1));
  if (result.is_exceptional()) return result;
  if (node.macro == Macro::opt_map) return this->optional(result);
  if (result.kind == Kind::optional) return result;
  at = &node;
  return fail("`optFlatMap` needs an optional from its expression, this is " + std::string{type_name(result.kind)});
}

Value Evaluator::bind(const Node& node) {
  locals_[node.slot] = {.value = Value::absent(), .source = child(node, 0), .index = kNone};
  return evaluate(child(node, 1));
}

Value Evaluator::block(const Node& node) {
  for (std::uint32_t i = 0; i + 1 < node.child_count; ++i) {
    locals_[node.slot + i] = {.value = Value::absent(), .source = child(node, i), .index = kNone};
  }
  return evaluate(child(node, node.child_count - 1));
}

}  // namespace stageplot::policy::cel
