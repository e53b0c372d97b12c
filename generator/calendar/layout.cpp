#include "calendar/layout.hpp"

#include <array>

namespace stageplot::calendar {
namespace {

struct Word {
  std::string_view text;
  Element element = Element::none;
  bool no_letter_behind = false;  // `Janus` is no month
};

/// By their first character; of two that fit the upper one counts.
constexpr std::array kWords = {
    Word{"January", Element::month_name},
    Word{"Jan", Element::month_short_name, true},
    Word{"Monday", Element::weekday_name},
    Word{"Mon", Element::weekday_short_name, true},
    Word{"MST", Element::zone_name},
    Word{"01", Element::month_two_digits},
    Word{"02", Element::day_two_digits},
    Word{"03", Element::hour_12_two_digits},
    Word{"04", Element::minute_two_digits},
    Word{"05", Element::second_two_digits},
    Word{"06", Element::year_two_digits},
    Word{"002", Element::year_day_three_digits},
    Word{"15", Element::hour},
    Word{"1", Element::month},
    Word{"2006", Element::year},
    Word{"2", Element::day},
    Word{"_2", Element::day_padded},
    Word{"__2", Element::year_day_padded},
    Word{"3", Element::hour_12},
    Word{"4", Element::minute},
    Word{"5", Element::second},
    Word{"PM", Element::upper_pm},
    Word{"pm", Element::lower_pm},
};

struct OffsetWord {
  std::string_view text;  // behind the sign or the Z
  OffsetForm form;
};

/// In the order in which they are tried.
constexpr std::array kOffsets = {
    OffsetWord{"070000", {.minutes = true, .seconds = true}},
    OffsetWord{"07:00:00", {.colons = true, .minutes = true, .seconds = true}},
    OffsetWord{"0700", {.minutes = true}},
    OffsetWord{"07:00", {.colons = true, .minutes = true}},
    OffsetWord{"07", {}},
};

constexpr std::size_t kMostDigits = 0xFFF;  // of a fraction; Go keeps their number in 12 bits

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool is_lower(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= 'a' && text[at] <= 'z';
}

/// The element at the beginning of `rest`: sets `part.element` and gives its length, else 0.
std::size_t element_at(std::string_view rest, LayoutPart& part) {
  switch (rest.front()) {
    case '-':
    case 'Z':
      for (const OffsetWord& word : kOffsets) {
        if (!rest.substr(1).starts_with(word.text)) continue;
        part.element = Element::offset;
        part.offset = word.form;
        part.offset.z_for_utc = rest.front() == 'Z';
        return word.text.size() + 1;
      }
      return 0;
    case '.':
    case ',': {
      if (rest.size() < 2 || (rest[1] != '0' && rest[1] != '9')) return 0;
      std::size_t end = 1;
      while (end < rest.size() && rest[end] == rest[1]) ++end;
      if (is_digit(rest, end)) return 0;
      part.element = rest[1] == '9' ? Element::fraction_trimmed : Element::fraction;
      part.digits = (end - 1) & kMostDigits;
      part.separator = rest.front();
      return end;
    }
    case 'J':
    case 'M':
    case 'P':
    case 'p':
    case '_':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
      for (const Word& word : kWords) {
        if (!rest.starts_with(word.text) || (word.no_letter_behind && is_lower(rest, word.text.size()))) continue;
        part.element = word.element;
        return word.text.size();
      }
      return 0;
    default:
      return 0;
  }
}

}  // namespace

LayoutPart next_part(std::string_view layout) {
  LayoutPart part;
  for (std::size_t at = 0; at < layout.size(); ++at) {
    const std::string_view rest = layout.substr(at);
    // `_2006` is an underscore and a year.
    if (rest.starts_with("_2006")) continue;
    const std::size_t size = element_at(rest, part);
    if (size == 0) continue;
    part.before = layout.substr(0, at);
    part.text = rest.substr(0, size);
    part.rest = rest.substr(size);
    return part;
  }
  part.before = layout;
  return part;
}

std::string_view month_name(int month) {
  constexpr std::array<std::string_view, 12> kNames = {"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
  return kNames[static_cast<std::size_t>(month - 1)];
}

std::string_view weekday_name(int weekday) {
  constexpr std::array<std::string_view, 7> kNames = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};
  return kNames[static_cast<std::size_t>(weekday)];
}

}  // namespace stageplot::calendar
