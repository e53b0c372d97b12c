// Writes moments in Go's layouts.
#pragma once

#include <string>
#include <string_view>

#include "calendar/moment.hpp"

namespace stageplot::calendar {

/// time.Time.Format.
[[nodiscard]] std::string format(const Instant& instant, std::string_view layout);

/// time.Time.String of a moment that was not read from a monotonic clock: `2009-11-10 23:00:00.5 +0000 UTC`.
[[nodiscard]] std::string to_text(const Instant& instant);

inline constexpr std::string_view kRfc3339Nano = "2006-01-02T15:04:05.999999999Z07:00";

/// What JSON has; sets `error` to Go's words where the year or the offset can't be written so.
[[nodiscard]] std::string strict_rfc3339(const Instant& instant, std::string& error);

}  // namespace stageplot::calendar
