// Dates and durations, after Sprig: Go's layouts, the machine's time zones, the run's clock.
#include <limits>

#include "calendar/duration.hpp"
#include "calendar/find_zone.hpp"
#include "calendar/format_moment.hpp"
#include "calendar/parse_moment.hpp"
#include "template/functions/families.hpp"
#include "template/functions/go_time.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"
#include "text/go_integer.hpp"

namespace stageplot::gotemplate {
namespace {

using calendar::Instant;
using document::Kind;
using document::TypeId;
using document::Value;
using Arguments = std::span<const Value>;

constexpr std::string_view kHtmlLayout = "2006-01-02";

/// An int or int64: seconds since 1970.
bool is_epoch(const Value& value) {
  return value.is(Kind::integer) && !is_named_integer(value.type);
}

/// What a date argument means: a time, seconds since 1970, and now for anything else.
Instant date_of(Runtime& runtime, const Value& value) {
  if (is_time(value)) return time_of(value);
  if (is_epoch(value)) return {.seconds = value.i, .nanoseconds = 0, .place = local_place(runtime)};
  return now(runtime);
}

/// time.LoadLocation, and UTC where there is no such zone.
calendar::Place place_of(const Runtime& runtime, std::string_view name) {
  if (name == "Local") return local_place(runtime);
  const calendar::TimeZone* zone = name == "UTC" ? nullptr : calendar::find_zone(name);
  return zone == nullptr ? calendar::Place{} : calendar::Place{.zone = zone, .name = "zone"};
}

Value formatted(Runtime& runtime, std::string_view layout, const Value& date, std::string_view zone) {
  Instant instant = date_of(runtime, date);
  instant.place = place_of(runtime, zone);
  return make_text(runtime, calendar::format(instant, layout));
}

Value date(Runtime& runtime, Arguments arguments) {
  return formatted(runtime, arguments[0].text(), arguments[1], "Local");
}

Value date_in_zone(Runtime& runtime, Arguments arguments) {
  return formatted(runtime, arguments[0].text(), arguments[1], arguments[2].text());
}

Value html_date(Runtime& runtime, Arguments arguments) {
  return formatted(runtime, kHtmlLayout, arguments[0], "Local");
}

Value html_date_in_zone(Runtime& runtime, Arguments arguments) {
  return formatted(runtime, kHtmlLayout, arguments[0], arguments[1].text());
}

Value date_modify(Runtime& runtime, Arguments arguments) {
  std::string error;
  const std::optional<std::int64_t> duration = calendar::parse_duration(arguments[0].text(), error);
  return make_time(runtime, calendar::add(time_of(arguments[1]), duration.value_or(0)));
}

Value must_date_modify(Runtime& runtime, Arguments arguments) {
  std::string error;
  const std::optional<std::int64_t> duration = calendar::parse_duration(arguments[0].text(), error);
  if (!duration) throw FunctionError(error);
  return make_time(runtime, calendar::add(time_of(arguments[1]), *duration));
}

Value now_function(Runtime& runtime, Arguments) {
  return make_time(runtime, now(runtime));
}

Value ago(Runtime& runtime, Arguments arguments) {
  const std::int64_t passed = calendar::difference(now(runtime), date_of(runtime, arguments[0]));
  return make_text(runtime, calendar::duration_text(calendar::round_duration(passed, calendar::kSecond)));
}

/// time.Duration(n) * time.Second, which wraps around.
std::int64_t seconds(std::int64_t count) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(count) * static_cast<std::uint64_t>(calendar::kSecond));
}

Value duration(Runtime& runtime, Arguments arguments) {
  const Value& value = arguments[0];
  std::int64_t count = 0;
  if (value.is_string()) {
    count = text::parse_integer(value.text(), 10).value;
  } else if (value.is(Kind::integer) && value.type == TypeId::natural) {
    count = value.i;
  }
  return make_text(runtime, calendar::duration_text(seconds(count)));
}

Value duration_round(Runtime& runtime, Arguments arguments) {
  const Value& value = arguments[0];
  std::int64_t given = 0;
  if (value.is_string()) {
    std::string error;
    given = calendar::parse_duration(value.text(), error).value_or(0);
  } else if (value.is(Kind::integer) && value.type == TypeId::natural) {
    given = value.i;
  } else if (is_time(value)) {
    given = calendar::difference(now(runtime), time_of(value));
  }
  const std::uint64_t magnitude = given < 0 ? 0 - static_cast<std::uint64_t>(given) : static_cast<std::uint64_t>(given);
  struct Unit {
    std::string_view name;
    std::int64_t size = 0;
  };
  constexpr Unit kUnits[] = {{"y", 365 * 24 * calendar::kHour}, {"mo", 30 * 24 * calendar::kHour},
                             {"d", 24 * calendar::kHour},       {"h", calendar::kHour},
                             {"m", calendar::kMinute},          {"s", calendar::kSecond}};
  for (const Unit& unit : kUnits) {
    const auto size = static_cast<std::uint64_t>(unit.size);
    if (magnitude > size) return make_text(runtime, std::to_string(magnitude / size) + std::string{unit.name});
  }
  return make_text(runtime, "0s");
}

/// The zero time where the text does not fit, with the reason in `error`.
Value read_date(Runtime& runtime, Arguments arguments, std::string& error) {
  const std::optional<Instant> instant =
      calendar::parse(arguments[0].text(), arguments[1].text(), local_place(runtime), error);
  return make_time(runtime,
                   instant.value_or(Instant{.seconds = calendar::kZeroSeconds, .nanoseconds = 0, .place = {}}));
}

Value to_date(Runtime& runtime, Arguments arguments) {
  std::string error;
  return read_date(runtime, arguments, error);
}

Value must_to_date(Runtime& runtime, Arguments arguments) {
  std::string error;
  const Value value = read_date(runtime, arguments, error);
  if (!error.empty()) throw FunctionError(error);
  return value;
}

Value unix_epoch(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, std::to_string(time_of(arguments[0]).seconds));
}

constexpr Function kFunctions[] = {
    {.name = "ago",
     .parameters = takes::kAny,
     .call = ago,
     .help = "the time that has passed since a time, in whole seconds",
     .example = R"({{ now | ago }})",
     .result = "0s"},
    {.name = "date",
     .parameters = takes::kStringAny,
     .call = date,
     .help = "a time, or seconds since 1970, in a Go layout and the local time zone",
     .example = R"({{ toDate "2006-01-02" "2024-02-29" | date "Mon, 2 January 2006" }})",
     .result = "Thu, 29 February 2024"},
    {.name = "dateInZone",
     .parameters = takes::kStringAnyString,
     .call = date_in_zone,
     .help = "a time, or seconds since 1970, in a Go layout and a time zone; UTC where there is no such zone",
     .example = R"({{ dateInZone "2006-01-02 15:04 MST" (int64 1700000000) "UTC" }})",
     .result = "2023-11-14 22:13 UTC"},
    {.name = "dateModify",
     .parameters = takes::kStringTime,
     .call = date_modify,
     .help = "the time moved by a duration; as it is where the text is no duration",
     .example = R"({{ toDate "15:04" "10:30" | dateModify "-1h30m" | date "15:04" }})",
     .result = "09:00"},
    {.name = "duration",
     .parameters = takes::kAny,
     .call = duration,
     .help = "a number of seconds, an int64 or a text, as Go writes durations",
     .example = R"({{ duration "3661" }})",
     .result = "1h1m1s"},
    {.name = "durationRound",
     .parameters = takes::kAny,
     .call = duration_round,
     .help = "a duration, or the time since a time, in its largest unit alone: y, mo, d, h, m, s",
     .example = R"({{ durationRound "2h10m5s" }})",
     .result = "2h"},
    {.name = "htmlDate",
     .parameters = takes::kAny,
     .call = html_date,
     .help = "the day of a time, or of seconds since 1970, in the local time zone",
     .example = R"({{ toDate "02.01.2006" "29.02.2024" | htmlDate }})",
     .result = "2024-02-29"},
    {.name = "htmlDateInZone",
     .parameters = takes::kAnyString,
     .call = html_date_in_zone,
     .help = "the day of a time, or of seconds since 1970, in a time zone",
     .example = R"({{ htmlDateInZone (int64 1700000000) "UTC" }})",
     .result = "2023-11-14"},
    {.name = "mustDateModify",
     .parameters = takes::kStringTime,
     .call = must_date_modify,
     .help = "as dateModify; an error where the text is no duration",
     .example = R"({{ toDate "15:04" "10:30" | mustDateModify "1h" | date "15:04" }})",
     .result = "11:30"},
    {.name = "mustToDate",
     .parameters = takes::kStringString,
     .call = must_to_date,
     .help = "as toDate; an error where the text does not fit",
     .example = R"({{ (mustToDate "2006-01-02" "2024-02-29").YearDay }})",
     .result = "60"},
    {.name = "now",
     .parameters = {},
     .call = now_function,
     .help = "the time; an error where the same input must give the same text, as in a project's render",
     .example = R"({{ (now).Year | typeOf }})",
     .result = "int"},
    {.name = "toDate",
     .parameters = takes::kStringString,
     .call = to_date,
     .help = "the time that a text in a Go layout means; the first second of the year 1 where it does not fit",
     .example = R"({{ (toDate "2006-01-02" "2024-02-29").Weekday }})",
     .result = "Thursday"},
    {.name = "unixEpoch",
     .parameters = takes::kTime,
     .call = unix_epoch,
     .help = "the seconds since 1970 of a time, as text",
     .example = R"({{ toDate "2006-01-02 -0700" "2024-02-29 +0000" | unixEpoch }})",
     .result = "1709164800"},
};

}  // namespace

Family date_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
