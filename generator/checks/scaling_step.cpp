// A step of scaling that the bounds of the group leave no room for: its alarm fires, and little or nothing happens.
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"

namespace stageplot::checks {

void scaling_step(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  static constexpr std::string_view kStep = "workload.scaling.up.adjustment";
  const auto least = model::integer_at(subject.tree, "workload.replicas.min");
  const auto most = model::integer_at(subject.tree, "workload.replicas.max");
  const auto step = model::integer_at(subject.tree, kStep);
  // `min` above `max` is an error of its own.
  if (!least || !most || !step || *most < *least || *step <= *most - *least) return;
  const std::string bounds = "`min` " + std::to_string(*least) + " and `max` " + std::to_string(*most);
  const bool fixed = *least == *most;
  report(subject,
         {.rule = diagnostics::rules::check_scaling_step,
          .path = "workload.replicas.max",
          .summary = fixed ? "no scaling step can act: `min` and `max` are both " + std::to_string(*most)
                           : "a scaling step of " + std::to_string(*step) + " does not fit between " + bounds,
          .label = "at most " + std::to_string(*most),
          .other_path = std::string{kStep},
          .other_label = "adds " + std::to_string(*step),
          .help = fixed ? "raise `max`, or the alarms change nothing" : "raise `max` or lower `adjustment`"},
         diagnostics);
}

}  // namespace stageplot::checks
