// Reads outputs back as the flat tables that the property is about: each place of an output with its value.
#pragma once

#include <map>
#include <string>

namespace stageplot::hostile {

/// Path through an output's maps and lists → its scalar, with its type in front. Items of a list with names of their
/// own stand under these. Texts that hold another language (a configuration, a unit) are read in that one.
struct Places {
  std::map<std::string, std::string> values;
  std::string errors;  // what a reader refused, or where two readers differ
};

/// Terraform's sequences in a template file are replaced by their names.
[[nodiscard]] Places read_outputs(const std::map<std::string, std::string>& outputs);

}  // namespace stageplot::hostile
