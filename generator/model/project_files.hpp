// Finds the files of a project's model and takes their texts in: which folders are layers and environments, which
// service has a file in which of them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::model {

struct LayerFolder {
  std::string name;
  bool is_environment = false;
  std::optional<source::FileId> facts;                  // environment.yaml or layer.yaml; none in `base`
  std::map<std::string, source::FileId> service_files;  // by service
  std::set<std::string> services;                       // that have a file here, whether it was read or not
};

struct ProjectFiles {
  std::optional<source::FileId> project;       // stageplot.yaml
  std::map<std::string, LayerFolder> folders;  // by name, `base` among them where there is one
};

inline constexpr std::string_view kProjectFile = "stageplot.yaml";
inline constexpr std::string_view kEnvironmentsFolder = "environments";
inline constexpr std::string_view kBaseLayer = "base";

/// Reads every model file of `tree` into `sources`, in the order of their paths; with `only_service` leaves the files
/// of other services where they are. Reports `project.*` findings.
[[nodiscard]] ProjectFiles find_project_files(const source::FileTree& tree, source::SourceFiles& sources,
                                              diagnostics::Diagnostics& diagnostics,
                                              std::string_view only_service = {});

}  // namespace stageplot::model
