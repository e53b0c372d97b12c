// What the outputs of a unit read as, each in its own language: read once, and shared by all that looks at outputs.
#pragma once

#include <optional>
#include <vector>

#include "fluentd/document.hpp"
#include "render/render_unit.hpp"

namespace stageplot::readback {

/// One output and its tree.
struct Artifact {
  const render::RenderedOutput* output = nullptr;  // of YAML and objects the trees are its `documents`
  std::optional<fluentd::Section> fluentd;         // of dialect `fluentd`
  bool readable = false;                           // else it has no tree, and why has been reported
};

struct UnitArtifacts {
  std::vector<Artifact> outputs;  // in the order of the unit's outputs, which must outlive this
  bool readable = true;           // all of them
};

}  // namespace stageplot::readback
