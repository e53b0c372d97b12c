// A file of values, a chart's own or one of the user's. Helm 3 reads its first YAML document, Helm 4 lays all of them
// over each other; both have words of their own for what they cannot read.
#pragma once

#include <optional>
#include <string>

#include "chart/profile.hpp"
#include "diagnostics/diagnostic.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "document/value.hpp"
#include "source/source_files.hpp"

namespace stageplot::chart {

/// Why a file holds no values: Helm's words, which its callers put behind the file's name, and the finding.
struct ValuesError {
  std::string message;
  diagnostics::Diagnostic diagnostic;
};

struct ValuesFile {
  document::Value tree;  // a map, or nil for a file without content; its maps are the arena's own
  std::optional<ValuesError> error;
};

/// What reading needs; `sources` gets texts of its own for the documents of a file that has several.
struct ValuesFileContext {
  document::Arena& arena;
  document::Origins& origins;
  source::SourceFiles& sources;
  const Profile& profile;
  diagnostics::Owner owner = diagnostics::Owner::external;
};

[[nodiscard]] ValuesFile read_values_file(source::FileId file, const ValuesFileContext& context);

}  // namespace stageplot::chart
