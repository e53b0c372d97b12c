#include "calendar/parse_moment.hpp"

#include "calendar/layout.hpp"

namespace stageplot::calendar {
namespace {

constexpr std::size_t kMostFraction = 10;  // the separator and nine digits; what follows them does not count

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool starts_fraction(std::string_view text) {
  return !text.empty() && (text.front() == '.' || text.front() == ',') && is_digit(text, 1);
}

/// The digits at the beginning; nullopt where they are more than 2^63.
std::optional<std::uint64_t> take_digits(std::string_view& text) {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 63;
  std::uint64_t number = 0;
  std::size_t size = 0;
  for (; is_digit(text, size); ++size) {
    if (number > kMost / 10) return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(text[size] - '0');
    if (number > kMost) return std::nullopt;
  }
  text.remove_prefix(size);
  return number;
}

/// All of the text, with a sign.
std::optional<std::int64_t> whole_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::optional<std::uint64_t> number = take_digits(text);
  if (!number || !text.empty()) return std::nullopt;
  const auto value = static_cast<std::int64_t>(*number);
  return negative ? -value : value;
}

/// `+5`, `-11` behind an abbreviation: its length, 0 where there is none.
std::size_t signed_hours(std::string_view text) {
  if (!text.starts_with('-') && !text.starts_with('+')) return 0;
  std::string_view rest = text.substr(1);
  const std::optional<std::uint64_t> hours = take_digits(rest);
  if (!hours || rest.size() + 1 == text.size() || *hours > 23) return 0;
  return text.size() - rest.size();
}

/// The length of the abbreviation of a zone at the beginning, 0 where there is none.
std::size_t abbreviation_size(std::string_view text) {
  if (text.size() < 3) return 0;
  if (text.starts_with("ChST") || text.starts_with("MeST")) return 4;
  if (text.starts_with("GMT")) return 3 + signed_hours(text.substr(3));
  if (text.front() == '+' || text.front() == '-') return signed_hours(text);
  std::size_t letters = 0;
  while (letters < 6 && letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z') ++letters;
  switch (letters) {
    case 3:
      return 3;
    case 4:
      return text[3] == 'T' || text.starts_with("WITA") ? 4 : 0;
    case 5:
      return text[4] == 'T' ? 5 : 0;
    default:
      return 0;
  }
}

void skip_spaces(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

/// Skips what stands between elements; any number of blanks fits any other. False where the text is another.
bool skip(std::string_view& value, std::string_view prefix) {
  while (!prefix.empty()) {
    if (prefix.front() == ' ') {
      if (!value.empty() && value.front() != ' ') return false;
      skip_spaces(prefix);
      skip_spaces(value);
      continue;
    }
    if (value.empty() || value.front() != prefix.front()) return false;
    prefix.remove_prefix(1);
    value.remove_prefix(1);
  }
  return true;
}

bool equals_in_any_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (std::size_t i = 0; i < b.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

class Parser {
 public:
  Parser(std::string_view layout, std::string_view value, const Place& place, std::string& error)
      : whole_layout_(layout), whole_value_(value), value_(value), place_(place), error_(error) {}

  std::optional<Instant> run() {
    std::string_view layout = whole_layout_;
    while (true) {
      const LayoutPart part = next_part(layout);
      if (!skip(value_, part.before)) return fail_at(part.before, value_);
      if (part.element == Element::none) {
        if (!value_.empty()) return fail(": extra text: " + quote_in_message(value_));
        break;
      }
      layout = part.rest;
      const std::string_view held = value_;
      out_of_range_ = {};
      const bool fits = element(part);
      if (!out_of_range_.empty()) return fail(": " + std::string{out_of_range_} + " out of range");
      if (!fits) return fail_at(part.text, held);
    }
    return result();
  }

 private:
  std::optional<Instant> fail(const std::string& why) {
    error_ = "parsing time " + quote_in_message(whole_value_) + why;
    return std::nullopt;
  }
  std::optional<Instant> fail_at(std::string_view element, std::string_view value) {
    return fail(" as " + quote_in_message(whole_layout_) + ": cannot parse " + quote_in_message(value) + " as " +
                quote_in_message(element));
  }

  /// One or two digits; exactly two where `fixed`. 0 is left in `number` where there are none.
  bool take_number(std::int64_t& number, bool fixed) {
    number = 0;
    if (!is_digit(value_, 0) || (fixed && !is_digit(value_, 1))) return false;
    const std::size_t size = is_digit(value_, 1) ? 2 : 1;
    for (std::size_t i = 0; i < size; ++i) number = number * 10 + (value_[i] - '0');
    value_.remove_prefix(size);
    return true;
  }

  bool take_in_range(std::int64_t& number, bool fixed, std::int64_t most, std::string_view name) {
    const bool taken = take_number(number, fixed);
    if (number > most) out_of_range_ = name;
    return taken;
  }

  /// The name with the number `first` or one above it; its whole or its first three letters.
  template <typename NameOf>
  bool take_name(NameOf name_of, int first, int count, bool whole, std::int64_t* found) {
    for (int i = first; i < first + count; ++i) {
      const std::string_view name = whole ? name_of(i) : name_of(i).substr(0, 3);
      if (value_.size() < name.size() || !equals_in_any_case(value_, name)) continue;
      value_.remove_prefix(name.size());
      if (found != nullptr) *found = i;
      return true;
    }
    return false;
  }

  bool take_fraction(std::size_t size) {
    std::string_view text = value_.substr(0, std::min(size, kMostFraction));
    if (text.empty() || (text.front() != '.' && text.front() != ',')) return false;
    const std::size_t digits = text.size() - 1;
    const std::optional<std::int64_t> number = whole_number(text.substr(1));
    if (!number) return false;
    if (*number < 0) {
      out_of_range_ = "fractional second";
      return true;
    }
    parts_.nanosecond = *number;
    for (std::size_t i = digits; i + 1 < kMostFraction; ++i) parts_.nanosecond *= 10;
    value_.remove_prefix(size);
    return true;
  }

  bool take_second(const LayoutPart& part) {
    if (!take_number(parts_.second, part.element == Element::second_two_digits)) return false;
    if (parts_.second >= 60) {
      out_of_range_ = "second";
      return true;
    }
    // A fraction may follow that the layout doesn't have.
    if (!starts_fraction(value_)) return true;
    const Element next = next_part(part.rest).element;
    if (next == Element::fraction || next == Element::fraction_trimmed) return true;
    std::size_t size = 2;
    while (is_digit(value_, size)) ++size;
    return take_fraction(size);
  }

  bool take_year(bool two_digits) {
    const std::size_t size = two_digits ? 2 : 4;
    if (value_.size() < size || (!two_digits && !is_digit(value_, 0))) return false;
    const std::optional<std::int64_t> year = whole_number(value_.substr(0, size));
    value_.remove_prefix(size);
    if (!year) return false;
    parts_.year = *year;
    if (two_digits) parts_.year += parts_.year >= 69 ? 1900 : 2000;
    return true;
  }

  bool take_half_day(std::string_view before_noon, std::string_view after_noon) {
    if (value_.size() < 2) return false;
    const std::string_view word = value_.substr(0, 2);
    value_.remove_prefix(2);
    if (word == after_noon) {
      after_noon_ = true;
    } else if (word == before_noon) {
      before_noon_ = true;
    } else {
      return false;
    }
    return true;
  }

  bool take_offset(const OffsetForm& form) {
    if (form.z_for_utc && value_.starts_with('Z')) {
      value_.remove_prefix(1);
      in_utc_ = true;
      return true;
    }
    const std::size_t colon = form.colons ? 1 : 0;
    const std::size_t size = 3 + (form.minutes ? 2 + colon : 0) + (form.seconds ? 2 + colon : 0);
    if (value_.size() < size) return false;
    if (form.colons && (value_[3] != ':' || (form.seconds && value_[6] != ':'))) return false;
    const std::string_view text = value_.substr(0, size);
    value_.remove_prefix(size);
    std::int64_t parts[3] = {0, 0, 0};
    const std::size_t count = form.seconds ? 3 : form.minutes ? 2 : 1;
    bool fits = true;
    for (std::size_t i = 0; i < count && fits; ++i) {
      const std::size_t at = 1 + i * (2 + colon);
      fits = is_digit(text, at) && is_digit(text, at + 1);
      if (fits) parts[i] = (text[at] - '0') * 10 + (text[at + 1] - '0');
    }
    // The upper bounds of RFC 3339 would be 23 and 59; Go takes one more.
    if (parts[0] > 24) out_of_range_ = "time zone offset hour";
    if (parts[1] > 60) out_of_range_ = "time zone offset minute";
    if (parts[2] > 60) out_of_range_ = "time zone offset second";
    offset_ = (parts[0] * 60 + parts[1]) * 60 + parts[2];
    if (text.front() == '-') offset_ = -*offset_;
    return fits && (text.front() == '+' || text.front() == '-');
  }

  bool take_zone_name() {
    if (value_.starts_with("UTC")) {
      value_.remove_prefix(3);
      in_utc_ = true;
      return true;
    }
    const std::size_t size = abbreviation_size(value_);
    if (size == 0) return false;
    zone_name_ = value_.substr(0, size);
    value_.remove_prefix(size);
    return true;
  }

  bool take_year_day(bool padded) {
    for (int i = 0; i < 2 && padded; ++i) {
      if (value_.starts_with(' ')) value_.remove_prefix(1);
    }
    std::size_t digits = 0;
    std::int64_t number = 0;
    for (; digits < 3 && is_digit(value_, digits); ++digits) number = number * 10 + (value_[digits] - '0');
    if (digits == 0 || (!padded && digits != 3)) return false;
    value_.remove_prefix(digits);
    year_day_ = number;
    return true;
  }

  bool element(const LayoutPart& part) {
    switch (part.element) {
      case Element::none:
        return true;
      case Element::month_name:
      case Element::month_short_name:
        return take_name(month_name, 1, 12, part.element == Element::month_name, &month_);
      case Element::month:
      case Element::month_two_digits: {
        const bool taken = take_number(month_, part.element == Element::month_two_digits);
        if (taken && (month_ < 1 || month_ > 12)) out_of_range_ = "month";
        return taken;
      }
      case Element::weekday_name:
      case Element::weekday_short_name:
        return take_name(weekday_name, 0, 7, part.element == Element::weekday_name, nullptr);
      case Element::day:
      case Element::day_padded:
      case Element::day_two_digits:
        if (part.element == Element::day_padded && value_.starts_with(' ')) value_.remove_prefix(1);
        return take_number(day_, part.element == Element::day_two_digits);
      case Element::year_day_padded:
      case Element::year_day_three_digits:
        return take_year_day(part.element == Element::year_day_padded);
      case Element::hour:
        return take_in_range(parts_.hour, false, 23, "hour");
      case Element::hour_12:
      case Element::hour_12_two_digits:
        return take_in_range(parts_.hour, part.element == Element::hour_12_two_digits, 12, "hour");
      case Element::minute:
      case Element::minute_two_digits:
        return take_in_range(parts_.minute, part.element == Element::minute_two_digits, 59, "minute");
      case Element::second:
      case Element::second_two_digits:
        return take_second(part);
      case Element::year:
      case Element::year_two_digits:
        return take_year(part.element == Element::year_two_digits);
      case Element::upper_pm:
        return take_half_day("AM", "PM");
      case Element::lower_pm:
        return take_half_day("am", "pm");
      case Element::zone_name:
        return take_zone_name();
      case Element::offset:
        return take_offset(part.offset);
      case Element::fraction:
        return value_.size() >= part.digits + 1 && take_fraction(part.digits + 1);
      case Element::fraction_trimmed: {
        if (!starts_fraction(value_)) return true;
        std::size_t size = 2;
        while (is_digit(value_, size)) ++size;
        return take_fraction(size);
      }
    }
    return false;
  }

  /// Month and day from the day of the year; false with the message set.
  bool apply_year_day() {
    std::int64_t day_of_year = *year_day_;
    std::int64_t month = 0;
    std::int64_t day = 0;
    if (is_leap_year(parts_.year)) {
      if (day_of_year == 31 + 29) {
        month = 2;
        day = 29;
      } else if (day_of_year > 31 + 29) {
        --day_of_year;
      }
    }
    if (day_of_year < 1 || day_of_year > 365) {
      fail(": day-of-year out of range");
      return false;
    }
    if (month == 0) {
      month = (day_of_year - 1) / 31 + 1;
      if (days_before_month(static_cast<int>(month) + 1) < day_of_year) ++month;
      day = day_of_year - days_before_month(static_cast<int>(month));
    }
    if (month_ >= 0 && month_ != month) {
      fail(": day-of-year does not match month");
      return false;
    }
    if (day_ >= 0 && day_ != day) {
      fail(": day-of-year does not match day");
      return false;
    }
    month_ = month;
    day_ = day;
    return true;
  }

  std::optional<Instant> result() {
    if (after_noon_ && parts_.hour < 12) {
      parts_.hour += 12;
    } else if (before_noon_ && parts_.hour == 12) {
      parts_.hour = 0;
    }
    if (year_day_) {
      if (!apply_year_day()) return std::nullopt;
    } else {
      if (month_ < 0) month_ = 1;
      if (day_ < 0) day_ = 1;
    }
    if (day_ < 1 || day_ > days_in_month(parts_.year, static_cast<int>(month_))) return fail(": day out of range");
    parts_.month = month_;
    parts_.day = day_;
    if (in_utc_) return instant_of(parts_, {});
    if (offset_ && *offset_ != -1) return with_offset();
    if (!zone_name_.empty()) return with_zone_name();
    return instant_of(parts_, place_);
  }

  Instant with_offset() {
    Instant instant = instant_of(parts_, {});
    instant.seconds -= *offset_;
    const ZonePeriod here = place_.at(instant.seconds);
    const bool is_here = here.offset == *offset_ && (zone_name_.empty() || here.name == zone_name_);
    instant.place = is_here ? place_ : fixed(*offset_);
    return instant;
  }

  Instant with_zone_name() {
    Instant instant = instant_of(parts_, {});
    if (const std::optional<std::int32_t> offset = offset_here(instant.seconds)) {
      instant.seconds -= *offset;
      instant.place = place_;
      return instant;
    }
    std::int64_t offset = 0;
    if (zone_name_.size() > 3 && zone_name_.starts_with("GMT")) {
      offset = whole_number(zone_name_.substr(3)).value_or(0) * kSecondsPerHour;
    }
    // Unlike an offset it does not move the clock's time: the moment is taken as UTC's.
    instant.place = fixed(offset);
    return instant;
  }

  [[nodiscard]] std::optional<std::int32_t> offset_here(std::int64_t seconds) const {
    return place_.zone != nullptr ? place_.zone->offset_of(zone_name_, seconds) : std::nullopt;
  }

  [[nodiscard]] Place fixed(std::int64_t offset) const {
    return {.zone = nullptr, .name = zone_name_, .offset = static_cast<std::int32_t>(offset)};
  }

  std::string_view whole_layout_;
  std::string_view whole_value_;
  std::string_view value_;  // what is not read yet
  const Place& place_;
  std::string& error_;
  std::string_view out_of_range_;  // the element that is
  LocalParts parts_;
  std::int64_t month_ = -1;
  std::int64_t day_ = -1;
  std::optional<std::int64_t> year_day_;
  std::optional<std::int64_t> offset_;
  std::string_view zone_name_;
  bool in_utc_ = false;
  bool before_noon_ = false;
  bool after_noon_ = false;
};

}  // namespace

std::optional<Instant> parse(std::string_view layout, std::string_view value, const Place& place, std::string& error) {
  return Parser(layout, value, place, error).run();
}

std::string quote_in_message(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || byte < ' ') {
      out += "\\x";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 0xF];
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out += '"';
}

}  // namespace stageplot::calendar
