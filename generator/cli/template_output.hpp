// `--output-dir` of `stageplot template`: one file a template, as Helm writes them and tells of them.
#pragma once

#include <optional>
#include <string>

#include "chart/profile.hpp"
#include "chart/render.hpp"
#include "diagnostics/collector.hpp"
#include "source/source_files.hpp"

namespace stageplot::cli {

struct OutputDirectory {
  std::string directory;      // as it was given; Helm's lines have it
  std::string on_disk;        // where it is
  std::string release;        // a folder between, of all but the files of crds/; empty: none
  bool appends_hooks = true;  // Profile::appends_hooks
};

struct WrittenFiles {
  std::string lines;                 // `wrote out/chart/templates/a.yaml`, one a document
  std::optional<std::string> error;  // Helm's words; then nothing was written
};

/// Writes the documents of a finished render, all of them or none.
[[nodiscard]] WrittenFiles write_output_directory(const chart::ChartRender& rendered,
                                                  const source::SourceFiles& sources, const OutputDirectory& output,
                                                  diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::cli
