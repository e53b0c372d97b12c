// Maps. As in Go they are references: set and unset change the map itself, wherever else it is used.
#include <algorithm>
#include <vector>

#include "document/map.hpp"
#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/list_items.hpp"
#include "template/functions/parameter_lists.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Member;
using document::Value;
using Arguments = std::span<const Value>;

const document::String* key_of(Runtime& runtime, const Value& key) {
  return key.is_string() ? key.s : runtime.arena.copy(go_text(runtime, key));
}

/// An odd last key gets the empty text.
Value dict(Runtime& runtime, Arguments arguments) {
  std::vector<Member> members;
  members.reserve(arguments.size() / 2 + 1);
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    const Value value = i + 1 < arguments.size() ? arguments[i + 1] : make_text(runtime, "");
    members.push_back({.key = key_of(runtime, arguments[i]), .value = value, .key_origin = arguments[i].origin});
  }
  return Value::of(document::make_map(runtime.arena, members), runtime.origin);
}

Value get(Runtime& runtime, Arguments arguments) {
  const Member* member = document::find(arguments[0].map(), arguments[1].text());
  return member == nullptr ? make_text(runtime, "") : member->value;
}

Value set(Runtime& runtime, Arguments arguments) {
  if (arguments[0].type == document::TypeId::go_nil_map) throw FunctionError("assignment to entry in nil map");
  document::set(runtime.arena, *arguments[0].m, arguments[1].s, arguments[2], arguments[1].origin);
  return arguments[0];
}

Value unset(Runtime& runtime, Arguments arguments) {
  document::erase(runtime.arena, *arguments[0].m, arguments[1].text());
  return arguments[0];
}

Value has_key(Runtime& runtime, Arguments arguments) {
  return Value::of(document::find(arguments[0].map(), arguments[1].text()) != nullptr, runtime.origin);
}

Value pluck(Runtime& runtime, Arguments arguments) {
  std::vector<Value> found;
  for (const Value& map : arguments.subspan(1)) {
    if (const Member* member = document::find(map.map(), arguments[0].text()); member != nullptr) {
      found.push_back(member->value);
    }
  }
  return make_list(runtime, found);
}

/// Go gives them in random order; here each map's are sorted.
Value keys(Runtime& runtime, Arguments arguments) {
  std::vector<Value> names;
  for (const Value& map : arguments) {
    for (const Member& member : map.map().members()) names.push_back(Value::of(member.key, member.key_origin));
  }
  return make_string_list(runtime, names);
}

Value values(Runtime& runtime, Arguments arguments) {
  std::vector<Value> found;
  for (const Member& member : arguments[0].map().members()) found.push_back(member.value);
  return make_list(runtime, found);
}

Value pick(Runtime& runtime, Arguments arguments) {
  std::vector<Member> members;
  for (const Value& key : arguments.subspan(1)) {
    const Member* member = document::find(arguments[0].map(), key.text());
    if (member != nullptr) members.push_back(*member);
  }
  return Value::of(document::make_map(runtime.arena, members), runtime.origin);
}

Value omit(Runtime& runtime, Arguments arguments) {
  std::vector<std::string_view> unwanted;
  for (const Value& key : arguments.subspan(1)) unwanted.push_back(key.text());
  std::sort(unwanted.begin(), unwanted.end());
  const std::span<const Member> members = arguments[0].map().members();
  document::Map* result = runtime.arena.map(members.size());
  for (const Member& member : members) {
    if (!std::binary_search(unwanted.begin(), unwanted.end(), member.key->view())) {
      result->data[result->size++] = member;
    }
  }
  return Value::of(result, runtime.origin);
}

[[noreturn]] void wrong_type(const Runtime& runtime, const Value& value, std::string_view wanted) {
  const std::string_view found = value.is_nil() ? "nil" : go_type_name(runtime, value);
  throw FunctionError("interface conversion: interface {} is " + std::string(found) + ", not " + std::string(wanted));
}

bool is_plain_map(const Value& value) {
  return value.is_map() && go_type_name(value) == "map[string]interface {}";
}

/// dig KEY… DEFAULT MAP: a missing key gives the default, a value on the way that is no map is an error.
Value dig(Runtime& runtime, Arguments arguments) {
  if (arguments.size() < 3) throw FunctionError("dig needs at least three arguments");
  Value current = arguments.back();
  if (!is_plain_map(current)) wrong_type(runtime, current, "map[string]interface {}");
  const Arguments path = arguments.first(arguments.size() - 2);
  for (const Value& key : path) {
    if (!key.is_string()) wrong_type(runtime, key, "string");
  }
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Member* member = document::find(current.map(), path[i].text());
    if (member == nullptr) return arguments[arguments.size() - 2];
    current = member->value;
    if (i + 1 == path.size()) break;
    current = runtime.settle(current);
    if (!is_plain_map(current)) wrong_type(runtime, current, "map[string]interface {}");
  }
  return current;
}

constexpr Function kFunctions[] = {
    {.name = "dict",
     .parameters = takes::kAny,
     .variadic = true,
     .call = dict,
     .help = "a map of the arguments, key and value in turn",
     .example = R"({{ dict "a" 1 "b" 2 }})",
     .result = "map[a:1 b:2]",
     .use = ArgumentUse::passed_on},
    {.name = "dig",
     .parameters = takes::kAny,
     .variadic = true,
     .call = dig,
     .help = "the value under the keys in a map of maps: KEY… DEFAULT MAP; the default where a key is missing",
     .example = R"({{ dict "a" (dict "b" 1) | dig "a" "c" "none" }})",
     .result = "none",
     .use = ArgumentUse::passed_on},
    {.name = "get",
     .parameters = takes::kMapString,
     .call = get,
     .help = "the value under the key, \"\" where it is missing",
     .example = R"({{ get (dict "a" 1) "a" }})",
     .result = "1",
     .use = ArgumentUse::passed_on},
    {.name = "hasKey",
     .parameters = takes::kMapString,
     .call = has_key,
     .help = "whether the map has the key",
     .example = R"({{ hasKey (dict "a" nil) "a" }})",
     .result = "true",
     .use = ArgumentUse::presence},
    {.name = "keys",
     .parameters = takes::kMap,
     .variadic = true,
     .call = keys,
     .help = "the keys of the maps, each map's sorted",
     .example = R"({{ keys (dict "b" 1 "a" 2) }})",
     .result = "[a b]",
     .use = ArgumentUse::passed_on},
    {.name = "omit",
     .parameters = takes::kMapString,
     .variadic = true,
     .call = omit,
     .help = "a new map without the keys",
     .example = R"({{ omit (dict "a" 1 "b" 2) "a" }})",
     .result = "map[b:2]",
     .use = ArgumentUse::passed_on},
    {.name = "pick",
     .parameters = takes::kMapString,
     .variadic = true,
     .call = pick,
     .help = "a new map of these keys alone",
     .example = R"({{ pick (dict "a" 1 "b" 2) "a" "c" }})",
     .result = "map[a:1]",
     .use = ArgumentUse::passed_on},
    {.name = "pluck",
     .parameters = takes::kStringMaps,
     .variadic = true,
     .call = pluck,
     .help = "the list of the values that the maps have under the key",
     .example = R"({{ pluck "a" (dict "a" 1) (dict "b" 2) (dict "a" 3) }})",
     .result = "[1 3]",
     .use = ArgumentUse::passed_on},
    {.name = "set",
     .parameters = takes::kMapStringAny,
     .call = set,
     .help = "puts the value under the key into the map itself, and gives the map",
     .example = R"({{ set (dict "a" 1) "b" 2 }})",
     .result = "map[a:1 b:2]",
     .use = ArgumentUse::passed_on},
    {.name = "unset",
     .parameters = takes::kMapString,
     .call = unset,
     .help = "takes the key out of the map itself, and gives the map",
     .example = R"({{ unset (dict "a" 1 "b" 2) "a" }})",
     .result = "map[b:2]",
     .use = ArgumentUse::passed_on},
    {.name = "values",
     .parameters = takes::kMap,
     .call = values,
     .help = "the values of the map in the order of its keys",
     .example = R"({{ values (dict "b" 1 "a" 2) }})",
     .result = "[2 1]",
     .use = ArgumentUse::passed_on},
};

}  // namespace

Family dict_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
