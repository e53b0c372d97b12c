// Reads an export, whatever program made it: the text says itself what it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "drift/exports/export.hpp"
#include "source/source_files.hpp"

namespace stageplot::drift {

inline constexpr std::size_t kLargestExport = std::size_t{256} << 20;

struct ExportText {
  std::string name;  // of the file, as findings print it
  std::string text;
  ExportOption option = ExportOption::any;  // what it must be; `any` takes all but plain values of Helm
};

/// nullopt after a finding `export.*` of severity error: then nothing may be compared, and the run ends with exit
/// code 3. No finding quotes the text. The trees borrow from `sources`, which takes the text and must outlive them.
[[nodiscard]] std::optional<Export> read_export(ExportText input, source::SourceFiles& sources, document::Arena& arena,
                                                document::Origins& origins, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::drift
