#include "policy/waivers/date.hpp"

#include <algorithm>
#include <chrono>

namespace stageplot::waivers {
namespace {

constexpr std::int64_t kSecondsOfADay = 86'400;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

std::string padded(int number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

Day day_of(std::chrono::year_month_day date) {
  return {static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::string_view year = text.substr(0, 4);
  const std::string_view month = text.substr(5, 2);
  const std::string_view day = text.substr(8, 2);
  for (const std::string_view part : {year, month, day}) {
    if (!std::all_of(part.begin(), part.end(), is_digit)) return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year{number_of(year)},
                                         std::chrono::month{static_cast<unsigned>(number_of(month))},
                                         std::chrono::day{static_cast<unsigned>(number_of(day))}};
  if (!date.ok() || number_of(year) == 0) return std::nullopt;
  return day_of(date);
}

std::string text_of(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day.number}}};
  return padded(static_cast<int>(date.year()), 4) + '-' + padded(static_cast<int>(unsigned{date.month()}), 2) + '-' +
         padded(static_cast<int>(unsigned{date.day()}), 2);
}

std::optional<Day> day_of_seconds(std::int64_t seconds) {
  const std::int64_t down = seconds % kSecondsOfADay < 0 ? 1 : 0;
  const std::int64_t number = seconds / kSecondsOfADay - down;
  const Day first = *parse_day("0001-01-01");
  const Day last = *parse_day("9999-12-31");
  if (number < first.number || number > last.number) return std::nullopt;
  return Day{static_cast<std::int32_t>(number)};
}

}  // namespace stageplot::waivers
