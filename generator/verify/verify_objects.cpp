// Objects for Kubernetes, against the tables of the versions that the cluster may run.
#include <algorithm>
#include <utility>

#include "kubernetes/validate.hpp"
#include "render/cluster.hpp"
#include "verify/output_checks.hpp"

namespace stageplot::verify {
namespace {

bool is_same(const diagnostics::Diagnostic& a, const diagnostics::Diagnostic& b) {
  return a.rule == b.rule && a.summary == b.summary && a.primary.span == b.primary.span;
}

}  // namespace

bool verify_objects(const readback::Artifact& artifact, const VerifyInput& input, render::UnitSpace& space,
                    diagnostics::Diagnostics& diagnostics) {
  diagnostics::Diagnostics findings;
  const auto versions = render::kubernetes_versions(input.model, input.unit, input.options.kube_version, diagnostics);
  for (const kubernetes::KubeVersion& version : versions) {
    diagnostics::Diagnostics refused;
    kubernetes::validate(artifact.output->documents,
                         {.version = version,
                          .owner = diagnostics::Owner::templates,
                          .custom = &input.plan.custom_kinds,
                          .sources = &space.sources},
                         space.origins, refused);
    for (diagnostics::Diagnostic& finding : refused.all()) {
      const auto same = [&](const diagnostics::Diagnostic& other) { return is_same(finding, other); };
      if (std::ranges::none_of(findings.all(), same)) findings.add(std::move(finding));
    }
  }
  return report_on_model(std::move(findings), input, space, diagnostics) && !versions.empty();
}

}  // namespace stageplot::verify
