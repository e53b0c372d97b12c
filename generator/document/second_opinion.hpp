// A second YAML reader, yaml-cpp, must see the same tree as libyaml in every document that a person wrote: same kinds,
// keys, scalar texts, tags and anchors. Where two readers disagree, so do the tools that will read the same construct,
// and the author should write it in a clearer way.
#pragma once

#include "diagnostics/collector.hpp"
#include "source/source_files.hpp"

namespace stageplot::document {

/// Adds `yaml.ambiguous` at the first place where the two readers differ. Only for a text that read_yaml accepted; a
/// text that libyaml refuses gives nothing. Independent of all other state, so it can run in parallel. Linear.
void check_second_opinion(source::FileId file, const source::SourceFiles& sources, diagnostics::Owner owner,
                          diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::document
