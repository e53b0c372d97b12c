// Go's time.Duration, a number of nanoseconds: its texts and its rounding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stageplot::calendar {

inline constexpr std::int64_t kNanosecond = 1;
inline constexpr std::int64_t kSecond = 1'000'000'000;
inline constexpr std::int64_t kMinute = 60 * kSecond;
inline constexpr std::int64_t kHour = 60 * kMinute;

/// time.ParseDuration: `1h30m`, `-1.5s`; nullopt with Go's message in `error`.
[[nodiscard]] std::optional<std::int64_t> parse_duration(std::string_view text, std::string& error);

/// time.Duration.String: `1h30m0s`, `1.5µs`, `0s`.
[[nodiscard]] std::string duration_text(std::int64_t duration);

/// time.Duration.Round: to the nearest multiple, halves away from zero.
[[nodiscard]] std::int64_t round_duration(std::int64_t duration, std::int64_t multiple);

}  // namespace stageplot::calendar
