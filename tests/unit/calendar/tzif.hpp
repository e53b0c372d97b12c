// Compiled time zones for tests, so that they do not depend on the machine's tz database.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calendar/time_zone.hpp"

namespace stageplot::calendar::testing_support {

struct TzifKind {
  std::int32_t offset = 0;
  bool daylight = false;
  std::string name;
};
struct TzifChange {
  std::int64_t when = 0;
  std::uint8_t kind = 0;
};

/// A file in the format TZif. Version 0 has the part with times of 32 bits alone, and no rule.
[[nodiscard]] std::string tzif(char version, const std::vector<TzifKind>& kinds, const std::vector<TzifChange>& changes,
                               const std::string& rule);

/// Berlin with its first changes, two of 1996, and the rule that holds today; what Go says of it was recorded from the
/// same bytes.
[[nodiscard]] const TimeZone& berlin();

}  // namespace stageplot::calendar::testing_support
