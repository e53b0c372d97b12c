// Burstable instances whose scaling waits for more CPU use than they can hold: a t2 that has spent its credits is held
// at its baseline, CloudWatch then never reads more than that, and the alarm that would add instances stays silent.
#include <algorithm>
#include <array>
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"
#include "units/percent.hpp"

namespace stageplot::checks {
namespace {

struct Baseline {
  std::string_view type;
  double percent;  // of each vCPU, as CloudWatch's CPUUtilization counts it
};

// AWS's published baselines. Only t2 is here: t3, t3a and t4g go on at a price by default (credits `unlimited`).
constexpr std::array<Baseline, 7> kBaselines{{
    {"t2.nano", 5},
    {"t2.micro", 10},
    {"t2.small", 20},
    {"t2.medium", 20},
    {"t2.large", 30},
    {"t2.xlarge", 22.5},
    {"t2.2xlarge", 17},
}};

}  // namespace

void burst_credits(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  static constexpr std::string_view kUp = "workload.scaling.up.threshold";
  static constexpr std::string_view kType = "workload.instance.type";
  const auto type = model::text_at(subject.tree, kType);
  const auto threshold = model::number_at(subject.tree, kUp);
  if (!type || !threshold) return;
  const auto baseline =
      std::find_if(kBaselines.begin(), kBaselines.end(), [&](const Baseline& entry) { return entry.type == *type; });
  if (baseline == kBaselines.end() || *threshold <= baseline->percent) return;
  report(subject,
         {.rule = diagnostics::rules::check_burst_credits,
          .path = std::string{kUp},
          .summary = "instances are added above " + units::percent_in_words(*threshold) + " of CPU, and a `" +
                     std::string{*type} + "` without credits is held at " + units::percent_in_words(baseline->percent),
          .label = "not reached once the credits are spent",
          .other_path = std::string{kType},
          .other_label = "baseline " + units::percent_in_words(baseline->percent),
          .help = "lower the threshold to " + units::percent_in_words(baseline->percent) +
                  " or less, or choose a type that is not held at a baseline"},
         diagnostics);
}

}  // namespace stageplot::checks
