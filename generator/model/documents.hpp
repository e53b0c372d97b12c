// The model's files as documents: each read once, by libyaml and by the second opinion, on all cores.
#pragma once

#include <map>
#include <memory>
#include <string_view>
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

/// Whose files yaml-cpp reads as well. `check` and `render` ask for all; a command about one service has its answer
/// sooner with that service's alone.
struct SecondOpinionScope {
  bool every_file = true;
  std::string_view service;  // else: the facts and this service's files

  [[nodiscard]] bool covers(std::string_view file_service) const {
    return every_file || file_service.empty() || file_service == service;
  }
};

/// Reads every file of `files` with the model's resolution. Adds one arena a worker to `arenas`. Reports the reader's
/// findings and `layer.not-a-map`.
[[nodiscard]] Documents read_documents(const ProjectFiles& files, const source::SourceFiles& sources, std::size_t jobs,
                                       const SecondOpinionScope& scope,
                                       std::vector<std::unique_ptr<document::Arena>>& arenas,
                                       document::Origins& origins, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::model
