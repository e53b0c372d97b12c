// A day of the calendar. Who wants to know which day it is gets it handed in: nothing here reads a clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stageplot::waivers {

/// Days since 1970-01-01.
struct Day {
  std::int32_t number = 0;
  auto operator<=>(const Day&) const = default;
};

/// `2027-01-31`, year 0001 to 9999; nullopt for anything else, `2027-02-30` among it.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);

/// The reverse, for days that parse_day can give.
[[nodiscard]] std::string text_of(Day day);

/// The UTC day of a number of seconds since 1970; nullopt outside of the years 1 to 9999.
[[nodiscard]] std::optional<Day> day_of_seconds(std::int64_t seconds);

}  // namespace stageplot::waivers
