#include "cli/today.hpp"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "diagnostics/rules/usage.hpp"

namespace stageplot::cli {
namespace {

constexpr const char* kEpochVariable = "SOURCE_DATE_EPOCH";

std::optional<waivers::Day> day_of_epoch(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [last, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (problem != std::errc{} || last != text.data() + text.size()) return std::nullopt;
  return waivers::day_of_seconds(seconds);
}

void refuse(std::string summary, std::string help, diagnostics::Diagnostics& diagnostics) {
  diagnostics.add(
      {.rule = &diagnostics::rules::usage_bad_option, .summary = std::move(summary), .help = std::move(help)});
}

}  // namespace

std::optional<waivers::Day> today(const std::string& option, diagnostics::Diagnostics& diagnostics) {
  if (!option.empty()) {
    const auto day = waivers::parse_day(std::string_view{option}.substr(0, option.find('T')));
    if (!day) refuse("`--today` is `" + option + "`, not a day of the calendar", "write it as YYYY-MM-DD", diagnostics);
    return day;
  }
  const char* epoch = std::getenv(kEpochVariable);
  if (epoch != nullptr && *epoch != '\0') {
    const auto day = day_of_epoch(epoch);
    if (!day) {
      refuse(std::string{"`"} + kEpochVariable + "` is `" + epoch + "`, not a number of seconds since 1970",
             "unset it, or name the day with `--today YYYY-MM-DD`", diagnostics);
    }
    return day;
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return waivers::day_of_seconds(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

}  // namespace stageplot::cli
