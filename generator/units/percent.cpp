#include "units/percent.hpp"

#include <cmath>
#include <cstdlib>

namespace stageplot::units {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string Percent::canonical() const {
  std::string out = std::to_string(thousandths / 1000);
  if (std::int64_t rest = thousandths % 1000; rest != 0) {
    out += '.';
    for (std::int64_t unit = 100; rest != 0; rest %= unit, unit /= 10) out += static_cast<char>('0' + rest / unit);
  }
  return out + '%';
}

Parsed<Percent> parse_percent(std::string_view text) {
  using Result = Parsed<Percent>;
  if (text.empty() || text.back() != '%') return Result::failed("the percent sign is missing");
  text.remove_suffix(1);
  if (text.empty() || !is_digit(text.front())) return Result::failed("it does not begin with a digit");
  std::int64_t value = 0;
  std::size_t at = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) {
    value = value * 10 + (text[at] - '0');
    if (value > 10'000) return Result::failed("it is more than 10000%");
  }
  value *= 1000;
  if (at < text.size()) {
    if (text[at] != '.' || at + 1 == text.size()) return Result::failed("it is not a number before the percent sign");
    std::int64_t unit = 100;
    for (++at; at < text.size(); ++at, unit /= 10) {
      if (!is_digit(text[at])) return Result::failed("it is not a number before the percent sign");
      if (unit == 0) return Result::failed("it has more than three digits behind the point");
      value += unit * (text[at] - '0');
    }
  }
  if (value > 10'000'000) return Result::failed("it is more than 10000%");
  return Percent{value};
}

std::string percent_in_words(double value) {
  const long long tenths = std::llround(value * 10);
  const std::string whole = (tenths < 0 ? "-" : "") + std::to_string(std::llabs(tenths) / 10);
  const std::string fraction = tenths % 10 == 0 ? "" : "." + std::to_string(std::llabs(tenths) % 10);
  return whole + fraction + " %";
}

}  // namespace stageplot::units
