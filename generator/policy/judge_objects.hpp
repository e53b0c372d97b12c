// Policies on objects that belong to no unit: those of any chart.
#pragma once

#include <cstddef>

#include "diagnostics/collector.hpp"
#include "document/value.hpp"
#include "policy/policy.hpp"
#include "readback/artifacts.hpp"
#include "render/render_unit.hpp"

namespace stageplot::policy {

struct JudgedObjects {
  std::size_t policies = 0;  // that could be asked
  std::size_t left_out = 0;  // those that need an environment, or a whole model, and got none
};

/// Judges the objects among `artifacts`. `environment` are the facts of the environment that they are meant for, or
/// nil. Policies about other things than objects are neither asked nor counted. Findings lead to what printed the
/// objects.
JudgedObjects judge_objects(const Policies& policies, const document::Value& environment,
                            const render::UnitRender& rendered, const readback::UnitArtifacts& artifacts,
                            render::UnitSpace& space, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::policy
