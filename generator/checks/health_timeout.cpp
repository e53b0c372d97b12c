// Health checks of a load balancer: AWS refuses one whose timeout is not shorter than the pause between two of them.
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"

namespace stageplot::checks {

void health_timeout(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  const auto timeout = model::integer_at(subject.tree, "ingress.healthTimeoutSeconds");
  const auto interval = model::integer_at(subject.tree, "ingress.healthIntervalSeconds");
  if (!timeout || !interval || *timeout < *interval) return;
  report(subject,
         {.rule = diagnostics::rules::check_health_timeout,
          .path = "ingress.healthTimeoutSeconds",
          .summary = "the load balancer's health check may take " + std::to_string(*timeout) +
                     " s, but the next one starts after " + std::to_string(*interval) + " s",
          .label = "timeout",
          .other_path = "ingress.healthIntervalSeconds",
          .other_label = "interval",
          .help = "make `healthTimeoutSeconds` less than `healthIntervalSeconds`"},
         diagnostics);
}

}  // namespace stageplot::checks
