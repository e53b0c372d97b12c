// A point in time at a place, as Go's time.Time is one: what it prints depends on the place's time zone.
#pragma once

#include <cstdint>
#include <string_view>

#include "calendar/civil.hpp"
#include "calendar/time_zone.hpp"

namespace stageplot::calendar {

/// UTC, a zone of the tz database, or a fixed offset with a name that may be empty. Neither the zone nor the name is
/// owned.
struct Place {
  const TimeZone* zone = nullptr;
  std::string_view name = "UTC";
  std::int32_t offset = 0;

  [[nodiscard]] ZonePeriod at(std::int64_t seconds) const {
    return zone != nullptr ? zone->at(seconds) : ZonePeriod{.name = name, .offset = offset};
  }
  friend bool operator==(const Place&, const Place&) = default;
};

/// What Go calls Local, by the variable TZ: a zone's name, an absolute path to a zone's file, a `:` before them; UTC
/// where there is no such zone.
[[nodiscard]] Place local_place(std::string_view tz);

struct Instant {
  std::int64_t seconds = 0;      // since 1970-01-01T00:00:00Z
  std::int32_t nanoseconds = 0;  // 0 to 999,999,999
  Place place;
  std::int64_t since_start = 0;  // what a monotonic clock said, in nanoseconds, for a time that was read off a clock

  [[nodiscard]] Civil civil() const;
  friend bool operator==(const Instant&, const Instant&) = default;
};

/// 0001-01-01T00:00:00Z: Go's zero time.
inline constexpr std::int64_t kZeroSeconds = -62135596800;

/// Parts of a moment as a calendar in that place shows them; each may lie outside of its range, as in time.Date.
struct LocalParts {
  std::int64_t year = 0;
  std::int64_t month = 1;
  std::int64_t day = 1;
  std::int64_t hour = 0;
  std::int64_t minute = 0;
  std::int64_t second = 0;
  std::int64_t nanosecond = 0;
};
/// The same without what the monotonic clock said, as Go has it in another place or rounded.
[[nodiscard]] Instant off_the_clock(Instant instant);
[[nodiscard]] Instant instant_of(const LocalParts& parts, const Place& place);

/// time.Time.Add: `duration` in nanoseconds.
[[nodiscard]] Instant add(Instant instant, std::int64_t duration);
/// time.Time.Sub, in nanoseconds; the nearest bound where the difference is larger.
[[nodiscard]] std::int64_t difference(const Instant& left, const Instant& right);
/// Below zero, zero or above as `left` comes before, with or after `right`.
[[nodiscard]] int compare(const Instant& left, const Instant& right);

}  // namespace stageplot::calendar
