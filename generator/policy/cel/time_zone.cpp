// Offsets of time zones: fixed ones, and those of the machine's tz database.
#include "calendar/find_zone.hpp"
#include "policy/cel/time.hpp"

namespace stageplot::policy::cel {
namespace {

/// `+01:00`, `-01:00`, `01:00`: seconds, or nullopt where it is no such text.
std::optional<std::int64_t> fixed_offset(std::string_view zone) {
  std::int64_t sign = 1;
  if (!zone.empty() && (zone[0] == '+' || zone[0] == '-')) {
    sign = zone[0] == '-' ? -1 : 1;
    zone.remove_prefix(1);
  }
  if (zone.size() != 5 || zone[2] != ':') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 3U, 4U}) {
    if (zone[i] < '0' || zone[i] > '9') return std::nullopt;
  }
  const int hours = (zone[0] - '0') * 10 + (zone[1] - '0');
  const int minutes = (zone[3] - '0') * 10 + (zone[4] - '0');
  if (hours > 23 || minutes > 59) return std::nullopt;
  return sign * (hours * 3600 + minutes * 60);
}

}  // namespace

std::optional<std::int64_t> zone_offset(std::string_view zone, std::int64_t seconds_of_epoch) {
  if (zone == "UTC" || zone == "Z" || zone.empty()) return 0;
  if (const auto fixed = fixed_offset(zone)) return fixed;
  const calendar::TimeZone* found = calendar::find_zone(zone);
  if (found == nullptr) return std::nullopt;  // no such zone, or no tz database on this machine
  return found->at(seconds_of_epoch).offset;
}

}  // namespace stageplot::policy::cel
