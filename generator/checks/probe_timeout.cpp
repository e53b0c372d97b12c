// Probes: one that may take as long as the pause between two of them never gives a clear answer.
#include <array>
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"

namespace stageplot::checks {

void probe_timeout(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  static constexpr std::array<std::string_view, 2> kProbes{"liveness", "readiness"};
  for (const std::string_view probe : kProbes) {
    const std::string path = "workload.probes." + std::string{probe};
    const auto timeout = model::integer_at(subject.tree, path + ".timeoutSeconds");
    const auto period = model::integer_at(subject.tree, path + ".periodSeconds");
    if (!timeout || !period || *timeout < *period) continue;
    report(subject,
           {.rule = diagnostics::rules::check_probe_timeout,
            .path = path + ".timeoutSeconds",
            .summary = "the " + std::string{probe} + " probe may take " + std::to_string(*timeout) +
                       " s, but the next one starts after " + std::to_string(*period) + " s",
            .label = "timeout",
            .other_path = path + ".periodSeconds",
            .other_label = "period",
            .help = "make `timeoutSeconds` less than `periodSeconds`"},
           diagnostics);
  }
}

}  // namespace stageplot::checks
