// Reads fluentd's v1 configuration syntax as fluentd 1.16 to 1.19 do, but refuses what they accept by accident (lone
// carriage returns, comments and line breaks inside tags). Files that are included are not read, embedded Ruby is not
// run: both stay in the tree as what they are.
#pragma once

#include <cstddef>
#include <optional>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "fluentd/document.hpp"
#include "source/source_files.hpp"

namespace stageplot::fluentd {

struct ReadOptions {
  std::size_t max_bytes = std::size_t{8} << 20;
  std::size_t max_depth = 64;  // of sections, and of lists and maps in a JSON value
  diagnostics::Owner owner = diagnostics::Owner::templates;
};

/// The file's sections under a nameless root. A syntax error is reported and gives nothing, since what follows it is
/// guesswork; parameters that come twice and reserved names are reported together. JSON values live in `arena`.
[[nodiscard]] std::optional<Section> read_fluentd(const source::SourceFiles& sources, source::FileId file,
                                                  document::Arena& arena, const ReadOptions& options,
                                                  diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::fluentd
