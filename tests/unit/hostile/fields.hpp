// The string fields of a unit: every text of its tree and of its environment's facts, with what stands there. A field
// is a path of keys; items of lists are their numbers.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"

namespace stageplot::hostile {

using Field = std::vector<std::string>;

/// `workload.variables.DEBUG`
[[nodiscard]] std::string name(const Field& field);

/// Every text of the tree that a file of the model can set, sorted, with its value. Without what the tool itself adds
/// and what says where a unit runs (`name`, `service`, `environment.services`, …).
[[nodiscard]] std::map<Field, std::string> string_fields(const document::Value& tree);

/// YAML for files of a layer that give the fields these texts, written as the tool writes values of outputs.
struct LayerFiles {
  std::string service;
  std::string environment;
  /// The lines (from 1) of each, by file: which field a finding there is about.
  std::map<std::size_t, Field> service_lines;
  std::map<std::size_t, Field> environment_lines;
};
[[nodiscard]] LayerFiles write_layer(const document::Value& tree, const std::map<Field, std::string>& texts);

}  // namespace stageplot::hostile
