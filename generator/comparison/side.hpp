// One side of a comparison: a model that is loaded, with the targets that render it.
#pragma once

#include "model/model.hpp"
#include "render/plan.hpp"
#include "source/source_files.hpp"

namespace stageplot::comparison {

struct Side {
  const model::Model& model;
  const render::Plan& plan;
  const source::SourceFiles& sources;
};

}  // namespace stageplot::comparison
