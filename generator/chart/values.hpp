// The values that a chart gets: the user's trees over each other, the chart's defaults below them, globals handed down
// to subcharts, nulls that delete. All maps are the render's own and change in place, as Helm's do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "chart/active_chart.hpp"
#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::chart {

/// Where one side of a conflict of values is left out; Helm goes on and says so in a warning.
struct ValueWarning {
  std::string message;  // Helm's words
  document::OriginId origin = document::OriginId::none;
};

struct CoalescedValues {
  document::Value values;            // nil after an error
  std::optional<std::string> error;  // Helm's words
  document::OriginId error_origin = document::OriginId::none;
  std::vector<ValueWarning> warnings;
};

/// `later` over `earlier`: maps merge, anything else replaces, nulls stay. Both must be the arena's own.
void merge_user_values(document::Arena& arena, document::Map& earlier, const document::Map& later);

/// What becomes of the nulls of values that lie over others: they delete, or they stay for a later turn.
enum class Nulls : std::uint8_t { deleted, kept };

using KeySet = std::unordered_set<std::string_view>;

/// The user's values (which are changed) over the defaults of the chart and its active subcharts. `only`: the keys of
/// the chart's own defaults that anybody will look at; nullptr: all of them.
[[nodiscard]] CoalescedValues coalesce_values(const ActiveChart& chart, const document::Value& user_values,
                                              const Profile& profile, document::Arena& arena,
                                              Nulls nulls = Nulls::deleted, const KeySet* only = nullptr);

struct TableContext {
  Nulls nulls = Nulls::deleted;
  const Profile& profile;
  document::Arena& arena;
  std::vector<ValueWarning>& warnings;
};

/// `values` over `defaults`: the result is `values`, which shares maps with `defaults`; both change.
void coalesce_tables(document::Map& values, document::Map& defaults, const TableContext& context);

}  // namespace stageplot::chart
