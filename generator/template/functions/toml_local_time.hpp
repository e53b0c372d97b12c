// TOML's dates and times without an offset. BurntSushi/toml keeps them as a time.Time in a zone with a name of its own,
// and writes them as what they were.
#pragma once

#include <string>
#include <string_view>

#include "calendar/moment.hpp"

namespace stageplot::gotemplate {

inline constexpr std::string_view kLocalDatetime = "datetime-local";
inline constexpr std::string_view kLocalDate = "date-local";
inline constexpr std::string_view kLocalTime = "time-local";

/// A time as TOML has it.
[[nodiscard]] std::string toml_time_text(const calendar::Instant& instant);

}  // namespace stageplot::gotemplate
