// Resources of every container of the workload: Kubernetes refuses a request above its limit.
#include <array>
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "layering/scalar_text.hpp"
#include "model/views.hpp"
#include "units/quantity.hpp"

namespace stageplot::checks {
namespace {

constexpr std::array<std::string_view, 2> kContainers{"workload.resources", "logging.sidecar.resources"};
constexpr std::array<std::string_view, 2> kResources{"cpu", "memory"};

std::string quantity_text(const Subject& subject, const std::string& path) {
  std::string text;
  const document::Value* value = model::known_value(subject.tree, path);
  if (value != nullptr && !layering::append_scalar(text, *value)) text.clear();
  return text;
}

void compare(const Subject& subject, std::string_view container, std::string_view resource,
             diagnostics::Diagnostics& diagnostics) {
  const std::string request_path = std::string{container} + ".requests." + std::string{resource};
  const std::string limit_path = std::string{container} + ".limits." + std::string{resource};
  const std::string request = quantity_text(subject, request_path);
  const std::string limit = quantity_text(subject, limit_path);
  const auto request_quantity = units::parse_quantity(request);
  const auto limit_quantity = units::parse_quantity(limit);
  if (!request_quantity || !limit_quantity) return;  // absent, or the schema has reported it
  if (*request_quantity <= *limit_quantity) return;
  report(subject,
         {.rule = diagnostics::rules::check_request_above_limit,
          .path = request_path,
          .summary = "the " + std::string{resource} + " request `" + request + "` is above its limit `" + limit + "`",
          .label = "requested",
          .other_path = limit_path,
          .other_label = "limit",
          .help = "raise the limit or lower the request"},
         diagnostics);
}

}  // namespace

void request_above_limit(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  for (const std::string_view container : kContainers) {
    for (const std::string_view resource : kResources) compare(subject, container, resource, diagnostics);
  }
}

}  // namespace stageplot::checks
