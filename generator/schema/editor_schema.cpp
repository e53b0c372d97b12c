#include "schema/editor_schema.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "document/map.hpp"
#include "schema/keywords.hpp"

namespace stageplot::schema {
namespace {

using document::Arena;
using document::Member;
using document::Value;

constexpr int kMostDepth = 200;
constexpr std::string_view kMarkName = "stageplotMark";
constexpr std::string_view kMarkReference = "#/$defs/stageplotMark";

/// What editors show of a place, and therefore stays outside the alternatives.
bool is_shown(std::string_view keyword) {
  return keyword == "title" || keyword == "description" || keyword == "default" || keyword == "examples" ||
         keyword == "deprecated" || keyword == "x-model-only";
}

/// What a layer alone can't fulfil or what means something else on a part of the value.
bool is_about_the_whole(std::string_view keyword) {
  return keyword == "required" || keyword == "dependentRequired" || keyword == "dependentSchemas" ||
         keyword == "minProperties" || keyword == "if" || keyword == "then" || keyword == "else" || keyword == "$id";
}

class Relax {
 public:
  Relax(const Value& root, Arena& arena) : root_(root), arena_(arena) {}

  Value run() {
    Value result = schema(root_, 0);
    if (!result.is_map()) return result;
    const Value* defs = document::find(result, "$defs");
    std::vector<Member> members;
    if (defs != nullptr && defs->is_map()) {
      members.assign(defs->map().members().begin(), defs->map().members().end());
    }
    members.push_back(member(kMarkName, mark()));
    document::set(arena_, *result.m, text("$defs"), map(members));
    return result;
  }

 private:
  const document::String* text(std::string_view content) { return arena_.copy(content); }
  Value string(std::string_view content) { return Value::of(text(content)); }
  Member member(std::string_view key, Value value) { return {.key = text(key), .value = value}; }
  Value map(std::vector<Member> members) { return Value::of(document::make_map(arena_, members)); }
  Value list(const std::vector<Value>& items) { return Value::of(arena_.list(items)); }

  /// null removes a key; a reference is resolved later; editors see `!assumed` and `!deploy` as their maps and
  /// `!unknown` as its reason, which is a sentence and so has a space.
  Value mark() {
    const Value any = Value::of(true);
    const Value plain_text = map({member("type", string("string"))});
    const auto closed_map = [&](std::string_view description, std::vector<Value> required, std::vector<Member> keys) {
      return map({member("type", string("object")), member("description", string(description)),
                  member("required", list(required)), member("properties", map(std::move(keys))),
                  member("additionalProperties", Value::of(false))});
    };
    return map({member(
        "anyOf", list({map({member("type", string("null"))}),
                       map({member("type", string("string")), member("pattern", string("\\$\\{|\\s"))}),
                       closed_map("`!assumed`: a value that no source confirms.", {string("value"), string("reason")},
                                  {member("value", any), member("reason", plain_text)}),
                       closed_map("`!deploy`: a value that the pipeline supplies.", {string("name")},
                                  {member("name", plain_text), member("as", plain_text), member("example", any)})}))});
  }

  /// A schema of a place of the value: itself, or a mark.
  Value place(const Value& written, int depth) {
    if (!written.is_map()) return written;
    std::vector<Member> outer;
    std::vector<Member> inner;
    const Value relaxed = schema(written, depth);
    for (const Member& each : relaxed.map().members()) {
      (is_shown(each.key->view()) ? outer : inner).push_back(each);
    }
    if (inner.empty()) return relaxed;
    const Value mark_reference = map({member("$ref", string(kMarkReference))});
    outer.push_back(member("anyOf", list({map(std::move(inner)), mark_reference})));
    return map(std::move(outer));
  }

  /// The same keywords, relaxed, at the same place of the value.
  Value schema(const Value& written, int depth) {
    if (!written.is_map() || depth > kMostDepth) return written;
    std::vector<Member> members;
    std::vector<Value> conditional;
    for (const Member& each : written.map().members()) {
      const std::string_view name = each.key->view();
      if (name == "then" || name == "else") conditional.push_back(schema(each.value, depth + 1));
      if (is_about_the_whole(name)) continue;
      // With nothing required more than one branch can hold.
      Member relaxed = each;
      if (name == "oneOf" && document::find(written, "anyOf") == nullptr) relaxed.key = text("anyOf");
      if (name == "oneOf" && document::find(written, "anyOf") != nullptr) continue;
      relaxed.value = keyword(name, each.value, depth);
      if (relaxed.key->view() == "anyOf" && allows_everything(relaxed.value)) continue;
      members.push_back(relaxed);
    }
    if (!conditional.empty()) add_conditional(written, conditional, members, depth);
    allow_notes(written, members);
    return map(std::move(members));
  }

  /// Branches that differed in what they require alone.
  static bool allows_everything(const Value& branches) {
    if (!branches.is_list()) return false;
    const auto is_empty = [](const Value& branch) { return branch.is_map() && branch.m->size == 0; };
    return std::any_of(branches.items().begin(), branches.items().end(), is_empty);
  }

  Value keyword(std::string_view name, const Value& value, int depth) {
    const KeywordInfo* known = find_keyword(name, Draft::draft2020_12);
    if (name == "$ref" && value.is_string()) return string(reference(value.text()));
    // Conditions on the value or on its keys are about what is written, not about what may be left out.
    if (known == nullptr || known->holds == Holds::nothing || name == "not" || name == "propertyNames" ||
        name == "contains") {
      return value;
    }
    const bool same_place =
        name == "allOf" || name == "anyOf" || name == "oneOf" || name == "$defs" || name == "definitions";
    const auto relaxed = [&](const Value& each) {
      return same_place ? schema(each, depth + 1) : place(each, depth + 1);
    };
    if (value.is_list()) {
      std::vector<Value> items;
      for (const Value& item : value.items()) items.push_back(relaxed(item));
      return list(items);
    }
    if (value.is_map() && (known->holds == Holds::schema_map || known->holds == Holds::schema_map_or_strings)) {
      std::vector<Member> members(value.map().members().begin(), value.map().members().end());
      for (Member& each : members) each.value = relaxed(each.value);
      return map(std::move(members));
    }
    return relaxed(value);
  }

  /// `then` and `else` stay as possibilities, for the keys that they alone name.
  void add_conditional(const Value& written, std::vector<Value> branches, std::vector<Member>& members, int depth) {
    branches.push_back(Value::of(true));
    const Value possibility = map({member("anyOf", list(branches))});
    const Value* all = document::find(written, "allOf");
    std::vector<Value> items;
    if (all != nullptr && all->is_list()) {
      const Value relaxed = keyword("allOf", *all, depth);
      items.assign(relaxed.items().begin(), relaxed.items().end());
    }
    items.push_back(possibility);
    // make_map keeps the last of two members with one key.
    members.push_back(member("allOf", list(items)));
  }

  /// Keys that begin with `x-` are notes wherever keys are closed.
  void allow_notes(const Value& written, std::vector<Member>& members) {
    bool closed = false;
    for (const std::string_view name : {"additionalProperties", "unevaluatedProperties"}) {
      const Value* value = document::find(written, name);
      closed = closed || (value != nullptr && value->is(document::Kind::boolean) && !value->b);
    }
    if (!closed) return;
    const Value* patterns = document::find(written, "patternProperties");
    if (patterns != nullptr && document::find(*patterns, "^x-") != nullptr) return;
    for (Member& each : members) {
      if (each.key->view() != "patternProperties" || !each.value.is_map()) continue;
      document::set(arena_, *each.value.m, text("^x-"), Value::of(true));
      return;
    }
    members.push_back(member("patternProperties", map({member("^x-", Value::of(true))})));
  }

  /// A local reference into a place that has become an alternative goes one level deeper there.
  std::string reference(std::string_view target) {
    if (target.substr(0, 2) != "#/") return std::string(target);
    std::string out = "#";
    const Value* current = &root_;
    bool in_place = false;  // whether `current` is the schema of a place, now inside anyOf/0
    std::string_view rest = target.substr(1);
    std::string_view holder;
    while (!rest.empty() && current != nullptr) {
      const std::size_t slash = rest.find('/', 1);
      const std::string_view token = rest.substr(1, slash == std::string_view::npos ? slash : slash - 1);
      rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash);
      if (in_place) out += "/anyOf/0";
      out.append("/").append(token);
      const KeywordInfo* known = holder.empty() ? find_keyword(token, Draft::draft2020_12) : nullptr;
      in_place = false;
      if (holder.empty() && known != nullptr && known->holds == Holds::schema) {
        in_place = token == "items" || token == "additionalProperties" || token == "unevaluatedProperties";
      } else if (holder.empty() && known != nullptr && known->holds != Holds::nothing) {
        holder = token;
      } else {
        in_place = holder == "properties" || holder == "patternProperties" || holder == "prefixItems";
        holder = {};
      }
      current = step(*current, token);
      in_place = in_place && current != nullptr && current->is_map();
    }
    return out;
  }

  static const Value* step(const Value& value, std::string_view token) {
    if (!value.is_list()) return document::find(value, token);
    std::size_t index = 0;
    std::from_chars(token.data(), token.data() + token.size(), index);
    return index < value.items().size() ? &value.items()[index] : nullptr;
  }

  const Value& root_;
  Arena& arena_;
};

}  // namespace

Value editor_schema(const Value& schema, Arena& arena) {
  return Relax(schema, arena).run();
}

}  // namespace stageplot::schema
