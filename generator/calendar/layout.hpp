// Go's layouts of dates: the reference time Mon Jan 2 15:04:05 MST 2006 in the form that is wanted. This splits one
// into its elements; format_moment.hpp and parse_moment.hpp say what each of them means.
#pragma once

#include <cstdint>
#include <string_view>

namespace stageplot::calendar {

enum class Element : std::uint8_t {
  none,  // the layout is at its end
  month_name,
  month_short_name,
  month,
  month_two_digits,
  weekday_name,
  weekday_short_name,
  day,
  day_padded,
  day_two_digits,
  year_day_padded,
  year_day_three_digits,
  hour,
  hour_12,
  hour_12_two_digits,
  minute,
  minute_two_digits,
  second,
  second_two_digits,
  year,
  year_two_digits,
  upper_pm,
  lower_pm,
  zone_name,
  offset,  // an offset from UTC: see OffsetForm
  fraction,
  fraction_trimmed,  // without zeros at the end
};

/// `Z07:00` has z_for_utc, colons and minutes; `-0700` has minutes alone.
struct OffsetForm {
  bool z_for_utc = false;
  bool colons = false;
  bool minutes = false;
  bool seconds = false;
};

struct LayoutPart {
  std::string_view before;  // text in front of the element
  std::string_view text;    // of the element
  std::string_view rest;    // of the layout
  Element element = Element::none;
  OffsetForm offset;
  std::size_t digits = 0;  // of a fraction
  char separator = '.';    // in front of a fraction's digits
};

/// The first element of a layout.
[[nodiscard]] LayoutPart next_part(std::string_view layout);

[[nodiscard]] std::string_view month_name(int month);      // 1 to 12
[[nodiscard]] std::string_view weekday_name(int weekday);  // 0: Sunday

}  // namespace stageplot::calendar
