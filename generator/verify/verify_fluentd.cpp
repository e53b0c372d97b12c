// Configurations, against what fluentd's plugins take.
#include <utility>

#include "fluentd/check.hpp"
#include "verify/output_checks.hpp"

namespace stageplot::verify {

bool verify_fluentd(const readback::Artifact& artifact, const VerifyInput& input, render::UnitSpace& space,
                    diagnostics::Diagnostics& diagnostics) {
  diagnostics::Diagnostics findings;
  fluentd::check_fluentd(*artifact.fluentd, {}, findings);
  return report_on_model(std::move(findings), input, space, diagnostics);
}

}  // namespace stageplot::verify
