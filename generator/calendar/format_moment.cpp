#include "calendar/format_moment.hpp"

#include "calendar/layout.hpp"

namespace stageplot::calendar {
namespace {

void append_number(std::string& out, std::int64_t number, std::size_t width) {
  if (number < 0) out += '-';
  const std::uint64_t magnitude =
      number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  const std::string digits = std::to_string(magnitude);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void append_padded(std::string& out, int number, std::size_t width) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) out.append(width - digits.size(), ' ');
  out += digits;
}

void append_fraction(std::string& out, std::int32_t nanoseconds, const LayoutPart& part) {
  const bool trim = part.element == Element::fraction_trimmed;
  if (trim && (part.digits == 0 || nanoseconds == 0)) return;
  out += part.separator;
  append_number(out, nanoseconds, 9);
  if (part.digits < 9) out.resize(out.size() - 9 + part.digits);
  if (!trim) return;
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with(part.separator)) out.pop_back();
}

void append_offset(std::string& out, std::int32_t offset, const OffsetForm& form) {
  if (form.z_for_utc && offset == 0) {
    out += 'Z';
    return;
  }
  // The sign is that of the minutes: with some seconds less than UTC there is none.
  std::int64_t minutes = offset / 60;
  std::int64_t magnitude = offset;
  out += minutes < 0 ? '-' : '+';
  if (minutes < 0) {
    minutes = -minutes;
    magnitude = -magnitude;
  }
  append_number(out, minutes / 60, 2);
  if (form.minutes) {
    if (form.colons) out += ':';
    append_number(out, minutes % 60, 2);
  }
  if (form.seconds) {
    if (form.colons) out += ':';
    append_number(out, magnitude % 60, 2);
  }
}

int twelve_hours(int hour) {
  return hour % 12 == 0 ? 12 : hour % 12;
}

void append_element(std::string& out, const LayoutPart& part, const Civil& civil, const Instant& instant,
                    const ZonePeriod& zone) {
  switch (part.element) {
    case Element::none:
      break;
    case Element::month_name:
      out += month_name(civil.month);
      break;
    case Element::month_short_name:
      out += month_name(civil.month).substr(0, 3);
      break;
    case Element::month:
      append_number(out, civil.month, 0);
      break;
    case Element::month_two_digits:
      append_number(out, civil.month, 2);
      break;
    case Element::weekday_name:
      out += weekday_name(civil.weekday);
      break;
    case Element::weekday_short_name:
      out += weekday_name(civil.weekday).substr(0, 3);
      break;
    case Element::day:
      append_number(out, civil.day, 0);
      break;
    case Element::day_padded:
      append_padded(out, civil.day, 2);
      break;
    case Element::day_two_digits:
      append_number(out, civil.day, 2);
      break;
    case Element::year_day_padded:
      append_padded(out, civil.year_day, 3);
      break;
    case Element::year_day_three_digits:
      append_number(out, civil.year_day, 3);
      break;
    case Element::hour:
      append_number(out, civil.hour, 2);
      break;
    case Element::hour_12:
      append_number(out, twelve_hours(civil.hour), 0);
      break;
    case Element::hour_12_two_digits:
      append_number(out, twelve_hours(civil.hour), 2);
      break;
    case Element::minute:
      append_number(out, civil.minute, 0);
      break;
    case Element::minute_two_digits:
      append_number(out, civil.minute, 2);
      break;
    case Element::second:
      append_number(out, civil.second, 0);
      break;
    case Element::second_two_digits:
      append_number(out, civil.second, 2);
      break;
    case Element::year:
      append_number(out, civil.year, 4);
      break;
    case Element::year_two_digits:
      append_number(out, (civil.year < 0 ? -civil.year : civil.year) % 100, 2);
      break;
    case Element::upper_pm:
      out += civil.hour >= 12 ? "PM" : "AM";
      break;
    case Element::lower_pm:
      out += civil.hour >= 12 ? "pm" : "am";
      break;
    case Element::zone_name:
      if (zone.name.empty()) {
        append_offset(out, zone.offset, {.minutes = true});
      } else {
        out += zone.name;
      }
      break;
    case Element::offset:
      append_offset(out, zone.offset, part.offset);
      break;
    case Element::fraction:
    case Element::fraction_trimmed:
      append_fraction(out, instant.nanoseconds, part);
      break;
  }
}

}  // namespace

std::string format(const Instant& instant, std::string_view layout) {
  std::string out;
  const ZonePeriod zone = instant.place.at(instant.seconds);
  const Civil civil = instant.civil();
  while (!layout.empty()) {
    const LayoutPart part = next_part(layout);
    out += part.before;
    append_element(out, part, civil, instant, zone);
    layout = part.rest;
  }
  return out;
}

std::string to_text(const Instant& instant) {
  std::string text = format(instant, "2006-01-02 15:04:05.999999999 -0700 MST");
  if (instant.since_start == 0) return text;
  constexpr std::uint64_t kPerSecond = 1'000'000'000;
  const bool is_before = instant.since_start < 0;
  const auto given = static_cast<std::uint64_t>(instant.since_start);
  const std::uint64_t distance = is_before ? 0 - given : given;
  const std::string nanoseconds = std::to_string(distance % kPerSecond);
  text += is_before ? " m=-" : " m=+";
  text += std::to_string(distance / kPerSecond) + "." + std::string(9 - nanoseconds.size(), '0') + nanoseconds;
  return text;
}

std::string strict_rfc3339(const Instant& instant, std::string& error) {
  constexpr std::size_t kYearDigits = 4;
  constexpr std::int32_t kSecondsPerDay32 = 86400;
  std::string text = format(instant, kRfc3339Nano);
  const std::int32_t offset = instant.place.at(instant.seconds).offset;
  if (text[kYearDigits] != '-') {
    error = "year outside of range [0,9999]";
  } else if (offset <= -kSecondsPerDay32 || offset >= kSecondsPerDay32) {
    error = "timezone hour outside of range [0,23]";
  }
  return text;
}

}  // namespace stageplot::calendar
