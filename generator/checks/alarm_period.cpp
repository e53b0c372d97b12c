// Alarms on the CPU of instances: CloudWatch has a reading every five minutes, every minute only with detailed
// monitoring. An alarm with shorter periods finds most of them empty.
#include <array>
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"

namespace stageplot::checks {

void alarm_period(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  static constexpr std::array<std::string_view, 2> kSteps{"up", "down"};
  static constexpr std::string_view kMonitoring = "workload.instance.detailedMonitoring";
  const document::Value* detailed = model::known_value(subject.tree, kMonitoring);
  if (detailed == nullptr || !detailed->is(document::Kind::boolean)) return;
  const std::int64_t reading = detailed->b ? 60 : 300;
  for (const std::string_view step : kSteps) {
    const std::string path = "workload.scaling." + std::string{step} + ".periodSeconds";
    const auto period = model::integer_at(subject.tree, path);
    if (!period || *period >= reading) continue;
    report(subject,
           {.rule = diagnostics::rules::check_alarm_period,
            .path = path,
            .summary = "an alarm's period is " + std::to_string(*period) + " s, but readings come only every " +
                       std::to_string(reading) + " s",
            .label = "period",
            .other_path = std::string{kMonitoring},
            .other_label = detailed->b ? "a reading every minute" : "a reading every five minutes",
            .help = detailed->b ? "make `periodSeconds` 60 or more"
                                : "turn `detailedMonitoring` on, or make `periodSeconds` 300 or more"},
           diagnostics);
  }
}

}  // namespace stageplot::checks
