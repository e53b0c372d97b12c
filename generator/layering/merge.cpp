#include "layering/merge.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "diagnostics/rules/layer.hpp"
#include "document/data_path.hpp"
#include "document/map.hpp"
#include "document/object.hpp"

namespace stageplot::layering {
namespace {

using document::Arena;
using document::Kind;
using document::Map;
using document::Member;
using document::Origin;
using document::OriginId;
using document::Origins;
using document::Value;

std::string_view shape(const Value& value) {
  if (value.is_map()) return "map";
  return value.is_list() ? "list" : "scalar";
}

/// A mark has no shape of its own: anything may replace it and it may replace anything.
bool is_placeholder(const Value& value) {
  return value.kind == Kind::object;
}

bool contains_null(const Value& value) {
  if (!value.is_map()) return false;
  return std::ranges::any_of(value.map().members(),
                             [](const Member& member) { return member.value.is_nil() || contains_null(member.value); });
}

class Merge {
 public:
  Merge(Arena& arena, Origins& origins, diagnostics::Diagnostics& diagnostics, std::vector<Removal>& removals)
      : arena_(arena), origins_(origins), diagnostics_(diagnostics), removals_(removals) {}

  /// `patch` on top of `below`, both maps.
  Value maps(const Value& below, const Value& patch) {
    const auto old_members = below.map().members();
    const auto new_members = patch.map().members();
    Map* merged = arena_.map(old_members.size() + new_members.size());
    auto old_member = old_members.begin();
    auto new_member = new_members.begin();
    const auto append = [merged](const Member& member) { merged->data[merged->size++] = member; };
    while (old_member != old_members.end() || new_member != new_members.end()) {
      const bool old_first = new_member == new_members.end() ||
                             (old_member != old_members.end() && old_member->key->view() < new_member->key->view());
      if (old_first) {
        append(*old_member++);
        continue;
      }
      const bool both = old_member != old_members.end() && old_member->key->view() == new_member->key->view();
      const document::PathScope scope(path_, new_member->key->view());
      if (new_member->value.is_nil()) {
        if (both) removals_.push_back({path_.text(), new_member->value.origin, old_member->value.origin});
      } else {
        Member member = *new_member;
        member.value = both ? values(old_member->value, new_member->value) : without_nulls(new_member->value);
        append(member);
      }
      if (both) ++old_member;
      ++new_member;
    }
    Value result = Value::of(merged, overriding(patch.origin, below.origin));
    result.flags = patch.flags;
    return result;
  }

  /// RFC 7396 applies a patch to nothing by leaving out its nulls.
  Value without_nulls(const Value& value) {
    if (!contains_null(value)) return value;
    Map* kept = arena_.map(value.map().size);
    for (const Member& member : value.map().members()) {
      if (member.value.is_nil()) continue;
      Member copy = member;
      copy.value = without_nulls(member.value);
      kept->data[kept->size++] = copy;
    }
    Value result = value;
    result.m = kept;
    return result;
  }

 private:
  Value values(const Value& below, const Value& patch) {
    if (below.is_map() && patch.is_map()) return maps(below, patch);
    if (below.is_map() != patch.is_map() && !is_placeholder(below) && !is_placeholder(patch)) {
      return conflict(below, patch);
    }
    Value result = without_nulls(patch);
    result.origin = overriding(patch.origin, below.origin);
    return result;
  }

  OriginId overriding(OriginId winner, OriginId loser) {
    Origin origin = origins_.get(winner);
    origin.overridden = loser;
    return origins_.add(origin);
  }

  /// Reports, and gives a value of any type so that the schema does not report it once more.
  Value conflict(const Value& below, const Value& patch) {
    const std::string now{shape(patch)};
    const std::string before{shape(below)};
    diagnostics_.add({
        .rule = &diagnostics::rules::layer_type_conflict,
        .summary = "`" + path_.last() + "` is a " + now + " here but a " + before + " in an earlier layer",
        .primary = {origins_.span(patch.origin), now, {}},
        .labels = {{origins_.span(below.origin), before + ", set first here", {}}},
        .path = path_.text(),
        .help = patch.is_map() ? "give the " + before + " that belongs here, or change the earlier layer"
                               : "name the parts of the map, or remove it with `null` in a layer between",
    });
    Value result = Value::of(arena_.create<document::Unknown>(), document::TypeId::unknown, patch.origin);
    result.flags = document::kUnknown;
    return result;
  }

  Arena& arena_;
  Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  std::vector<Removal>& removals_;
  document::DataPath path_;
};

}  // namespace

LayeredDocument merge_layers(std::span<const Value> layers, Arena& arena, Origins& origins,
                             diagnostics::Diagnostics& diagnostics) {
  LayeredDocument result;
  Merge merge(arena, origins, diagnostics, result.removals);
  for (const Value& layer : layers) {
    if (!layer.is_map()) continue;  // the loader has reported a file that is no map
    result.root = result.root.is_map() ? merge.maps(result.root, layer) : merge.without_nulls(layer);
  }
  return result;
}

}  // namespace stageplot::layering
