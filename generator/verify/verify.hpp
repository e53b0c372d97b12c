// Checks every output of a unit against what will read it: objects against Kubernetes' types, configurations against
// fluentd's plugins, Terraform's resources against AWS' arguments, user data against what reads it at boot. A unit with
// an output that is wrong is not written.
#pragma once

#include "diagnostics/collector.hpp"
#include "model/model.hpp"
#include "readback/artifacts.hpp"
#include "render/plan.hpp"
#include "render/render_unit.hpp"

namespace stageplot::verify {

/// What a check needs to know beside the outputs.
struct VerifyInput {
  const model::Model& model;
  const model::Unit& unit;
  const render::Plan& plan;
  const render::UnitRender& rendered;
  readback::UnitArtifacts& artifacts;
  const render::RenderUnitOptions& options;
};

/// Findings are put on the model's value, or on the template where it printed none. True when all is right; an output
/// that could not be read is passed over, since that has been reported.
bool verify_unit(const VerifyInput& input, render::UnitSpace& space, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::verify
