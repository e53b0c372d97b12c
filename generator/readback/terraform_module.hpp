// The Terraform files of a unit as the root modules that they are.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/collector.hpp"
#include "render/render_unit.hpp"
#include "source/span.hpp"
#include "terraform/evaluate/module.hpp"

namespace stageplot::readback {

/// The files of one folder, evaluated. A value that only AWS, the pipeline or an apply knows is unknown in it.
struct TerraformModule {
  std::string folder;                                // `terraform`; empty: the unit's own folder
  terraform::EvaluatedModule module;                 // lives in the unit's arena
  diagnostics::Diagnostics findings;                 // of the evaluation, on the outputs' texts
  std::vector<const render::RenderedOutput*> files;  // all of the folder
};

/// The modules of a unit whose HCL could be read, one for each folder that has a `.tf` file. `pipeline` is a map of
/// values for variables, or nil.
[[nodiscard]] std::vector<TerraformModule> evaluate_terraform(const render::UnitRender& unit,
                                                              const document::Value& pipeline,
                                                              render::UnitSpace& space);

}  // namespace stageplot::readback
