// Thresholds of scaling that are too close: the same load, spread over the instances that a step up has added, is
// already below the threshold of the step down. The group then grows and shrinks in turns.
#include <algorithm>
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"
#include "units/percent.hpp"

namespace stageplot::checks {
void scaling_thresholds(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  static constexpr std::int64_t kMost = 1'000'000;  // beyond any group, and far from an overflow
  static constexpr std::string_view kUp = "workload.scaling.up.threshold";
  const auto before = model::integer_at(subject.tree, "workload.replicas.min");
  const auto most = model::integer_at(subject.tree, "workload.replicas.max");
  const auto step = model::integer_at(subject.tree, "workload.scaling.up.adjustment");
  const auto up = model::number_at(subject.tree, kUp);
  const auto down = model::number_at(subject.tree, "workload.scaling.down.threshold");
  if (!before || !step || !up || !down) return;
  if (*before < 1 || *before > kMost || *step < 1 || *step > kMost) return;
  // A step is cut at `max`. Where `max` leaves no room at all, the step is judged as it would be with room.
  const std::int64_t after = most && *most > *before ? std::min(*before + *step, *most) : *before + *step;
  const double load = *up * static_cast<double>(*before);
  if (load > *down * static_cast<double>(after)) return;
  const std::string instances = *before == 1 ? " instance" : " instances";
  report(subject,
         {.rule = diagnostics::rules::check_scaling_thresholds,
          .path = std::string{kUp},
          .summary = units::percent_in_words(*up) + " of CPU on " + std::to_string(*before) + instances + " is " +
                     units::percent_in_words(load / static_cast<double>(after)) + " on " + std::to_string(after) +
                     ", not above the " + units::percent_in_words(*down) + " below which instances are removed",
          .label = "adds " + std::to_string(*step),
          .other_path = "workload.scaling.down.threshold",
          .other_label = "removes them again",
          .help = "lower the threshold of `down`, raise that of `up`, or add fewer instances at once"},
         diagnostics);
}

}  // namespace stageplot::checks
