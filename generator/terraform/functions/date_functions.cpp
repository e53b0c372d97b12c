// Functions on timestamps that are given: RFC 3339 as Go reads it, Terraform's date format, Go's durations.
#include <array>
#include <charconv>
#include <optional>

#include "terraform/functions/families.hpp"
#include "terraform/functions/parameter_lists.hpp"
#include "text/go_quote.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;

constexpr std::int64_t kSecond = 1'000'000'000;  // nanoseconds
constexpr std::int64_t kDay = 86'400;            // seconds

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar.
std::int64_t days_of(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

struct Date {
  std::int64_t year = 0;
  int month = 0;
  int day = 0;
};

Date date_of(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {.year = year_of_era + era * 400 + (month <= 2 ? 1 : 0),
          .month = month,
          .day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

struct Timestamp {
  std::int64_t seconds = 0;  // since 1970 in UTC
  std::int64_t nanoseconds = 0;
  std::int64_t offset = 0;  // seconds east of UTC

  [[nodiscard]] std::int64_t local() const { return seconds + offset; }
};

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

std::optional<int> digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool skip(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  const auto year = digits(text, 4);
  if (!year || !skip(text, '-')) return std::nullopt;
  const auto month = digits(text, 2);
  if (!month || *month < 1 || *month > 12 || !skip(text, '-')) return std::nullopt;
  const auto day = digits(text, 2);
  if (!day || *day < 1 || !skip(text, 'T')) return std::nullopt;
  const bool december = *month == 12;
  if (*day > days_of(december ? *year + 1 : *year, december ? 1 : *month + 1, 1) - days_of(*year, *month, 1)) {
    return std::nullopt;
  }
  const auto hour = digits(text, 2);
  if (!hour || *hour > 23 || !skip(text, ':')) return std::nullopt;
  const auto minute = digits(text, 2);
  if (!minute || *minute > 59 || !skip(text, ':')) return std::nullopt;
  const auto second = digits(text, 2);
  if (!second || *second > 59) return std::nullopt;
  Timestamp time;
  if (skip(text, '.')) {
    std::int64_t scale = kSecond / 10;
    std::size_t count = 0;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), ++count) {
      time.nanoseconds += (text.front() - '0') * scale;
      scale /= 10;
    }
    if (count == 0) return std::nullopt;
  }
  if (text == "Z") {
    text = {};
  } else if (text.starts_with('+') || text.starts_with('-')) {
    const std::int64_t sign = text.front() == '-' ? -1 : 1;
    text.remove_prefix(1);
    const auto hours = digits(text, 2);
    if (!hours || *hours > 24 || !skip(text, ':')) return std::nullopt;
    const auto minutes = digits(text, 2);
    if (!minutes || *minutes > 60) return std::nullopt;
    time.offset = sign * (*hours * 3600 + *minutes * 60);
  } else {
    return std::nullopt;
  }
  if (!text.empty()) return std::nullopt;
  time.seconds = days_of(*year, *month, *day) * kDay + *hour * 3600 + *minute * 60 + *second - time.offset;
  return time;
}

Timestamp require_timestamp(const Call& call, std::size_t index) {
  const auto time = parse_timestamp(call.text(index));
  if (!time) throw FunctionError("not a valid RFC3339 timestamp: " + text::go_quote(call.text(index)), index);
  return *time;
}

std::string padded(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

std::string zone_text(std::int64_t offset, bool colon) {
  const std::int64_t minutes = (offset < 0 ? -offset : offset) / 60;
  return (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + (colon ? ":" : "") + padded(minutes % 60, 2);
}

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Thursday", "Friday",  "Saturday", "Sunday",
                                                       "Monday",   "Tuesday", "Wednesday"};

[[noreturn]] void refuse_verb(std::string_view verb, std::string_view why) {
  throw FunctionError("invalid date format verb " + text::go_quote(verb) + std::string(why), 0);
}

std::string one_or_two(std::string_view verb, std::int64_t value, std::string_view why) {
  if (verb.size() > 2) refuse_verb(verb, why);
  return padded(value, verb.size());
}

std::string format_verb(std::string_view verb, const Timestamp& time) {
  const std::int64_t days = floor_divide(time.local(), kDay);
  const std::int64_t second_of_day = time.local() - days * kDay;
  const std::int64_t hour = second_of_day / 3600;
  const Date date = date_of(days);
  switch (verb.front()) {
    case 'Y':
      if (verb.size() == 2) return padded(date.year % 100, 2);
      if (verb.size() == 4) return padded(date.year, 4);
      refuse_verb(verb, ": year must either be \"YY\" or \"YYYY\"");
    case 'M': {
      const std::string_view name = kMonths[static_cast<std::size_t>(date.month - 1)];
      if (verb.size() <= 2) return padded(date.month, verb.size());
      if (verb.size() == 3) return std::string(name.substr(0, 3));
      if (verb.size() == 4) return std::string(name);
      refuse_verb(verb, ": month must be \"M\", \"MM\", \"MMM\", or \"MMMM\"");
    }
    case 'D':
      return one_or_two(verb, date.day, ": day of month must either be \"D\" or \"DD\"");
    case 'E': {
      const std::string_view name = kWeekdays[static_cast<std::size_t>(days - floor_divide(days, 7) * 7)];
      if (verb.size() == 3) return std::string(name.substr(0, 3));
      if (verb.size() == 4) return std::string(name);
      refuse_verb(verb, ": day of week must either be \"EEE\" or \"EEEE\"");
    }
    case 'h':
      return one_or_two(verb, hour, ": 24-hour must either be \"h\" or \"hh\"");
    case 'H':
      return one_or_two(verb, hour % 12 == 0 ? 12 : hour % 12, ": 12-hour must either be \"H\" or \"HH\"");
    case 'A':
    case 'a':
      if (verb.size() != 2) refuse_verb(verb, ": must be two letters");
      return verb.front() == 'A' ? (hour < 12 ? "AM" : "PM") : (hour < 12 ? "am" : "pm");
    case 'm':
      return one_or_two(verb, second_of_day / 60 % 60, ": minute must either be \"m\" or \"mm\"");
    case 's':
      return one_or_two(verb, second_of_day % 60, ": second must either be \"s\" or \"ss\"");
    case 'Z':
      if (verb.size() == 1) return time.offset == 0 ? "Z" : zone_text(time.offset, true);
      if (verb.size() == 3) return time.offset == 0 ? "UTC" : zone_text(time.offset, false);
      if (verb.size() == 4) return zone_text(time.offset, false);
      if (verb.size() == 5) return zone_text(time.offset, true);
      refuse_verb(verb, ": timezone must be Z, ZZZZ, or ZZZZZ");
    default:
      refuse_verb(verb, "");
  }
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Value format_date(const Call& call) {
  const Timestamp time = require_timestamp(call, 1);
  std::string_view format = call.text(0);
  std::string out;
  while (!format.empty()) {
    if (format.starts_with("''")) {
      out += '\'';
      format.remove_prefix(2);
    } else if (format.front() == '\'') {
      format.remove_prefix(1);
      for (;;) {
        const std::size_t quote = format.find('\'');
        if (quote == std::string_view::npos) throw FunctionError("unterminated literal '", 0);
        out += format.substr(0, quote);
        format.remove_prefix(quote + 1);
        if (!format.starts_with('\'')) break;
        out += '\'';
        format.remove_prefix(1);
      }
    } else if (is_letter(format.front())) {
      const std::size_t size = std::min(format.find_first_not_of(format.front()), format.size());
      out += format_verb(format.substr(0, size), time);
      format.remove_prefix(size);
    } else {
      out += format.front();
      format.remove_prefix(1);
    }
  }
  return call.result(out);
}

/// Go's time.ParseDuration, in nanoseconds.
std::optional<std::int64_t> parse_duration(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "0") return 0;
  if (text.empty()) return std::nullopt;
  long double total = 0;
  while (!text.empty()) {
    double number = 0;
    const std::size_t size = std::min(text.find_first_not_of("0123456789."), text.size());
    const auto read = std::from_chars(text.data(), text.data() + size, number);
    if (size == 0 || read.ec != std::errc() || read.ptr != text.data() + size) return std::nullopt;
    text.remove_prefix(size);
    struct Unit {
      std::string_view name;
      long double nanoseconds;
    };
    static constexpr Unit kUnits[] = {{"ns", 1},    {"us", 1e3L}, {"µs", 1e3L}, {"μs", 1e3L},
                                      {"ms", 1e6L}, {"s", 1e9L},  {"m", 60e9L}, {"h", 3600e9L}};
    const std::size_t unit_size = std::min(text.find_first_of("0123456789."), text.size());
    bool found = false;
    for (const Unit& unit : kUnits) {
      if (unit.name != text.substr(0, unit_size)) continue;
      total += static_cast<long double>(number) * unit.nanoseconds;
      found = true;
    }
    if (!found) return std::nullopt;
    text.remove_prefix(unit_size);
  }
  if (total > 9.2e18L) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(total);
  return negative ? -whole : whole;
}

Value time_add(const Call& call) {
  Timestamp time = require_timestamp(call, 0);
  const auto duration = parse_duration(call.text(1));
  if (!duration) throw FunctionError("time: invalid duration " + text::go_quote(call.text(1)), 1);
  const std::int64_t nanoseconds = time.nanoseconds + *duration % kSecond;
  time.seconds += *duration / kSecond + floor_divide(nanoseconds, kSecond);
  const std::int64_t days = floor_divide(time.local(), kDay);
  const std::int64_t second = time.local() - days * kDay;
  const Date date = date_of(days);
  return call.result(padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T" +
                     padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2) +
                     (time.offset == 0 ? "Z" : zone_text(time.offset, true)));
}

Value time_compare(const Call& call) {
  const Timestamp a = require_timestamp(call, 0);
  const Timestamp b = require_timestamp(call, 1);
  const std::int64_t difference = a.seconds != b.seconds ? a.seconds - b.seconds : a.nanoseconds - b.nanoseconds;
  return call.result(Value::of_integer(difference < 0 ? -1 : difference > 0 ? 1 : 0));
}

constexpr Function kFunctions[] = {
    {.name = "formatdate", .parameters = kTwoStrings, .call = format_date},
    {.name = "timeadd", .parameters = kTwoStrings, .call = time_add},
    {.name = "timecmp", .parameters = kTwoStrings, .call = time_compare},
};

}  // namespace

std::span<const Function> date_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
