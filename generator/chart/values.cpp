#include "chart/values.hpp"

#include <algorithm>

#include "document/map.hpp"
#include "template/functions/go_value.hpp"
#include "text/go_quote.hpp"

namespace stageplot::chart {

using document::Arena;
using document::Map;
using document::Member;
using document::String;
using document::TypeId;
using document::Value;

namespace {

constexpr std::string_view kGlobal = "global";

bool is_table(const Value& value) {
  return value.is_map() && value.type == TypeId::natural;
}

std::string join(std::string_view prefix, std::string_view key) {
  return prefix.empty() ? std::string{key} : std::string{prefix} + '.' + std::string{key};
}

/// The members as they are now: maps change while they are walked over.
std::vector<Member> snapshot(const Map& map) {
  return {map.data, map.data + map.size};
}

/// What stops coalescing: thrown and caught in this file.
struct Mismatch {
  std::string message;
  document::OriginId origin;
};

class Coalescing {
 public:
  explicit Coalescing(const TableContext& context)
      : arena_(context.arena),
        profile_(context.profile),
        warnings_(context.warnings),
        keeps_nulls_(context.nulls == Nulls::kept) {}

  /// `only`: the keys of the chart's own defaults that are wanted; nullptr: all.
  void coalesce(const ActiveChart& chart, Map& values, const std::string& prefix, const KeySet* only = nullptr) {
    coalesce_defaults(chart, values, join(prefix, chart.name()), only);
    for (const ActiveChart* subchart : chart.dependencies) {
      coalesce_subchart(*subchart, values, join(prefix, chart.name()));
    }
  }

  void coalesce_whole(Map& values, Map& defaults) {
    coalesce_tables(values, defaults, "", keeps_nulls_, Taking::shares);
  }

 private:
  /// What becomes of the maps and lists of defaults: the values have them, too, or copies of those that they lack.
  enum class Taking : std::uint8_t { shares, copies };

  void warn(std::string message, const Value& culprit) { warnings_.push_back({std::move(message), culprit.origin}); }

  void coalesce_defaults(const ActiveChart& chart, Map& values, const std::string& prefix, const KeySet* only) {
    // What is taken out of the defaults is copied, and nothing else.
    const Taking taking = profile_.copies_defaults ? Taking::copies : Taking::shares;
    for (const Member& member : snapshot(chart.defaults.map())) {
      const std::string_view key = member.key->view();
      if (only != nullptr && !only->contains(key)) continue;
      const Member* found = document::find(values, key);
      if (found == nullptr) {
        document::set(arena_, values, member.key, take(member.value, taking), member.key_origin);
      } else if (found->value.is_nil()) {
        if (!keeps_nulls_) document::erase(arena_, values, key);
      } else if (is_table(found->value)) {
        if (is_table(member.value)) {
          const bool keeps_nulls = keeps_nulls_ || (profile_.keeps_subchart_nulls && names_subchart(chart, key));
          coalesce_tables(*found->value.m, *member.value.m, join(prefix, key), keeps_nulls, taking);
        } else if (!member.value.is_nil()) {
          warn("skipped value for " + join(prefix, key) + ": Not a table.", found->value);
        }
      }
    }
  }

  [[nodiscard]] Value take(const Value& value, Taking taking) const {
    return taking == Taking::copies ? document::deep_copy(arena_, value) : value;
  }

  static bool names_subchart(const ActiveChart& chart, std::string_view key) {
    return std::ranges::any_of(chart.dependencies,
                               [&](const ActiveChart* subchart) { return subchart->name() == key; });
  }

  void coalesce_tables(Map& values, Map& defaults, const std::string& prefix, bool keeps_nulls, Taking taking) {
    const std::vector<Member> written = snapshot(defaults);
    if (taking == Taking::shares && profile_.nulls != NullRules::always_deleted) {
      for (const Member& member : snapshot(values)) {
        if (member.value.is_nil()) document::set(arena_, defaults, member.key, member.value, member.key_origin);
      }
    }
    for (const Member& member : written) {
      const std::string_view key = member.key->view();
      const Member* found = document::find(values, key);
      if (found == nullptr) {
        document::set(arena_, values, member.key, take(member.value, taking), member.key_origin);
      } else if (found->value.is_nil() && profile_.nulls != NullRules::always_deleted) {
        // A null without a default stays.
        if (!keeps_nulls && !member.value.is_nil()) document::erase(arena_, values, key);
      } else if (found->value.is_nil() && !keeps_nulls) {
        document::erase(arena_, values, key);
      } else if (is_table(member.value)) {
        if (is_table(found->value)) {
          coalesce_tables(*found->value.m, *member.value.m, join(prefix, key), keeps_nulls, taking);
        } else {
          warn("cannot overwrite table with non table for " + join(prefix, key), found->value);
        }
      } else if (is_table(found->value) && !member.value.is_nil()) {
        warn("destination for " + join(prefix, key) + " is a table. Ignoring non-table value", found->value);
      }
    }
  }

  void coalesce_subchart(const ActiveChart& subchart, Map& values, const std::string& prefix) {
    const Member* found = document::find(values, subchart.name());
    if (found == nullptr) {
      document::set(arena_, values, arena_.copy(subchart.name()), Value::of(arena_.map()));
      found = document::find(values, subchart.name());
    } else if (!is_table(found->value)) {
      throw Mismatch{"type mismatch on " + std::string{subchart.name()} + ": " + printed_as_bool(found->value),
                     found->value.origin};
    }
    Map& own = *found->value.m;
    hand_down_globals(own, values, prefix);
    coalesce(subchart, own, prefix);
  }

  /// Helm prints the value with %t.
  std::string printed_as_bool(const Value& value) const {
    if (value.is(document::Kind::boolean)) return value.b ? "true" : "false";
    if (value.is_nil()) return "%!t(<nil>)";
    std::string text;
    document::Origins origins;
    const gotemplate::Runtime runtime{.arena = arena_, .origins = origins};
    gotemplate::append_go_value(runtime, text, value);
    if (value.is_list()) {
      std::string items = "[";
      for (const Value& item : value.items()) items += (items.size() > 1 ? " " : "") + printed_as_bool(item);
      return items + "]";
    }
    return "%!t(" + std::string{gotemplate::go_type_name(value)} + "=" + text + ")";
  }

  void hand_down_globals(Map& own, const Map& parent, const std::string& prefix) {
    const String* key = arena_.borrow(kGlobal);
    const Member* own_global = document::find(own, kGlobal);
    if (own_global != nullptr && !is_table(own_global->value)) {
      warn("skipping globals because destination global is not a table.", own_global->value);
      return;
    }
    const Member* parent_global = document::find(parent, kGlobal);
    if (parent_global != nullptr && !is_table(parent_global->value)) {
      warn("skipping globals because source global is not a table.", parent_global->value);
      return;
    }
    Value target = own_global != nullptr ? own_global->value : Value::of(arena_.map());
    if (parent_global != nullptr) {
      for (const Member& member : snapshot(parent_global->value.map())) {
        hand_down(*target.m, member, prefix);
      }
    }
    document::set(arena_, own, key, target);
  }

  void hand_down(Map& globals, const Member& member, const std::string& prefix) {
    const Member* found = document::find(globals, member.key->view());
    if (!is_table(member.value)) {
      if (found != nullptr && is_table(found->value)) {
        warn("key " + std::string{member.key->view()} + " is table. Skipping", found->value);
      } else {
        document::set(arena_, globals, member.key, member.value, member.key_origin);
      }
      return;
    }
    Map* copy = arena_.map(member.value.map().size);
    for (const Member& inner : member.value.map().members()) {
      document::set(arena_, *copy, inner.key, inner.value, inner.key_origin);
    }
    if (found != nullptr) {
      if (!is_table(found->value)) {
        warn("Conflict: cannot merge map onto non-map for " + text::go_quote(member.key->view()) + ". Skipping.",
             found->value);
        return;
      }
      coalesce_tables(*copy, *found->value.m, join(prefix, member.key->view()), profile_.keeps_subchart_nulls,
                      Taking::shares);
    }
    Value table = member.value;
    table.m = copy;
    document::set(arena_, globals, member.key, table, member.key_origin);
  }

  Arena& arena_;
  const Profile& profile_;
  std::vector<ValueWarning>& warnings_;
  bool keeps_nulls_ = false;
};

}  // namespace

void merge_user_values(Arena& arena, Map& earlier, const Map& later) {
  for (const Member& member : later.members()) {
    const Member* found = document::find(earlier, member.key->view());
    if (found != nullptr && is_table(found->value) && is_table(member.value)) {
      merge_user_values(arena, *found->value.m, member.value.map());
    } else {
      document::set(arena, earlier, member.key, member.value, member.key_origin);
    }
  }
}

CoalescedValues coalesce_values(const ActiveChart& chart, const Value& user_values, const Profile& profile,
                                Arena& arena, Nulls nulls, const KeySet* only) {
  CoalescedValues result;
  try {
    const TableContext context{.nulls = nulls, .profile = profile, .arena = arena, .warnings = result.warnings};
    Coalescing(context).coalesce(chart, *user_values.m, "", only);
    result.values = user_values;
    result.values.type = TypeId::go_chart_values;
  } catch (const Mismatch& mismatch) {
    result.error = mismatch.message;
    result.error_origin = mismatch.origin;
  }
  return result;
}

void coalesce_tables(Map& values, Map& defaults, const TableContext& context) {
  Coalescing(context).coalesce_whole(values, defaults);
}

}  // namespace stageplot::chart
