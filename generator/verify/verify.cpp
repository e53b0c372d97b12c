#include "verify/verify.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "render/trace.hpp"
#include "verify/output_checks.hpp"

namespace stageplot::verify {
namespace {

struct OutputCheck {
  std::string_view dialect;
  bool (*verify)(const readback::Artifact&, const VerifyInput&, render::UnitSpace&, diagnostics::Diagnostics&);
};

constexpr std::array kChecks{
    OutputCheck{"fluentd", verify_fluentd},
    OutputCheck{"hcl", verify_hcl},
    OutputCheck{"kubernetes", verify_objects},
};

}  // namespace

bool report_on_model(diagnostics::Diagnostics&& findings, const VerifyInput& input, const render::UnitSpace& space,
                     diagnostics::Diagnostics& diagnostics) {
  for (diagnostics::Diagnostic& finding : findings.all()) {
    render::put_on_model(finding, input.rendered, space);
    diagnostics::resolve_unit_texts(finding, space.sources);
    diagnostics.add(std::move(finding));
  }
  return !findings.has_errors();
}

bool verify_unit(const VerifyInput& input, render::UnitSpace& space, diagnostics::Diagnostics& diagnostics) {
  bool sound = input.artifacts.readable;
  for (const readback::Artifact& artifact : input.artifacts.outputs) {
    if (!artifact.readable) continue;
    const auto check = std::ranges::find(kChecks, artifact.output->dialect, &OutputCheck::dialect);
    if (check != kChecks.end()) sound = check->verify(artifact, input, space, diagnostics) && sound;
  }
  for (readback::TerraformModule& module : input.artifacts.terraform_modules) {
    sound = verify_terraform(module, input, space, diagnostics) && sound;
  }
  return sound;
}

}  // namespace stageplot::verify
