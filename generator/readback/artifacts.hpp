// What the outputs of a unit read as, each in its own language: read once, and shared by all that looks at outputs.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "fluentd/document.hpp"
#include "readback/terraform_module.hpp"
#include "render/render_unit.hpp"
#include "terraform/hcl/parser.hpp"

namespace stageplot::readback {

/// One output and its tree.
struct Artifact {
  const render::RenderedOutput* output = nullptr;  // of YAML and objects the trees are its `documents`
  std::optional<fluentd::Section> fluentd;         // of dialect `fluentd`
  std::unique_ptr<terraform::hcl::File> hcl;       // of dialect `hcl`
  bool readable = false;                           // else it has no tree, and why has been reported
};

struct UnitArtifacts {
  std::vector<Artifact> outputs;                   // in the order of the unit's outputs, which must outlive this
  std::vector<TerraformModule> terraform_modules;  // none where one of the outputs cannot be read
  bool readable = true;                            // all of them
};

}  // namespace stageplot::readback
