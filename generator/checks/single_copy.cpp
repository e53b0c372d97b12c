// Production with one copy of a service: each restart and each failure is an outage.
#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"

namespace stageplot::checks {

void single_copy(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  if (model::text_at(subject.tree, "environment.tier") != "prod") return;
  if (model::integer_at(subject.tree, "workload.replicas.min") != 1) return;
  if (model::integer_at(subject.tree, "workload.replicas.max") != 1) return;
  report(subject,
         {.rule = diagnostics::rules::check_single_copy,
          .path = "workload.replicas.max",
          .summary = "one copy serves production, and never more than one",
          .label = "at most 1",
          .other_path = "environment.tier",
          .other_label = "production",
          .help = "raise `min` and `max` to 2 or more"},
         diagnostics);
}

}  // namespace stageplot::checks
