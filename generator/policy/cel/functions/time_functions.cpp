// Parts of timestamps, in UTC or a zone, and of durations.
#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/time.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

/// One part of the time in the zone that the second argument names.
Value part(Context& context, Arguments arguments, std::int64_t (*get)(const LocalTime&)) {
  std::int64_t seconds = arguments[0].i;
  if (arguments.size() > 1) {
    const auto offset = zone_offset(arguments[1].view(), seconds);
    if (!offset) {
      return context.fail("there is no time zone `" + std::string{arguments[1].view()} +
                          "` in this machine's tz database");
    }
    seconds += *offset;
  }
  return Value::of_integer(get(local_time(seconds)));
}

Value full_year(Context& context, Arguments arguments) {
  return part(context, arguments, [](const LocalTime& time) { return std::int64_t{time.year}; });
}
Value month(Context& context, Arguments arguments) {
  return part(context, arguments, [](const LocalTime& time) { return std::int64_t{time.month} - 1; });
}
Value date(Context& context, Arguments arguments) {
  return part(context, arguments, [](const LocalTime& time) { return std::int64_t{time.day}; });
}
Value day_of_month(Context& context, Arguments arguments) {
  return part(context, arguments, [](const LocalTime& time) { return std::int64_t{time.day} - 1; });
}
Value day_of_week(Context& context, Arguments arguments) {
  return part(context, arguments, [](const LocalTime& time) { return std::int64_t{time.day_of_week}; });
}
Value day_of_year(Context& context, Arguments arguments) {
  return part(context, arguments, [](const LocalTime& time) { return std::int64_t{time.day_of_year}; });
}
Value hours(Context& context, Arguments arguments) {
  return part(context, arguments, [](const LocalTime& time) { return std::int64_t{time.hours}; });
}
Value minutes(Context& context, Arguments arguments) {
  return part(context, arguments, [](const LocalTime& time) { return std::int64_t{time.minutes}; });
}
Value seconds(Context& context, Arguments arguments) {
  return part(context, arguments, [](const LocalTime& time) { return std::int64_t{time.seconds}; });
}
Value milliseconds(Context& context, Arguments arguments) {
  const Value zone_checked = seconds(context, arguments);
  if (zone_checked.kind == Kind::error) return zone_checked;
  return Value::of_integer(arguments[0].extra / 1'000'000);
}

Value duration_hours(Context& /*context*/, Arguments arguments) {
  return Value::of_integer(arguments[0].i / (3600 * kNanosecondsPerSecond));
}
Value duration_minutes(Context& /*context*/, Arguments arguments) {
  return Value::of_integer(arguments[0].i / (60 * kNanosecondsPerSecond));
}
Value duration_seconds(Context& /*context*/, Arguments arguments) {
  return Value::of_integer(arguments[0].i / kNanosecondsPerSecond);
}
/// The fraction alone, unlike the others.
Value duration_milliseconds(Context& /*context*/, Arguments arguments) {
  return Value::of_integer(arguments[0].i % kNanosecondsPerSecond / 1'000'000);
}

constexpr Kinds kTime = kinds(Kind::timestamp);
constexpr Kinds kDuration = kinds(Kind::duration);
constexpr Kinds kZone = kinds(Kind::string);
constexpr Kinds kInt = kinds(Kind::integer);

constexpr std::array kFunctions = {
    Overload{"getFullYear", Style::member, {kTime}, kInt, full_year},
    Overload{"getFullYear", Style::member, {kTime, kZone}, kInt, full_year},
    Overload{"getMonth", Style::member, {kTime}, kInt, month},
    Overload{"getMonth", Style::member, {kTime, kZone}, kInt, month},
    Overload{"getDate", Style::member, {kTime}, kInt, date},
    Overload{"getDate", Style::member, {kTime, kZone}, kInt, date},
    Overload{"getDayOfMonth", Style::member, {kTime}, kInt, day_of_month},
    Overload{"getDayOfMonth", Style::member, {kTime, kZone}, kInt, day_of_month},
    Overload{"getDayOfWeek", Style::member, {kTime}, kInt, day_of_week},
    Overload{"getDayOfWeek", Style::member, {kTime, kZone}, kInt, day_of_week},
    Overload{"getDayOfYear", Style::member, {kTime}, kInt, day_of_year},
    Overload{"getDayOfYear", Style::member, {kTime, kZone}, kInt, day_of_year},
    Overload{"getHours", Style::member, {kTime}, kInt, hours},
    Overload{"getHours", Style::member, {kTime, kZone}, kInt, hours},
    Overload{"getHours", Style::member, {kDuration}, kInt, duration_hours},
    Overload{"getMinutes", Style::member, {kTime}, kInt, minutes},
    Overload{"getMinutes", Style::member, {kTime, kZone}, kInt, minutes},
    Overload{"getMinutes", Style::member, {kDuration}, kInt, duration_minutes},
    Overload{"getSeconds", Style::member, {kTime}, kInt, seconds},
    Overload{"getSeconds", Style::member, {kTime, kZone}, kInt, seconds},
    Overload{"getSeconds", Style::member, {kDuration}, kInt, duration_seconds},
    Overload{"getMilliseconds", Style::member, {kTime}, kInt, milliseconds},
    Overload{"getMilliseconds", Style::member, {kTime, kZone}, kInt, milliseconds},
    Overload{"getMilliseconds", Style::member, {kDuration}, kInt, duration_milliseconds},
};

}  // namespace

std::span<const Overload> time_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
