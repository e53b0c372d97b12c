// The model's files as documents: each read once, by libyaml and by the second opinion, on all cores.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "model/project_files.hpp"

namespace stageplot::model {

/// Roots by file: a map, or nil for an empty file. A file that is not here could not be read; its finding is reported.
using Documents = std::map<source::FileId, document::Value>;

/// Reads every file of `files` with the model's resolution. Adds one arena a worker to `arenas`. Reports the reader's
/// findings and `layer.not-a-map`.
[[nodiscard]] Documents read_documents(const ProjectFiles& files, const source::SourceFiles& sources, std::size_t jobs,
                                       std::vector<std::unique_ptr<document::Arena>>& arenas,
                                       document::Origins& origins, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::model
