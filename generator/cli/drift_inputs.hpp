// The files that `drift` is given: exports, and manifests without a project.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "drift/exports/export.hpp"
#include "source/source_files.hpp"

namespace stageplot::cli {

class DriftInputs {
 public:
  /// Files are looked for in `directory`; their texts go to `sources`.
  DriftInputs(std::string directory, source::SourceFiles& sources)
      : directory_(std::move(directory)), sources_(sources) {}

  /// nullopt after a finding: then nothing may be compared. A file that is named twice is read once.
  [[nodiscard]] std::optional<std::vector<drift::Export>> read_exports(const std::vector<std::string>& files,
                                                                       drift::ExportOption option,
                                                                       diagnostics::Diagnostics& diagnostics);

  /// The objects of all files, those of lists one by one. nullopt after a finding.
  [[nodiscard]] std::optional<std::vector<document::Value>> read_manifests(const std::vector<std::string>& files,
                                                                           diagnostics::Diagnostics& diagnostics);

  /// The ids of an earlier report's items; none where `file` is empty. nullopt after a finding.
  [[nodiscard]] std::optional<std::set<std::string>> read_baseline(const std::string& file,
                                                                   diagnostics::Diagnostics& diagnostics);

 private:
  /// The text of a file, or of the standard input for `-`.
  std::optional<std::string> read(const std::string& file, diagnostics::Diagnostics& diagnostics);

  std::string directory_;
  source::SourceFiles& sources_;
  document::Arena arena_;
  document::Origins origins_;
};

}  // namespace stageplot::cli
