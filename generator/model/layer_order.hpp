// Which layers make up an environment, and in which order: `base`, each layer that it extends (and what those extend),
// then the environment itself.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "model/documents.hpp"

namespace stageplot::model {

/// The names of the folders, oldest first, each once. Reports `layer.missing` (with "did you mean") and `layer.cycle`;
/// what is missing is left out, a circle is cut.
[[nodiscard]] std::vector<std::string> layer_order(const std::string& environment, const ProjectFiles& files,
                                                   const Documents& documents, const document::Origins& origins,
                                                   diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::model
