#include "drift/kubernetes/attribution.hpp"

#include <optional>
#include <string_view>

#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "drift/kubernetes/object.hpp"

namespace stageplot::drift::kubernetes {
namespace {

using document::Kind;
using document::Value;

bool same(const Value& a, const Value& b) {
  if (a.is_string() && b.is_string()) return a.text() == b.text();
  if (a.is(Kind::integer) && b.is(Kind::integer)) return a.i == b.i;
  return a.is(Kind::boolean) && b.is(Kind::boolean) && a.b == b.b;
}

/// Whether a key names this item: `k:` some of its fields, `v:` the item itself.
bool names_item(const Value& key, char kind, const Value& item) {
  if (kind == 'v') return same(key, item);
  if (!key.is_map() || !item.is_map()) return false;
  for (const document::Member& part : key.map().members()) {
    const Value* found = document::find(item, part.key->view());
    if (found == nullptr || !same(part.value, *found)) return false;
  }
  return true;
}

/// A path of the normal form in an older version, where it is another one there.
std::optional<diff::Path> older_path(std::string_view api_version, const diff::Path& path) {
  if (api_version != "autoscaling/v1" || path.steps.size() < 2 || path.steps[1].text != "metrics") return std::nullopt;
  return path_of({"spec", "targetCPUUtilizationPercentage"});
}

template <typename Do>
void for_each_entry(const Value& source, const Do& what) {
  const Value* entries = document::find_path(source, "metadata.managedFields");
  if (entries == nullptr || !entries->is_list()) return;
  for (const Value& entry : entries->items()) {
    if (entry.is_map()) what(entry);
  }
}

}  // namespace

const std::vector<Writers::ItemFields>& Writers::items_of(const Value& fields) {
  const auto [place, added] = items_.try_emplace(fields.m);
  if (!added) return place->second;
  for (const document::Member& member : fields.map().members()) {
    const std::string_view key = member.key->view();
    if (!key.starts_with("k:") && !key.starts_with("v:")) continue;
    std::string error;
    const auto read = document::read_json_text(key.substr(2), document::OriginId::none, arena_, {}, error);
    if (read) place->second.push_back({*read, key.front(), &member.value});
  }
  return place->second;
}

const Value* Writers::fields_of_item(const Value& fields, const Value& item) {
  for (const ItemFields& each : items_of(fields)) {
    if (names_item(each.key, each.kind, item)) return each.fields;
  }
  return nullptr;
}

/// Whether a set of fields has a path. A field without fields below it stands for all of them.
bool Writers::covers(const Value& all, const Value& tree, const diff::Path& path) {
  const Value* fields = &all;
  const Value* value = &tree;
  bool inside = false;
  for (const diff::Step& step : path.steps) {
    if (!fields->is_map()) return false;
    if (inside && fields->map().members().empty()) return true;
    if (step.kind == diff::Step::Kind::member) {
      fields = document::find(*fields, "f:" + step.text);
      value = value == nullptr ? nullptr : document::find(*value, step.text);
    } else {
      const bool there = value != nullptr && value->is_list() && step.index_b < value->items().size();
      value = there ? &value->items()[step.index_b] : nullptr;
      fields = value == nullptr ? nullptr : fields_of_item(*fields, *value);
    }
    if (fields == nullptr) return false;
    inside = true;
  }
  return inside;
}

Writer Writers::of(const Value& tree, const diff::Path& path) {
  Writer last;
  for_each_entry(source_, [&](const Value& entry) {
    const Value* fields = document::find(entry, "fieldsV1");
    if (fields == nullptr || !fields->is_map() || text_at(entry, "subresource") == "status") return;
    const auto older = older_path(text_at(entry, "apiVersion"), path);
    if (!covers(*fields, tree, older ? *older : path)) return;
    // RFC 3339 in UTC: the order of the texts is that of the times.
    const std::string_view at = text_at(entry, "time");
    if (!last.manager.empty() && at < last.at) return;
    last = {std::string{text_at(entry, "manager")}, std::string{at}};
  });
  return last;
}

Writer scaled_by_hand(const Value& source) {
  Writer hand;
  std::string autoscaler;
  for_each_entry(source, [&](const Value& entry) {
    if (text_at(entry, "subresource") != "scale") return;
    const std::string_view manager = text_at(entry, "manager");
    const std::string_view at = text_at(entry, "time");
    if (manager.starts_with("kubectl")) {
      if (at >= hand.at) hand = {std::string{manager}, std::string{at}};
    } else if (at > autoscaler) {
      autoscaler = at;
    }
  });
  return hand.at > autoscaler ? hand : Writer{};
}

}  // namespace stageplot::drift::kubernetes
