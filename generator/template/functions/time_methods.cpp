// The methods of time.Time that a template can call: those with one result.
#include <limits>

#include "calendar/duration.hpp"
#include "calendar/format_moment.hpp"
#include "template/functions/go_time.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"

namespace stageplot::gotemplate {
namespace {

using calendar::Instant;
using document::TypeId;
using document::Value;
using Arguments = std::span<const Value>;

Value go_int(const Runtime& runtime, std::int64_t number) {
  Value value = Value::of_integer(number, runtime.origin);
  value.type = TypeId::go_int;
  return value;
}

std::int64_t wrapped(std::int64_t seconds, std::int64_t units, std::int64_t more) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(seconds) * static_cast<std::uint64_t>(units) +
                                   static_cast<std::uint64_t>(more));
}

Value add(Runtime& runtime, Arguments arguments) {
  return make_time(runtime, calendar::add(time_of(arguments[0]), arguments[1].i));
}

std::int64_t sum(std::int64_t a, std::int64_t b) {
  return wrapped(a, 1, b);
}

Value add_date(Runtime& runtime, Arguments arguments) {
  const Instant& instant = time_of(arguments[0]);
  const calendar::Civil civil = instant.civil();
  const calendar::LocalParts parts{.year = sum(civil.year, arguments[1].i),
                                   .month = sum(civil.month, arguments[2].i),
                                   .day = sum(civil.day, arguments[3].i),
                                   .hour = civil.hour,
                                   .minute = civil.minute,
                                   .second = civil.second,
                                   .nanosecond = instant.nanoseconds};
  return make_time(runtime, calendar::instant_of(parts, instant.place));
}

Value after(Runtime& runtime, Arguments arguments) {
  return Value::of(calendar::compare(time_of(arguments[0]), time_of(arguments[1])) > 0, runtime.origin);
}
Value before(Runtime& runtime, Arguments arguments) {
  return Value::of(calendar::compare(time_of(arguments[0]), time_of(arguments[1])) < 0, runtime.origin);
}
Value compare(Runtime& runtime, Arguments arguments) {
  return go_int(runtime, calendar::compare(time_of(arguments[0]), time_of(arguments[1])));
}
Value equal(Runtime& runtime, Arguments arguments) {
  return Value::of(calendar::compare(time_of(arguments[0]), time_of(arguments[1])) == 0, runtime.origin);
}
Value day(Runtime& runtime, Arguments arguments) {
  return go_int(runtime, time_of(arguments[0]).civil().day);
}
Value format(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, calendar::format(time_of(arguments[0]), arguments[1].text()));
}
Value hour(Runtime& runtime, Arguments arguments) {
  return go_int(runtime, time_of(arguments[0]).civil().hour);
}
Value is_zero(Runtime& runtime, Arguments arguments) {
  const Instant& instant = time_of(arguments[0]);
  return Value::of(instant.seconds == calendar::kZeroSeconds && instant.nanoseconds == 0, runtime.origin);
}
Value local(Runtime& runtime, Arguments arguments) {
  Instant instant = calendar::off_the_clock(time_of(arguments[0]));
  instant.place = local_place(runtime);
  return make_time(runtime, instant);
}
Value minute(Runtime& runtime, Arguments arguments) {
  return go_int(runtime, time_of(arguments[0]).civil().minute);
}
Value month(Runtime& runtime, Arguments arguments) {
  return make_named_integer(runtime, time_of(arguments[0]).civil().month, TypeId::month);
}
Value nanosecond(Runtime& runtime, Arguments arguments) {
  return go_int(runtime, time_of(arguments[0]).nanoseconds);
}
Value second(Runtime& runtime, Arguments arguments) {
  return go_int(runtime, time_of(arguments[0]).civil().second);
}
Value text(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, time_text(arguments[0]));
}
Value sub(Runtime& runtime, Arguments arguments) {
  return make_named_integer(runtime, calendar::difference(time_of(arguments[0]), time_of(arguments[1])),
                            TypeId::duration_value);
}

/// What a time is beyond a multiple of `duration`, counted from Go's zero time; 0 to duration - 1.
std::int64_t beyond_multiple(const Instant& instant, std::int64_t duration) {
  __extension__ using Wide = __int128;
  const Wide since_zero =
      (static_cast<Wide>(instant.seconds) - calendar::kZeroSeconds) * calendar::kSecond + instant.nanoseconds;
  const Wide rest = since_zero % duration;
  return static_cast<std::int64_t>(rest < 0 ? rest + duration : rest);
}

Value truncate(Runtime& runtime, Arguments arguments) {
  const Instant instant = calendar::off_the_clock(time_of(arguments[0]));
  const std::int64_t duration = arguments[1].i;
  if (duration <= 0) return make_time(runtime, instant);
  return make_time(runtime, calendar::add(instant, -beyond_multiple(instant, duration)));
}
Value round(Runtime& runtime, Arguments arguments) {
  const Instant instant = calendar::off_the_clock(time_of(arguments[0]));
  const std::int64_t duration = arguments[1].i;
  if (duration <= 0) return make_time(runtime, instant);
  const std::int64_t beyond = beyond_multiple(instant, duration);
  const bool is_less_than_half = static_cast<std::uint64_t>(beyond) * 2 < static_cast<std::uint64_t>(duration);
  return make_time(runtime, calendar::add(instant, is_less_than_half ? -beyond : duration - beyond));
}

Value unix_seconds(Runtime& runtime, Arguments arguments) {
  return Value::of_integer(time_of(arguments[0]).seconds, runtime.origin);
}
Value unix_milliseconds(Runtime& runtime, Arguments arguments) {
  const Instant& instant = time_of(arguments[0]);
  return Value::of_integer(wrapped(instant.seconds, 1'000, instant.nanoseconds / 1'000'000), runtime.origin);
}
Value unix_microseconds(Runtime& runtime, Arguments arguments) {
  const Instant& instant = time_of(arguments[0]);
  return Value::of_integer(wrapped(instant.seconds, 1'000'000, instant.nanoseconds / 1'000), runtime.origin);
}
Value unix_nanoseconds(Runtime& runtime, Arguments arguments) {
  const Instant& instant = time_of(arguments[0]);
  return Value::of_integer(wrapped(instant.seconds, calendar::kSecond, instant.nanoseconds), runtime.origin);
}
Value utc(Runtime& runtime, Arguments arguments) {
  Instant instant = calendar::off_the_clock(time_of(arguments[0]));
  instant.place = {};
  return make_time(runtime, instant);
}
Value weekday(Runtime& runtime, Arguments arguments) {
  return make_named_integer(runtime, time_of(arguments[0]).civil().weekday, TypeId::weekday);
}
Value year(Runtime& runtime, Arguments arguments) {
  return go_int(runtime, time_of(arguments[0]).civil().year);
}
Value year_day(Runtime& runtime, Arguments arguments) {
  return go_int(runtime, time_of(arguments[0]).civil().year_day);
}

constexpr Function kMethods[] = {
    {.name = "Add", .parameters = takes::kDuration, .call = add},
    {.name = "AddDate", .parameters = takes::kIntIntInt, .call = add_date},
    {.name = "After", .parameters = takes::kTime, .call = after},
    {.name = "Before", .parameters = takes::kTime, .call = before},
    {.name = "Compare", .parameters = takes::kTime, .call = compare},
    {.name = "Day", .call = day},
    {.name = "Equal", .parameters = takes::kTime, .call = equal},
    {.name = "Format", .parameters = takes::kString, .call = format},
    {.name = "Hour", .call = hour},
    {.name = "IsZero", .call = is_zero},
    {.name = "Local", .call = local},
    {.name = "Minute", .call = minute},
    {.name = "Month", .call = month},
    {.name = "Nanosecond", .call = nanosecond},
    {.name = "Round", .parameters = takes::kDuration, .call = round},
    {.name = "Second", .call = second},
    {.name = "String", .call = text},
    {.name = "Sub", .parameters = takes::kTime, .call = sub},
    {.name = "Truncate", .parameters = takes::kDuration, .call = truncate},
    {.name = "UTC", .call = utc},
    {.name = "Unix", .call = unix_seconds},
    {.name = "UnixMicro", .call = unix_microseconds},
    {.name = "UnixMilli", .call = unix_milliseconds},
    {.name = "UnixNano", .call = unix_nanoseconds},
    {.name = "Weekday", .call = weekday},
    {.name = "Year", .call = year},
    {.name = "YearDay", .call = year_day},
};

}  // namespace

const StructureType kTimeType = {.go_name = "time.Time", .methods = kMethods};

}  // namespace stageplot::gotemplate
