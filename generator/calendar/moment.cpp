#include "calendar/moment.hpp"

#include "calendar/find_zone.hpp"

namespace stageplot::calendar {
namespace {

constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

/// Moves what `low` has beyond 0 to base - 1 into `high`.
void normalize(std::int64_t& high, std::int64_t& low, std::int64_t base) {
  std::int64_t carry = low / base;
  if (low % base < 0) --carry;
  low = wrapped_sum(low, -wrapped_product(carry, base));
  high = wrapped_sum(high, carry);
}

}  // namespace

Place local_place(std::string_view tz) {
  if (tz.starts_with(':')) tz.remove_prefix(1);
  const TimeZone* zone = nullptr;
  if (tz.starts_with('/')) {
    zone = find_zone_file(tz);
  } else if (tz != "UTC") {
    zone = find_zone(tz);
  }
  return zone == nullptr ? Place{} : Place{.zone = zone, .name = "Local"};
}

Civil Instant::civil() const {
  return civil_of(wrapped_sum(seconds, place.at(seconds).offset));
}

Instant instant_of(const LocalParts& given, const Place& place) {
  LocalParts parts = given;
  std::int64_t month = wrapped_sum(parts.month, -1);
  normalize(parts.year, month, 12);
  normalize(parts.second, parts.nanosecond, kNanosecondsPerSecond);
  normalize(parts.minute, parts.second, 60);
  normalize(parts.hour, parts.minute, 60);
  normalize(parts.day, parts.hour, 24);
  const std::int64_t days = days_since_epoch(parts.year, static_cast<int>(month) + 1, parts.day);
  std::int64_t seconds = wrapped_sum(wrapped_product(days, kSecondsPerDay),
                                     parts.hour * kSecondsPerHour + parts.minute * 60 + parts.second);
  const ZonePeriod period = place.at(seconds);
  if (period.offset != 0) {
    const std::int64_t in_utc = wrapped_sum(seconds, -std::int64_t{period.offset});
    const bool inside = in_utc >= period.start && in_utc < period.end;
    seconds = wrapped_sum(seconds, -std::int64_t{(inside ? period : place.at(in_utc)).offset});
  }
  return {.seconds = seconds, .nanoseconds = static_cast<std::int32_t>(parts.nanosecond), .place = place};
}

Instant off_the_clock(Instant instant) {
  instant.since_start = 0;
  return instant;
}

Instant add(Instant instant, std::int64_t duration) {
  std::int64_t seconds = duration / kNanosecondsPerSecond;
  std::int64_t nanoseconds = instant.nanoseconds + duration % kNanosecondsPerSecond;
  normalize(seconds, nanoseconds, kNanosecondsPerSecond);
  instant.seconds = wrapped_sum(instant.seconds, seconds);
  instant.nanoseconds = static_cast<std::int32_t>(nanoseconds);
  if (instant.since_start != 0 && __builtin_add_overflow(instant.since_start, duration, &instant.since_start)) {
    return off_the_clock(instant);
  }
  return instant;
}

int compare(const Instant& left, const Instant& right) {
  // Go counts from the year 1, and so wraps around there.
  const std::int64_t a = wrapped_sum(left.seconds, -kZeroSeconds);
  const std::int64_t b = wrapped_sum(right.seconds, -kZeroSeconds);
  if (a != b) return a < b ? -1 : 1;
  return left.nanoseconds < right.nanoseconds ? -1 : left.nanoseconds > right.nanoseconds ? 1 : 0;
}

std::int64_t difference(const Instant& left, const Instant& right) {
  const std::int64_t seconds =
      static_cast<std::int64_t>(static_cast<std::uint64_t>(left.seconds) - static_cast<std::uint64_t>(right.seconds));
  const std::int64_t whole =
      wrapped_sum(wrapped_product(seconds, kNanosecondsPerSecond), left.nanoseconds - right.nanoseconds);
  if (compare(add(right, whole), left) == 0) return whole;
  return compare(left, right) < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}

}  // namespace stageplot::calendar
