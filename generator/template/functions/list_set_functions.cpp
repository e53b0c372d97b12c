// Lists as sets: items are compared as reflect.DeepEqual does, so that int 1 and float64 1 differ.
#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/list_items.hpp"
#include "template/functions/parameter_lists.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

/// Items seen so far. Strings, the usual case, are looked up in a hash; anything else is compared one by one.
class Seen {
 public:
  explicit Seen(const Runtime& runtime) : runtime_(runtime) {}

  void add(const Value& marked) {
    const Value item = runtime_.settle(marked);
    if (item.is_string()) {
      strings_.insert(item.text());
    } else {
      others_.push_back(item);
    }
  }
  [[nodiscard]] bool contains(const Value& marked) const {
    const Value item = runtime_.settle(marked);
    if (item.is_string()) return strings_.count(item.text()) > 0;
    return std::any_of(others_.begin(), others_.end(),
                       [this, &item](const Value& other) { return deep_equal(runtime_, item, other); });
  }

 private:
  const Runtime& runtime_;
  std::unordered_set<std::string_view> strings_;
  std::vector<Value> others_;
};

Value has(Runtime& runtime, Arguments arguments) {
  if (arguments[1].is_nil()) return Value::of(false, runtime.origin);
  for (const Value& item : require_items(runtime, arguments[1], "Cannot find has on")) {
    if (deep_equal(runtime, arguments[0], item)) return Value::of(true, runtime.origin);
  }
  return Value::of(false, runtime.origin);
}

Value compact(Runtime& runtime, Arguments arguments) {
  std::vector<Value> kept;
  for (const Value& item : require_items(runtime, arguments[0], "Cannot compact on")) {
    if (!is_empty(runtime.settle(item))) kept.push_back(item);
  }
  return make_list(runtime, kept);
}

Value uniq(Runtime& runtime, Arguments arguments) {
  std::vector<Value> kept;
  Seen seen(runtime);
  for (const Value& item : require_items(runtime, arguments[0], "Cannot find uniq on")) {
    if (seen.contains(item)) continue;
    seen.add(item);
    kept.push_back(item);
  }
  return make_list(runtime, kept);
}

Value without(Runtime& runtime, Arguments arguments) {
  const std::span<const Value> items = require_items(runtime, arguments[0], "Cannot find without on");
  Seen unwanted(runtime);
  for (const Value& argument : arguments.subspan(1)) unwanted.add(argument);
  std::vector<Value> kept;
  for (const Value& item : items) {
    if (!unwanted.contains(item)) kept.push_back(item);
  }
  return make_list(runtime, kept);
}

constexpr Function kFunctions[] = {
    {.name = "compact",
     .parameters = takes::kAny,
     .call = compact,
     .help = "the items that are not empty",
     .example = R"({{ compact (list 1 "" nil 2) }})",
     .result = "[1 2]"},
    {.name = "has",
     .parameters = takes::kAnyAny,
     .call = has,
     .help = "whether the list has the item; types must match exactly (int 1 is not float64 1)",
     .example = R"({{ list "a" "b" | has "b" }})",
     .result = "true"},
    {.name = "uniq",
     .parameters = takes::kAny,
     .call = uniq,
     .help = "the items, each once, in their order",
     .example = R"({{ uniq (list "b" "a" "b") }})",
     .result = "[b a]"},
    {.name = "without",
     .parameters = takes::kAnyAny,
     .variadic = true,
     .call = without,
     .help = "the items of the list other than the further arguments",
     .example = R"({{ without (list 1 2 3) 2 }})",
     .result = "[1 3]"},
};

}  // namespace

Family list_set_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
