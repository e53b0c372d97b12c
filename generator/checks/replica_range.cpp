// `workload.replicas`: an autoscaler whose least number of copies is above its greatest is refused by Kubernetes.
#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"

namespace stageplot::checks {

void replica_range(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  const auto least = model::integer_at(subject.tree, "workload.replicas.min");
  const auto most = model::integer_at(subject.tree, "workload.replicas.max");
  if (!least || !most || *least <= *most) return;
  report(subject,
         {.rule = diagnostics::rules::check_replica_range,
          .path = "workload.replicas.max",
          .summary = "`max` is " + std::to_string(*most) + ", below `min`, which is " + std::to_string(*least),
          .label = "at most " + std::to_string(*most),
          .other_path = "workload.replicas.min",
          .other_label = "at least " + std::to_string(*least),
          .help = "raise `max` or lower `min`"},
         diagnostics);
}

}  // namespace stageplot::checks
