#include "template/functions/go_time.hpp"

#include "calendar/duration.hpp"
#include "calendar/format_moment.hpp"
#include "calendar/layout.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"

namespace stageplot::gotemplate {

using document::TypeId;
using document::Value;
using Arguments = std::span<const Value>;

Value make_time(Runtime& runtime, const calendar::Instant& instant) {
  auto* object = runtime.arena.create<TimeObject>();
  object->type = &kTimeType;
  object->instant = instant;
  return Value::of(object, TypeId::structure, runtime.origin);
}

std::string time_text(const Value& value) {
  return calendar::to_text(time_of(value));
}

std::string json_time(const Value& value) {
  std::string error;
  std::string text = calendar::strict_rfc3339(time_of(value), error);
  if (!error.empty()) {
    throw FunctionError("json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: " + error);
  }
  return text;
}

calendar::Instant now(Runtime& runtime) {
  if (runtime.surroundings == nullptr) {
    throw FunctionError("this render has no clock: the same model must give the same text at any time");
  }
  const Moment moment = runtime.surroundings->now();
  return {.seconds = moment.seconds,
          .nanoseconds = static_cast<std::int32_t>(moment.nanoseconds),
          .place = local_place(runtime),
          .since_start = moment.since_start};
}

calendar::Place local_place(const Runtime& runtime) {
  if (runtime.surroundings == nullptr) return {};
  return calendar::local_place(runtime.surroundings->local_zone());
}

Value make_named_integer(const Runtime& runtime, std::int64_t number, TypeId type) {
  Value value = Value::of_integer(number, runtime.origin);
  value.type = type;
  return value;
}

std::string_view named_integer_type(TypeId type) {
  return type == TypeId::month ? "time.Month" : type == TypeId::weekday ? "time.Weekday" : "time.Duration";
}

std::string named_integer_text(const Value& value) {
  if (value.type == TypeId::month) return std::string{calendar::month_name(static_cast<int>(value.i))};
  if (value.type == TypeId::weekday) return std::string{calendar::weekday_name(static_cast<int>(value.i))};
  return calendar::duration_text(value.i);
}

namespace {

Value text_method(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, named_integer_text(arguments[0]));
}

/// A whole number and a fraction are added up, as Go does it: that decides about the last digit.
Value in_units(Runtime& runtime, std::int64_t duration, std::int64_t unit) {
  return Value::of_float(
      static_cast<double>(duration / unit) + static_cast<double>(duration % unit) / static_cast<double>(unit),
      runtime.origin);
}

Value hours(Runtime& runtime, Arguments arguments) {
  return in_units(runtime, arguments[0].i, calendar::kHour);
}
Value minutes(Runtime& runtime, Arguments arguments) {
  return in_units(runtime, arguments[0].i, calendar::kMinute);
}
Value seconds(Runtime& runtime, Arguments arguments) {
  return in_units(runtime, arguments[0].i, calendar::kSecond);
}
Value milliseconds(Runtime& runtime, Arguments arguments) {
  return Value::of_integer(arguments[0].i / 1'000'000, runtime.origin);
}
Value microseconds(Runtime& runtime, Arguments arguments) {
  return Value::of_integer(arguments[0].i / 1'000, runtime.origin);
}
Value nanoseconds(Runtime& runtime, Arguments arguments) {
  return Value::of_integer(arguments[0].i, runtime.origin);
}
Value absolute(Runtime& runtime, Arguments arguments) {
  const std::int64_t duration = arguments[0].i;
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  const std::int64_t positive = duration == kLeast ? std::numeric_limits<std::int64_t>::max() : -duration;
  return make_named_integer(runtime, duration < 0 ? positive : duration, TypeId::duration_value);
}
Value round(Runtime& runtime, Arguments arguments) {
  return make_named_integer(runtime, calendar::round_duration(arguments[0].i, arguments[1].i), TypeId::duration_value);
}
Value truncate(Runtime& runtime, Arguments arguments) {
  const std::int64_t multiple = arguments[1].i;
  const std::int64_t rest = multiple <= 0 ? 0 : arguments[0].i % multiple;
  return make_named_integer(runtime, arguments[0].i - rest, TypeId::duration_value);
}

constexpr Function kNameMethods[] = {{.name = "String", .call = text_method}};

constexpr Function kDurationMethods[] = {
    {.name = "Abs", .call = absolute},
    {.name = "Hours", .call = hours},
    {.name = "Microseconds", .call = microseconds},
    {.name = "Milliseconds", .call = milliseconds},
    {.name = "Minutes", .call = minutes},
    {.name = "Nanoseconds", .call = nanoseconds},
    {.name = "Round", .parameters = takes::kDuration, .call = round},
    {.name = "Seconds", .call = seconds},
    {.name = "String", .call = text_method},
    {.name = "Truncate", .parameters = takes::kDuration, .call = truncate},
};

}  // namespace

std::span<const Function> named_integer_methods(TypeId type) {
  if (type == TypeId::duration_value) return kDurationMethods;
  if (is_named_integer(type)) return kNameMethods;
  return {};
}

}  // namespace stageplot::gotemplate
