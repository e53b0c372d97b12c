// The rule at the end of a compiled zone, in the notation of the variable TZ (`CET-1CEST,M3.5.0,M10.5.0/3`): what holds
// in the years that no table lists.
#pragma once

#include <optional>
#include <string_view>

#include "calendar/time_zone.hpp"

namespace stageplot::calendar {

/// What the rule says of a moment; nullopt where it is not understood. `last_change` is the last one that the table
/// lists. Names point into `rule`.
[[nodiscard]] std::optional<ZonePeriod> apply_zone_rule(std::string_view rule, std::int64_t last_change,
                                                        std::int64_t seconds);

}  // namespace stageplot::calendar
