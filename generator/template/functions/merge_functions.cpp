// merge and mergeOverwrite, by the rules of mergo, and deepCopy. The destination is changed itself,
// and maps that it takes over from a source are shared with it: charts see both.
#include "document/map.hpp"
#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/parameter_lists.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Map;
using document::Member;
using document::Value;
using Arguments = std::span<const Value>;

enum class Precedence { destination, source };

/// Of a map[string]string.
[[noreturn]] void refuse_member(std::string_view type) {
  throw FunctionError("reflect.Value.SetMapIndex: value of type " + std::string{type} +
                      " is not assignable to type string");
}

/// merge: what the destination lacks or has empty comes from the source, nil excepted. mergeOverwrite: the source's
/// values win, empty ones and nil too. Maps on both sides are merged.
void merge_into(Runtime& runtime, const Value& into, const Value& from, Precedence precedence, int depth) {
  if (depth > kDeepestValue) throw FunctionError("the maps are nested too deep to be merged");
  Map& destination = *into.m;
  const Map& source = from.map();
  if (&destination == &source) return;
  const bool fits = into.type != document::TypeId::go_string_map || from.type == document::TypeId::go_string_map;
  for (const Member& member : source.members()) {
    const bool overwrite = precedence == Precedence::source;
    if (member.value.is_nil() && !overwrite) continue;
    if (!fits && member.value.is_list()) refuse_member(go_type_name(member.value));
    const Member* found = document::find(destination, member.key->view());
    const Value present = found == nullptr ? Value() : found->value;
    if (present.is_map() && member.value.is_map()) {
      merge_into(runtime, present, member.value, precedence, depth + 1);
      if (!is_empty(present)) continue;
    }
    if (member.value.is_map() && !is_empty(present) && !runtime.libraries.maps_replace_values) continue;
    if (overwrite || is_empty(present)) {
      if (!fits) refuse_member("interface {}");
      document::set(runtime.arena, destination, member.key, member.value, member.key_origin);
    }
  }
}

Value merge_all(Runtime& runtime, Arguments arguments, Precedence precedence) {
  Value destination = arguments[0];
  for (const Value& source : arguments.subspan(1)) {
    if (destination.type == document::TypeId::go_nil_map && source.type != document::TypeId::go_nil_map) {
      destination = Value::of(runtime.arena.map(), runtime.origin);
    }
    merge_into(runtime, destination, source, precedence, 0);
  }
  return destination;
}

Value merge(Runtime& runtime, Arguments arguments) {
  return merge_all(runtime, arguments, Precedence::destination);
}

Value merge_overwrite(Runtime& runtime, Arguments arguments) {
  return merge_all(runtime, arguments, Precedence::source);
}

/// Copies maps and lists all the way down, each occurrence by itself.
Value copy_tree(Runtime& runtime, const Value& value, int depth) {
  if (depth > kDeepestValue) throw FunctionError("the value is nested too deep to be copied");
  Value copy = value;
  if (value.is_list()) {
    copy.l = runtime.arena.list(value.items());
    for (std::uint32_t i = 0; i < copy.l->size; ++i) {
      copy.l->data[i] = copy_tree(runtime, copy.l->data[i], depth + 1);
    }
  } else if (value.is_map()) {
    copy.m = runtime.arena.map(value.m->size);
    for (const Member& member : value.map().members()) {
      copy.m->data[copy.m->size++] = {
          .key = member.key, .value = copy_tree(runtime, member.value, depth + 1), .key_origin = member.key_origin};
    }
  }
  return copy;
}

Value deep_copy(Runtime& runtime, Arguments arguments) {
  if (arguments[0].is_nil()) throw FunctionError("reflect: call of reflect.Value.Type on zero Value");
  return copy_tree(runtime, arguments[0], 0);
}

constexpr Function kFunctions[] = {
    {.name = "deepCopy",
     .parameters = takes::kAny,
     .call = deep_copy,
     .help = "a copy of the whole tree, to be changed without changing the original",
     .example = R"({{ $a := dict "x" 1 }}{{ $b := deepCopy $a }}{{ $_ := set $b "x" 2 }}{{ $a.x }})",
     .result = "1",
     .use = ArgumentUse::passed_on},
    {.name = "merge",
     .parameters = takes::kMapMaps,
     .variadic = true,
     .call = merge,
     .help = "fills what the first map lacks or has empty from the others, in the map itself, and gives it",
     .example = R"({{ merge (dict "a" 1) (dict "a" 2 "b" 3) }})",
     .result = "map[a:1 b:3]",
     .use = ArgumentUse::passed_on},
    {.name = "mergeOverwrite",
     .parameters = takes::kMapMaps,
     .variadic = true,
     .call = merge_overwrite,
     .help = "puts the values of the other maps into the first, the last one winning, and gives it",
     .example = R"({{ mergeOverwrite (dict "a" 1) (dict "a" 2 "b" 3) }})",
     .result = "map[a:2 b:3]",
     .use = ArgumentUse::passed_on},
};

}  // namespace

Family merge_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
