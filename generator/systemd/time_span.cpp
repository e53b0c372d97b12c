#include "systemd/time_span.hpp"

#include <algorithm>
#include <array>

namespace stageplot::systemd {
namespace {

constexpr std::array<std::string_view, 30> kUnits{
    "usec",    "us",     "µs",   "μs", "msec",   "ms",    "seconds", "second", "sec",  "s",
    "minutes", "minute", "min",  "m",  "hours",  "hour",  "hr",      "h",      "days", "day",
    "d",       "weeks",  "week", "w",  "months", "month", "M",       "years",  "year", "y"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip(std::string_view text, std::size_t at, bool (*belongs)(char)) {
  while (at < text.size() && belongs(text[at])) ++at;
  return at;
}

}  // namespace

bool is_time_span(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  const auto is_letter = [](char c) { return !(c == ' ' || c == '\t' || c == '.' || (c >= '0' && c <= '9')); };
  if (text == "infinity") return true;
  bool any = false;
  std::size_t at = skip(text, 0, is_blank);
  while (at < text.size()) {
    const std::size_t number = at;
    at = skip(text, at, is_digit);
    bool has_digits = at > number;
    if (at < text.size() && text[at] == '.') {
      const std::size_t fraction = ++at;
      at = skip(text, at, is_digit);
      if (at == fraction) return false;
      has_digits = true;
    }
    if (!has_digits) return false;
    at = skip(text, at, is_blank);
    const std::size_t unit = at;
    at = skip(text, at, is_letter);
    if (at > unit && std::ranges::find(kUnits, text.substr(unit, at - unit)) == kUnits.end()) return false;
    any = true;
    at = skip(text, at, is_blank);
  }
  return any;
}

}  // namespace stageplot::systemd
