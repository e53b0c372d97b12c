// Lists: Kubernetes' library (isSorted, sum, min, max, indexOf, lastIndexOf, includes) and the lists extension (slice,
// flatten, range, distinct, reverse, sort). `sortBy` is a macro.
#include <algorithm>
#include <vector>

#include "policy/cel/compare.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/map.hpp"
#include "policy/cel/operators.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

constexpr std::int64_t kLongestRange = 10'000'000;

/// The items of a list where they can be ordered with each other; else the failure, or the unknown among them.
std::optional<Value> unordered(Context& context, std::string_view name, const Value& list) {
  const std::uint32_t size = list_size(list);
  for (std::uint32_t i = 0; i < size; ++i) {
    const Value item = list_item(list, i);
    if (item.kind == Kind::unknown) return item;
    const Value first = list_item(list, 0);
    if (!is_ordered(item.kind) || (item.kind != first.kind && !(item.is_number() && first.is_number()))) {
      return context.fail("`" + std::string{name} + "` needs items of one kind that has an order, these are " +
                          describe(kinds(first.kind) | kinds(item.kind)));
    }
  }
  return std::nullopt;
}

Value is_sorted(Context& context, Arguments arguments) {
  const Value& list = arguments[0];
  if (const auto failure = unordered(context, "isSorted", list)) return *failure;
  for (std::uint32_t i = 1; i < list_size(list); ++i) {
    if (std::is_gt(*order(context, list_item(list, i - 1), list_item(list, i)))) return Value::of(false);
  }
  return Value::of(true);
}

Value sum(Context& context, Arguments arguments) {
  const Value& list = arguments[0];
  if (list_size(list) == 0) return Value::of_integer(0);
  Value total = list_item(list, 0);
  constexpr Kinds kSummable = kNumbers | kinds(Kind::duration);
  if (total.kind == Kind::unknown) return total;
  if ((kinds(total.kind) & kSummable) == 0) return context.no_overload("sum", std::array{total});
  for (std::uint32_t i = 1; i < list_size(list); ++i) {
    const Value item = list_item(list, i);
    if (item.kind == Kind::unknown) return item;
    context.charge(1);
    total = binary_operator(context, Op::add, total, item);
    if (total.kind == Kind::error) return total;
  }
  return total;
}

Value extreme(Context& context, std::string_view name, const Value& list, bool greatest) {
  if (list_size(list) == 0) return context.fail("`" + std::string{name} + "` of an empty list");
  if (const auto failure = unordered(context, name, list)) return *failure;
  Value best = list_item(list, 0);
  for (std::uint32_t i = 1; i < list_size(list); ++i) {
    const Value item = list_item(list, i);
    const auto comparison = *order(context, best, item);
    if (greatest ? std::is_lt(comparison) : std::is_gt(comparison)) best = item;
  }
  return best;
}

Value min(Context& context, Arguments arguments) {
  return extreme(context, "min", arguments[0], false);
}

Value max(Context& context, Arguments arguments) {
  return extreme(context, "max", arguments[0], true);
}

Value index_of(Context& context, Arguments arguments) {
  const std::uint32_t size = list_size(arguments[0]);
  for (std::uint32_t i = 0; i < size; ++i) {
    if (equal(context, list_item(arguments[0], i), arguments[1]) == Equality::yes) return Value::of_integer(i);
  }
  return Value::of_integer(-1);
}

Value last_index_of(Context& context, Arguments arguments) {
  for (std::uint32_t i = list_size(arguments[0]); i > 0; --i) {
    if (equal(context, list_item(arguments[0], i - 1), arguments[1]) == Equality::yes) {
      return Value::of_integer(i - 1);
    }
  }
  return Value::of_integer(-1);
}

Value includes(Context& context, Arguments arguments) {
  return binary_operator(context, Op::in, arguments[1], arguments[0]);
}

Value slice(Context& context, Arguments arguments) {
  const std::int64_t begin = arguments[1].i;
  const std::int64_t end = arguments[2].i;
  const std::int64_t size = list_size(arguments[0]);
  if (begin < 0 || end < begin || end > size) {
    return context.fail("slice(" + std::to_string(begin) + ", " + std::to_string(end) + ") of a list of " +
                        std::to_string(size) + " items");
  }
  const auto items = context.items(static_cast<std::size_t>(end - begin));
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i] = list_item(arguments[0], static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(i));
  }
  return Value::of_list(items);
}

void flatten_into(Context& context, const Value& list, std::int64_t depth, std::uint32_t level,
                  std::vector<Value>& out) {
  for (std::uint32_t i = 0; i < list_size(list); ++i) {
    const Value item = list_item(list, i);
    context.charge(1);
    if (item.kind == Kind::list && depth > 0 && level < 200) {
      flatten_into(context, item, depth - 1, level + 1, out);
    } else {
      out.push_back(item);
    }
  }
}

Value flatten(Context& context, Arguments arguments) {
  const std::int64_t depth = arguments.size() > 1 ? arguments[1].i : 1;
  if (depth < 0) return context.fail("`flatten` of a negative depth");
  std::vector<Value> out;
  flatten_into(context, arguments[0], depth, 0, out);
  const auto items = context.items(out.size());
  std::ranges::copy(out, items.begin());
  return Value::of_list(items);
}

Value range(Context& context, Arguments arguments) {
  const std::int64_t count = std::max<std::int64_t>(arguments[0].i, 0);
  if (count > kLongestRange) return context.fail("`lists.range` of more than ten million numbers");
  const auto items = context.items(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = Value::of_integer(static_cast<std::int64_t>(i));
  return Value::of_list(items);
}

/// Scalars are found in a map of what is there already, so that only lists and maps are compared one by one.
Value distinct(Context& context, Arguments arguments) {
  const std::uint32_t size = list_size(arguments[0]);
  const auto items = context.items(size);
  std::size_t count = 0;
  MapBuilder seen(context.arena());
  std::vector<Value> others;
  for (std::uint32_t i = 0; i < size; ++i) {
    const Value item = list_item(arguments[0], i);
    if (item.kind == Kind::unknown) return item;
    bool fresh = true;
    if (const auto key = as_key(item)) {
      context.charge(1);
      fresh = seen.add(*key, Value::null());
    } else {
      for (const Value& other : others) {
        if (equal(context, other, item) == Equality::yes) fresh = false;
      }
      if (fresh) others.push_back(item);
    }
    if (fresh) items[count++] = item;
  }
  return Value::of_list(items.first(count));
}

Value reverse(Context& context, Arguments arguments) {
  const std::uint32_t size = list_size(arguments[0]);
  const auto items = context.items(size);
  for (std::uint32_t i = 0; i < size; ++i) items[i] = list_item(arguments[0], size - 1 - i);
  return Value::of_list(items);
}

Value sort(Context& context, Arguments arguments) {
  const Value& list = arguments[0];
  const std::uint32_t size = list_size(list);
  if (const auto failure = unordered(context, "sort", list)) return *failure;
  const auto items = context.items(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    items[i] = list_item(list, i);
    if (items[i].kind != items[0].kind) return context.no_overload("sort", std::array{items[0], items[i]});
  }
  std::ranges::stable_sort(items, [&](const Value& a, const Value& b) { return std::is_lt(*order(context, a, b)); });
  return Value::of_list(items);
}

constexpr Kinds kList = kinds(Kind::list);
constexpr Kinds kInt = kinds(Kind::integer);
constexpr Kinds kBool = kinds(Kind::boolean);

constexpr std::array kFunctions = {
    Overload{"isSorted", Style::member, {kList}, kBool, is_sorted},
    Overload{"sum", Style::member, {kList}, kNumbers | kinds(Kind::duration), sum},
    Overload{"min", Style::member, {kList}, kAny, min},
    Overload{"max", Style::member, {kList}, kAny, max},
    Overload{"indexOf", Style::member, {kList, kAny}, kInt, index_of},
    Overload{"lastIndexOf", Style::member, {kList, kAny}, kInt, last_index_of},
    Overload{"includes", Style::member, {kList, kAny}, kBool, includes},
    Overload{"slice", Style::member, {kList, kInt, kInt}, kList, slice},
    Overload{"flatten", Style::member, {kList}, kList, flatten},
    Overload{"flatten", Style::member, {kList, kInt}, kList, flatten},
    Overload{"lists.range", Style::global, {kInt}, kList, range},
    Overload{"distinct", Style::member, {kList}, kList, distinct},
    Overload{"reverse", Style::member, {kList}, kList, reverse},
    Overload{"sort", Style::member, {kList}, kList, sort},
};

}  // namespace

std::span<const Overload> list_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
