// Lists: made, lengthened and cut. All give new lists; the argument stays as it is.
#include <algorithm>
#include <vector>

#include "template/functions/cast.hpp"
#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/list_items.hpp"
#include "template/functions/parameter_lists.hpp"

namespace stageplot::gotemplate {
namespace {

using document::TypeId;
using document::Value;
using Arguments = std::span<const Value>;

Value list(Runtime& runtime, Arguments arguments) {
  return make_list(runtime, arguments);
}

Value append(Runtime& runtime, Arguments arguments) {
  const std::span<const Value> items = require_items(runtime, arguments[0], "Cannot push on");
  document::List* result = runtime.arena.list(items.size() + 1);
  std::copy(items.begin(), items.end(), result->data);
  result->data[items.size()] = arguments[1];
  return Value::of(result, runtime.origin);
}

Value prepend(Runtime& runtime, Arguments arguments) {
  const std::span<const Value> items = require_items(runtime, arguments[0], "Cannot prepend on");
  document::List* result = runtime.arena.list(items.size() + 1);
  result->data[0] = arguments[1];
  std::copy(items.begin(), items.end(), result->data + 1);
  return Value::of(result, runtime.origin);
}

Value concat(Runtime& runtime, Arguments arguments) {
  std::vector<Value> items;
  for (const Value& argument : arguments) {
    if (!argument.is_list() && !argument.is(document::Kind::bytes) && !argument.is_nil()) {
      throw FunctionError("Cannot concat type " + std::string(go_kind_name(argument)) + " as list");
    }
    const std::span<const Value> more = require_items(runtime, argument, "");
    items.insert(items.end(), more.begin(), more.end());
  }
  return items.empty() ? make_nil_list(runtime) : make_list(runtime, items);
}

Value first(Runtime& runtime, Arguments arguments) {
  const std::span<const Value> items = require_items(runtime, arguments[0], "Cannot find first on");
  return items.empty() ? Value::nothing(runtime.origin) : items.front();
}

Value last(Runtime& runtime, Arguments arguments) {
  const std::span<const Value> items = require_items(runtime, arguments[0], "Cannot find last on");
  return items.empty() ? Value::nothing(runtime.origin) : items.back();
}

Value rest(Runtime& runtime, Arguments arguments) {
  const std::span<const Value> items = require_items(runtime, arguments[0], "Cannot find rest on");
  return items.empty() ? make_nil_list(runtime) : make_list(runtime, items.subspan(1));
}

Value initial(Runtime& runtime, Arguments arguments) {
  const std::span<const Value> items = require_items(runtime, arguments[0], "Cannot find initial on");
  return items.empty() ? make_nil_list(runtime) : make_list(runtime, items.first(items.size() - 1));
}

Value reverse(Runtime& runtime, Arguments arguments) {
  const std::span<const Value> items = require_items(runtime, arguments[0], "Cannot find reverse on");
  document::List* result = runtime.arena.list(items.size());
  std::reverse_copy(items.begin(), items.end(), result->data);
  return Value::of(result, runtime.origin);
}

/// Pieces of so many items, the last one shorter.
Value chunk(Runtime& runtime, Arguments arguments) {
  const std::int64_t size = arguments[0].i;
  const std::span<const Value> items = require_items(runtime, arguments[1], "Cannot chunk");
  if (size <= 0) throw FunctionError("runtime error: makeslice: len out of range");
  std::vector<Value> chunks;
  for (std::size_t begin = 0; begin < items.size();) {
    const std::size_t length = std::min(items.size() - begin, static_cast<std::size_t>(size));
    chunks.push_back(make_list(runtime, items.subspan(begin, length)));
    begin += length;
  }
  Value result = make_list(runtime, chunks);
  result.type = TypeId::go_list_list;
  return result;
}

/// Keeps the list's exact type; an empty list gives nil whatever the bounds.
Value slice(Runtime& runtime, Arguments arguments) {
  const bool bytes = arguments[0].is(document::Kind::bytes);
  if (!arguments[0].is_list() && !bytes && !arguments[0].is_nil()) {
    throw FunctionError("list should be type of slice or array but " + std::string(go_kind_name(arguments[0])));
  }
  const std::span<const Value> items = require_items(runtime, arguments[0], "");
  if (items.empty()) return Value::nothing(runtime.origin);
  const auto size = static_cast<std::int64_t>(items.size());
  const std::int64_t begin = arguments.size() > 1 ? cast_to_integer(arguments[1], runtime.libraries) : 0;
  const std::int64_t end = arguments.size() > 2 ? cast_to_integer(arguments[2], runtime.libraries) : size;
  if (begin < 0 || end < begin || end > size) throw FunctionError("reflect.Value.Slice: slice index out of bounds");
  if (bytes) {
    const std::string_view part =
        arguments[0].text().substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    Value result = Value::of(runtime.arena.copy(part), runtime.origin);
    result.kind = document::Kind::bytes;
    return result;
  }
  Value result =
      make_list(runtime, items.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
  result.type = arguments[0].type;
  return result;
}

constexpr Function kFunctions[] = {
    {.name = "append",
     .parameters = takes::kAnyAny,
     .call = append,
     .help = "a new list with the item behind the others",
     .example = "{{ append (list 1 2) 3 }}",
     .result = "[1 2 3]",
     .use = ArgumentUse::passed_on},
    {.name = "chunk",
     .parameters = takes::kIntAny,
     .call = chunk,
     .help = "the list cut into lists of so many items",
     .example = "{{ chunk 2 (list 1 2 3) }}",
     .result = "[[1 2] [3]]",
     .use = ArgumentUse::passed_on},
    {.name = "concat",
     .parameters = takes::kAny,
     .variadic = true,
     .call = concat,
     .help = "one list of the items of all lists",
     .example = "{{ concat (list 1) (list 2 3) }}",
     .result = "[1 2 3]",
     .use = ArgumentUse::passed_on},
    {.name = "first",
     .parameters = takes::kAny,
     .call = first,
     .help = "the first item, nil where there is none",
     .example = "{{ first (list 1 2) }}",
     .result = "1",
     .use = ArgumentUse::passed_on},
    {.name = "initial",
     .parameters = takes::kAny,
     .call = initial,
     .help = "all items but the last",
     .example = "{{ initial (list 1 2 3) }}",
     .result = "[1 2]",
     .use = ArgumentUse::passed_on},
    {.name = "last",
     .parameters = takes::kAny,
     .call = last,
     .help = "the last item, nil where there is none",
     .example = "{{ last (list 1 2) }}",
     .result = "2",
     .use = ArgumentUse::passed_on},
    {.name = "list",
     .parameters = takes::kAny,
     .variadic = true,
     .call = list,
     .help = "a list of the arguments",
     .example = R"({{ list 1 "a" true }})",
     .result = "[1 a true]",
     .use = ArgumentUse::passed_on},
    {.name = "prepend",
     .parameters = takes::kAnyAny,
     .call = prepend,
     .help = "a new list with the item before the others",
     .example = "{{ prepend (list 2 3) 1 }}",
     .result = "[1 2 3]",
     .use = ArgumentUse::passed_on},
    {.name = "rest",
     .parameters = takes::kAny,
     .call = rest,
     .help = "all items but the first",
     .example = "{{ rest (list 1 2 3) }}",
     .result = "[2 3]",
     .use = ArgumentUse::passed_on},
    {.name = "reverse",
     .parameters = takes::kAny,
     .call = reverse,
     .help = "the items from the last to the first",
     .example = "{{ reverse (list 1 2 3) }}",
     .result = "[3 2 1]",
     .use = ArgumentUse::passed_on},
    {.name = "slice",
     .parameters = takes::kAnyAny,
     .variadic = true,
     .call = slice,
     .help = "the items from the first index up to, not including, the second",
     .example = "{{ slice (list 1 2 3) 1 3 }}",
     .result = "[2 3]",
     .use = ArgumentUse::passed_on},
};

}  // namespace

Family list_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
