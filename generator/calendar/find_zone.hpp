// Time zones by name, from the machine's tz database. Our own reader instead of libdate-tz: that one costs every start
// of the program a millisecond, since Debian has it as a shared library only, and it knows neither abbreviations at a
// local time nor Go's rules for times before the first change.
#pragma once

#include <string_view>

#include "calendar/time_zone.hpp"

namespace stageplot::calendar {

/// The zone of that name (`Europe/Berlin`), or nullptr where there is none: no such file, a name that leads out of the
/// database, no database. A zone is read once and stays; may be called from any thread.
[[nodiscard]] const TimeZone* find_zone(std::string_view name);

/// The zone in a file of its own, with an absolute path (`/etc/localtime`), else the same.
[[nodiscard]] const TimeZone* find_zone_file(std::string_view path);

}  // namespace stageplot::calendar
