// Terraform, a file at a time and as the module that the files are together.
#include <algorithm>
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

/// Without what the module's evaluation says of a place in a file that an error of `others` speaks of too.
diagnostics::Diagnostics without_doubles(const diagnostics::Diagnostics& findings,
                                         const diagnostics::Diagnostics& others) {
  diagnostics::Diagnostics kept;
  for (const diagnostics::Diagnostic& finding : findings.all()) {
    const source::Span place = finding.primary.span;
    const bool said = std::ranges::any_of(others.all(), [place](const diagnostics::Diagnostic& other) {
      const source::Span span = other.primary.span;
      return other.effective_severity() == diagnostics::Severity::error && span.file == place.file && place.known() &&
             span.begin <= place.begin && place.end <= span.end;
    });
    if (!said) kept.add(finding);
  }
  return kept;
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
  diagnostics::Diagnostics findings;
  for (const render::RenderedOutput* output : module.files) {
    if (output->dialect != "yaml-tftpl") continue;
    cloudconfig::check_cloud_config(output->file_id, space.sources, {.samples = samples_of(module.module)}, findings);
  }
  bool sound = report_on_model(without_doubles(module.findings, findings), input, space, diagnostics);
  terraform::checks::check_module(module.module, space.origins, findings);
  sound = report_on_model(std::move(findings), input, space, diagnostics) && sound;
  return sound;
}

}  // namespace stageplot::verify
