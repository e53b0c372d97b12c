// Reads `policies/waivers.yaml`.
#pragma once

#include <string_view>

#include "diagnostics/collector.hpp"
#include "policy/waivers/waivers.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::waivers {

inline constexpr std::string_view kFile = "policies/waivers.yaml";

/// The waivers of `project`; none where the file is not there. `shipped` has `schemas/waivers.schema.json`. What is
/// wrong with an entry is a finding (the readers', the schema's, `waiver.bad-value`, `waiver.duplicate`); of a file
/// with errors no entry is taken, since what it waives would be a guess.
[[nodiscard]] Waivers load_waivers(const source::FileTree& project, const source::FileTree& shipped,
                                   source::SourceFiles& sources, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::waivers
