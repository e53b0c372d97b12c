// Reads a text as a file named `test.yaml` (or another name) and gives the dump of its tree, or the findings as lines
// of `line:column-line:column code path: summary [label] (help) {label of a second place at line:column}`.
#pragma once

#include <string>
#include <string_view>

#include "document/dump.hpp"
#include "document/json_reader.hpp"
#include "document/yaml_reader.hpp"

namespace stageplot::document {

std::string describe(const diagnostics::Diagnostics& findings, const source::SourceFiles& sources);

/// Everything that a test reads into; values live as long as this.
struct Reading {
  source::SourceFiles sources;
  Arena arena;
  Origins origins;
  diagnostics::Diagnostics findings;

  std::optional<Value> yaml(std::string text, YamlOptions options = {});
  std::optional<Value> json(std::string text, JsonOptions options = {});
};

/// The dump where nothing was found, else the findings.
std::string read(std::string text, YamlResolution resolution = YamlResolution::model);
/// The findings alone.
std::string findings_of(std::string text, YamlResolution resolution = YamlResolution::model);

}  // namespace stageplot::document
