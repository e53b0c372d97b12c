#include "drift/terraform/embedded.hpp"

#include <string>
#include <vector>

#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "text/base64.hpp"
#include "text/utf8.hpp"

namespace stageplot::drift {
namespace {

using document::Kind;
using document::Value;

constexpr std::string_view kCloudConfig = "#cloud-config";

/// Where IAM takes one value for a list of one.
bool takes_one(std::string_view key) {
  return key == "Action" || key == "NotAction" || key == "Resource" || key == "NotResource" || key == "Statement" ||
         key == "AWS" || key == "Service" || key == "Federated" || key == "CanonicalUser";
}

/// Below `Condition` each operator has keys with one value or several.
Value listed(const Value& value, document::Arena& arena, bool in_condition) {
  if (value.is_list()) {
    std::vector<Value> items;
    for (const Value& item : value.items()) items.push_back(listed(item, arena, false));
    return Value::of(arena.list(items), value.origin);
  }
  if (!value.is_map()) return value;
  std::vector<document::Member> members{value.map().members().begin(), value.map().members().end()};
  for (document::Member& member : members) {
    const std::string_view key = member.key->view();
    const bool condition = key == "Condition" || in_condition;
    member.value = listed(member.value, arena, condition);
    const bool one = takes_one(key) || (in_condition && !member.value.is_map());
    if (one && !member.value.is_list()) {
      member.value = Value::of(arena.list(std::span<const Value>{&member.value, 1}), member.value.origin);
    }
  }
  return Value::of(document::make_map(arena, members), value.origin);
}

}  // namespace

std::optional<Value> policy_of_text(const Value& text, document::Arena& arena) {
  if (!text.is_string()) return std::nullopt;
  std::string error;
  const auto tree =
      document::read_json_text(text.text(), text.origin, arena, {.last_duplicate_wins = true}, error, text.s->runs());
  if (!tree || !(tree->is_map() || tree->is_list())) return std::nullopt;
  return listed(*tree, arena, false);
}

std::optional<std::string> text_of_user_data(const Value& base64) {
  if (!base64.is_string()) return std::nullopt;
  text::DecodedBase64 decoded = text::decode_base64(base64.text());
  if (!decoded.valid || text::find_invalid_utf8(decoded.bytes) != text::kValid) return std::nullopt;
  return std::move(decoded.bytes);
}

std::optional<Value> tree_of_user_data(const Value& base64, document::Arena& arena) {
  const auto text = text_of_user_data(base64);
  if (!text) return std::nullopt;
  if (text->starts_with(kCloudConfig)) {
    std::string error;
    const auto tree = document::read_yaml_text(*text, base64.origin, arena,
                                               {.resolution = document::YamlResolution::kubernetes}, error);
    if (tree && tree->is_map()) return tree;
  }
  return Value::of(arena.copy(*text), base64.origin);
}

}  // namespace stageplot::drift
