// Terraform, a file at a time and as the module that the files are together.
#include <utility>

#include "cloudconfig/check.hpp"
#include "terraform/checks/check_module.hpp"
#include "verify/output_checks.hpp"

namespace stageplot::verify {
namespace {

/// What `templatefile` may be given under each name: the module's variables. One that the pipeline supplies has no
/// value here, and its own name stands for it.
cloudconfig::SampleValues samples_of(const terraform::EvaluatedModule& module) {
  cloudconfig::SampleValues samples;
  for (const terraform::EvaluatedVariable& variable : module.variables) {
    const std::string name{variable.name};
    samples[name] = variable.value.is_string() ? std::string{variable.value.text()} : name;
  }
  return samples;
}

}  // namespace

bool verify_hcl(const readback::Artifact& artifact, const VerifyInput& input, render::UnitSpace& space,
                diagnostics::Diagnostics& diagnostics) {
  diagnostics::Diagnostics findings;
  terraform::checks::check_duplicate_keys(artifact.hcl->body, artifact.output->file_id, diagnostics::Owner::templates,
                                          findings);
  return report_on_model(std::move(findings), input, space, diagnostics);
}

bool verify_terraform(readback::TerraformModule& module, const VerifyInput& input, render::UnitSpace& space,
                      diagnostics::Diagnostics& diagnostics) {
  bool sound = report_on_model(std::move(module.findings), input, space, diagnostics);
  diagnostics::Diagnostics findings;
  terraform::checks::check_module(module.module, space.origins, findings);
  for (const render::RenderedOutput* output : module.files) {
    if (output->dialect != "yaml-tftpl") continue;
    cloudconfig::check_cloud_config(output->file_id, space.sources, {.samples = samples_of(module.module)}, findings);
  }
  sound = report_on_model(std::move(findings), input, space, diagnostics) && sound;
  return sound;
}

}  // namespace stageplot::verify
