#include "fluentd/check.hpp"

#include "fluentd/checks/passes.hpp"

namespace stageplot::fluentd {

bool check_fluentd(const Section& root, const CheckOptions& options, diagnostics::Diagnostics& diagnostics) {
  Report report(options, root, diagnostics);
  check_schema(root, report);
  check_routes(root, report);
  check_whole(root, report);
  return report.sound();
}

}  // namespace stageplot::fluentd
