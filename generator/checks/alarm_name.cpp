// Names of CloudWatch alarms: a group's name and an alarm's are each short enough, and together they may not be.
#include <array>
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"

namespace stageplot::checks {

void alarm_name(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  // PutMetricAlarm: AlarmName has 1 to 255 characters.
  static constexpr std::size_t kMost = 255;
  static constexpr std::string_view kGroup = "resourceNames.group";
  static constexpr std::array<std::string_view, 2> kSteps{"up", "down"};
  const auto group = model::text_at(subject.tree, kGroup);
  if (!group) return;
  for (const std::string_view step : kSteps) {
    const std::string path = "workload.scaling." + std::string{step} + ".alarm";
    const auto alarm = model::text_at(subject.tree, path);
    if (!alarm) continue;
    const std::size_t length = group->size() + 1 + alarm->size();
    if (length <= kMost) continue;
    report(subject,
           {.rule = diagnostics::rules::check_alarm_name,
            .path = path,
            .summary = "the alarm's name is that of the group and this, " + std::to_string(length) +
                       " characters, and CloudWatch takes " + std::to_string(kMost),
            .label = std::to_string(alarm->size()) + " characters",
            .other_path = std::string{kGroup},
            .other_label = std::to_string(group->size()) + " characters",
            .help = "shorten one of the two"},
           diagnostics);
  }
}

}  // namespace stageplot::checks
