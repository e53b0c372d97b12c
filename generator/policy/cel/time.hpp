// Timestamps and durations: their range, texts and parts. Days and years are counted in the proleptic Gregorian
// calendar, time zones are those of the machine's tz database.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "policy/cel/context.hpp"

namespace stageplot::policy::cel {

/// Years 1 to 9999.
inline constexpr std::int64_t kLeastSecond = -62135596800;
inline constexpr std::int64_t kGreatestSecond = 253402300799;
inline constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

[[nodiscard]] Value make_timestamp(Context& context, std::int64_t seconds, std::uint32_t nanoseconds);
[[nodiscard]] Value move_timestamp(Context& context, const Value& timestamp, std::int64_t nanoseconds);
[[nodiscard]] Value timestamp_difference(Context& context, const Value& left, const Value& right);

/// RFC 3339 with a zone; nullopt where it is none.
[[nodiscard]] std::optional<Value> parse_timestamp(std::string_view text);
/// Go's time.ParseDuration: `1h30m`, `1.5s`; nullopt also where it does not fit into 64 bits of nanoseconds.
[[nodiscard]] std::optional<std::int64_t> parse_duration(std::string_view text);

/// `2009-02-13T23:31:30.5Z`.
[[nodiscard]] std::string timestamp_text(const Value& timestamp);
/// `1.5s`.
[[nodiscard]] std::string duration_text(std::int64_t nanoseconds);

/// Parts of a timestamp in one zone.
struct LocalTime {
  int year = 0;
  unsigned month = 0;        // 1 to 12
  unsigned day = 0;          // 1 to 31
  unsigned day_of_year = 0;  // 0 to 365
  unsigned day_of_week = 0;  // 0: Sunday
  unsigned hours = 0;
  unsigned minutes = 0;
  unsigned seconds = 0;
};
[[nodiscard]] LocalTime local_time(std::int64_t seconds_of_epoch);

/// The offset from UTC in seconds at that moment. `zone` is an IANA name, `+01:00`, `-01:00` or `01:00`. nullopt where
/// there is no such zone.
[[nodiscard]] std::optional<std::int64_t> zone_offset(std::string_view zone, std::int64_t seconds_of_epoch);

}  // namespace stageplot::policy::cel
