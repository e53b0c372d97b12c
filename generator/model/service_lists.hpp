// The `services` lists of environments against the files that are there.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/collector.hpp"
#include "model/documents.hpp"
#include "model/model.hpp"
#include "model/project_files.hpp"

namespace stageplot::model {

/// The services that `facts` lists and `base/` knows, sorted, each once. Others are `layer.unknown-service`.
[[nodiscard]] std::vector<std::string> listed_services(const document::Value& facts, const ProjectFiles& files,
                                                       const document::Origins& origins,
                                                       diagnostics::Diagnostics& diagnostics);

/// Reports files of layers for services that `base/` lacks (`layer.unknown-service`) or that no environment which uses
/// the layer lists (`layer.unused-file`).
void check_service_files(const ProjectFiles& files, const std::vector<Environment>& environments,
                         const Documents& documents, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::model
