// A time zone of the tz database: when which offset from UTC and which abbreviation holds. The rules are Go's
// (time.Location): what comes before the first change, and what follows the last one.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::calendar {

/// A stretch of time with one offset. `name` points into the zone.
struct ZonePeriod {
  std::string_view name;
  std::int32_t offset = 0;  // seconds east of UTC
  std::int64_t start = std::numeric_limits<std::int64_t>::min();
  std::int64_t end = std::numeric_limits<std::int64_t>::max();
};

class TimeZone {
 public:
  /// Reads a compiled zone (TZif, versions 1 to 3); nullopt where it is none.
  [[nodiscard]] static std::optional<TimeZone> read(std::string_view tzif);

  /// What holds at a moment.
  [[nodiscard]] ZonePeriod at(std::int64_t seconds) const;
  /// The offset that an abbreviation (`CEST`) stands for at a local time, counted as if that were UTC; nullopt where
  /// the zone has no such abbreviation.
  [[nodiscard]] std::optional<std::int32_t> offset_of(std::string_view abbreviation, std::int64_t local_seconds) const;

 private:
  struct Kind {
    std::int32_t offset = 0;
    bool daylight = false;
    std::string name;
  };
  struct Change {
    std::int64_t when = 0;
    std::uint8_t kind = 0;
  };

  [[nodiscard]] const Kind& first_kind() const;

  std::vector<Kind> kinds_;
  std::vector<Change> changes_;
  std::string rule_;  // what holds after the last change; may be empty
};

}  // namespace stageplot::calendar
