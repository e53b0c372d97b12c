// The model's files as documents: each read once, by libyaml and by the second opinion, on all cores.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "model/project_files.hpp"

namespace stageplot::model {

struct Document {
  document::Value root;  // a map, or nil for an empty file
  bool sound = true;     // false: a finding is reported, and unknown values stand for what was refused
};

/// By file. A file that is not here could not be read as a whole; its finding is reported.
using Documents = std::map<source::FileId, Document>;

/// The project's own file, the facts and the files of services, as `files` has them.
[[nodiscard]] std::vector<source::FileId> all_documents(const ProjectFiles& files);

/// Reads `files` with the model's resolution and adds them to `documents`. Adds one arena a worker to `arenas`. Reports
/// the readers' findings and `layer.not-a-map`.
void read_documents(std::span<const source::FileId> files, const source::SourceFiles& sources, std::size_t jobs,
                    Documents& documents, std::vector<std::unique_ptr<document::Arena>>& arenas,
                    document::Origins& origins, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::model
