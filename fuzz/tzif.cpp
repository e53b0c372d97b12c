// Compiled time zones, and the rules that stand at their ends (behind a first byte of `R`: a rule alone).
#include <array>
#include <limits>

#include "calendar/format_moment.hpp"
#include "calendar/moment.hpp"
#include "calendar/zone_rule.hpp"
#include "target.hpp"

namespace stageplot::fuzz {
namespace {

using calendar::ZonePeriod;

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::array<std::int64_t, 14> kMoments{kLeast,
                                                calendar::kZeroSeconds,
                                                -2147483649,
                                                -1,
                                                0,
                                                951782400,
                                                1711846799,
                                                1711846800,
                                                1729990800,
                                                1735603199,
                                                2147483648,
                                                4102444800,
                                                253402300799,
                                                kMost};

void check_rule(std::string_view rule) {
  for (const std::int64_t seconds : kMoments) {
    const std::optional<ZonePeriod> period = calendar::apply_zone_rule(rule, 0, seconds);
    if (!period) continue;
    const bool inside =
        period->name.data() >= rule.data() && period->name.data() + period->name.size() <= rule.data() + rule.size();
    require(inside, "a rule's name lies in the rule");
  }
}

void check_zone(const calendar::TimeZone& zone) {
  const calendar::Place place{.zone = &zone, .name = {}, .offset = 0};
  for (const std::int64_t seconds : kMoments) {
    const ZonePeriod period = zone.at(seconds);
    // A broken zone may not know the abbreviation that its rule has.
    (void)zone.offset_of(period.name, seconds);
    const calendar::Instant instant{.seconds = seconds, .nanoseconds = 0, .place = place};
    require(!calendar::to_text(instant).empty(), "a moment has a text");
    const calendar::Civil civil = instant.civil();
    (void)calendar::instant_of({.year = civil.year,
                                .month = civil.month,
                                .day = civil.day,
                                .hour = civil.hour,
                                .minute = civil.minute,
                                .second = civil.second},
                               place);
  }
}

}  // namespace

void run_input(std::string_view input) {
  if (input.starts_with('R')) return check_rule(input.substr(1));
  if (const auto zone = calendar::TimeZone::read(input)) check_zone(*zone);
}

}  // namespace stageplot::fuzz
