#include "cli/drift_report.hpp"

#include "drift/baseline.hpp"

namespace stageplot::cli {

diff::Side live_side(std::span<const drift::Export> exports) {
  diff::Side side{.name = "live", .source = {}, .sha256 = {}};
  bool release = !exports.empty();
  for (const drift::Export& each : exports) {
    side.source += (side.source.empty() ? "" : ", ") + each.name;
    release = release && (each.kind == drift::ExportKind::helm_manifest ||
                          each.kind == drift::ExportKind::helm_values || each.kind == drift::ExportKind::helm_history);
  }
  if (exports.size() == 1) side.sha256 = exports.front().sha256;
  // What Helm rendered last is not what runs.
  if (release) side.name = "release";
  return side;
}

drift::KubernetesOptions kubernetes_options(const DriftOptions& options) {
  return {.environment = options.environment,
          .default_namespace = options.namespace_name,
          .complete = options.complete,
          .show_ignored = options.show_ignored,
          .labels = {.ignore_helm_labels = options.helm_labels == "ignore"}};
}

void leave_out_known(const std::set<std::string>& baseline, const DriftOptions& options, diff::Report& report,
                     std::vector<diff::Subject>& subjects) {
  if (options.baseline.empty()) return;
  const std::size_t known = drift::leave_out(baseline, report, subjects);
  report.notes.push_back(std::to_string(known) + (known == 1 ? " item is" : " items are") + " known from `" +
                         options.baseline + "` and left out");
}

std::vector<document::Value> objects_of(std::span<const drift::Export> exports, drift::ExportKind kind) {
  std::vector<document::Value> objects;
  for (const drift::Export& each : exports) {
    if (each.kind == kind) objects.insert(objects.end(), each.objects.begin(), each.objects.end());
  }
  return objects;
}

}  // namespace stageplot::cli
