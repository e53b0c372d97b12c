// Logs and traces that leave their region: each costs transfer, and an outage of the other region blinds this one.
#include <array>
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"

namespace stageplot::checks {

void telemetry_region(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  struct Telemetry {
    std::string_view what;
    std::string_view path;
    std::string_view shared;  // where the environment says it for all its services; empty: nowhere
  };
  static constexpr std::array<Telemetry, 2> kTelemetry{
      {{.what = "logs", .path = "logging.region", .shared = "environment.logging.region"},
       {.what = "traces", .path = "tracing.region", .shared = {}}}};
  const auto region = model::text_at(subject.tree, "environment.region");
  if (!region) return;
  for (const Telemetry& telemetry : kTelemetry) {
    const auto target = model::text_at(subject.tree, telemetry.path);
    if (!target || *target == *region) continue;
    // Nearly always the service takes what the environment says: then that is the place to change.
    const bool shared = !telemetry.shared.empty() && model::text_at(subject.tree, telemetry.shared) == target;
    report(subject,
           {.rule = diagnostics::rules::check_telemetry_region,
            .path = std::string{shared ? telemetry.shared : telemetry.path},
            .summary = std::string{telemetry.what} + " of a service in " + std::string{*region} + " go to " +
                       std::string{*target},
            .label = std::string{telemetry.what} + " go here",
            .other_path = "environment.region",
            .other_label = "the service's region",
            .help = "give the endpoint of " + std::string{*region}},
           diagnostics);
  }
}

}  // namespace stageplot::checks
