// Objects for Kubernetes, against the tables of the versions that the cluster may run.
#include <utility>

#include "kubernetes/validate.hpp"
#include "render/cluster.hpp"
#include "verify/output_checks.hpp"

namespace stageplot::verify {

bool verify_objects(const readback::Artifact& artifact, const VerifyInput& input, render::UnitSpace& space,
                    diagnostics::Diagnostics& diagnostics) {
  diagnostics::Diagnostics findings;
  const auto versions = render::kubernetes_versions(input.model, input.unit, input.options.kube_version, diagnostics);
  kubernetes::validate(
      artifact.output->documents, versions,
      {.owner = diagnostics::Owner::templates, .custom = &input.plan.custom_kinds, .sources = &space.sources},
      space.origins, findings);
  return report_on_model(std::move(findings), input, space, diagnostics) && !versions.empty();
}

}  // namespace stageplot::verify
