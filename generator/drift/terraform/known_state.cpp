#include "drift/terraform/known_state.hpp"

#include <charconv>

#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "drift/terraform/policy_document.hpp"

namespace stageplot::drift {

using document::Value;

KnownState::KnownState(std::span<const LiveResource> resources, document::Arena& arena)
    : resources_(resources), arena_(arena) {
  for (const LiveResource& live : resources) {
    if (!live.described) by_address_.emplace(live.address, &live);
  }
}

std::optional<Value> KnownState::version_in_use(const LiveResource& launch_template) const {
  const Value* id = document::find(launch_template.values, "id");
  if (id == nullptr || !id->is_string()) return std::nullopt;
  for (const LiveResource& live : resources_) {
    if (live.type != "aws_autoscaling_group" || live.described) continue;
    const Value* blocks = document::find(live.values, "launch_template");
    if (blocks == nullptr || !blocks->is_list() || blocks->items().empty()) continue;
    const Value* used = document::find(blocks->items().front(), "id");
    const Value* version = document::find(blocks->items().front(), "version");
    if (used == nullptr || !used->is_string() || used->text() != id->text() || version == nullptr) continue;
    std::int64_t number = 0;
    if (!version->is_string()) continue;
    const std::string_view text = version->text();
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec == std::errc{} && read.ptr == text.data() + text.size())
      return Value::of_integer(number, version->origin);
  }
  return std::nullopt;
}

std::optional<Value> KnownState::find(const terraform::EvaluatedResource& instance, std::string_view attribute) const {
  const bool data = instance.mode == terraform::ResourceMode::data;
  // A state has the policy that the last run made; the module may say another one by now.
  if (data && instance.type == "aws_iam_policy_document" && attribute == "json") {
    const auto policy = policy_document(instance.body, arena_);
    if (!policy) return std::nullopt;
    return Value::of(arena_.copy(document::write_json(*policy).text), policy->origin);
  }
  const auto found = by_address_.find(instance.address());
  if (found == by_address_.end()) return std::nullopt;
  const LiveResource& live = *found->second;
  if (live.type == "aws_launch_template" && (attribute == "latest_version" || attribute == "default_version")) {
    if (const auto version = version_in_use(live)) return version;
  }
  const Value* value = document::find(live.values, attribute);
  if (value == nullptr || value->is_nil()) return std::nullopt;
  return *value;
}

}  // namespace stageplot::drift
