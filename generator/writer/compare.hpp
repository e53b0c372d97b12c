// Reads one unit's folder and says how it differs from what was rendered, and whether it may be replaced. Changes
// nothing on the disk.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "artifact/output_file.hpp"
#include "artifact/unit_name.hpp"
#include "diagnostics/collector.hpp"
#include "writer/difference.hpp"
#include "writer/disk.hpp"

namespace stageplot::writer {

/// Whether files that were changed by hand are findings: when they are about to be replaced, not when only listed.
enum class HandEdits { report, list_only };

struct Comparison {
  bool wrong = false;                   // an error was reported: the folder must be left alone
  DiskStatus failure;                   // the folder could not be read
  std::vector<Difference> differences;  // empty: nothing has to be done
};

/// `root` may be closed, for an output directory that isn't there. How the folder of `unit` differs from `files` and
/// the lock that goes with them. The order of differences is by kind of question, not by path.
[[nodiscard]] Comparison compare_unit(const Folder& root, const artifact::UnitName& unit,
                                      std::span<const artifact::OutputFile> files, std::string_view lock_text,
                                      HandEdits hand_edits, diagnostics::Diagnostics& findings);

/// Whether there is a folder of `unit` that has to go, given as one difference of `kind`.
[[nodiscard]] Comparison compare_removal(const Folder& root, const artifact::UnitName& unit, DifferenceKind kind,
                                         HandEdits hand_edits, diagnostics::Diagnostics& findings);

/// Whether `folder` holds exactly what its lock lists, and the lock's text has this digest. Unreadable is no.
[[nodiscard]] bool holds_exactly(const Folder& folder, std::string_view lock_digest);

/// Whether what is in `folder` belongs to the lock in it, which has this digest, though files may be missing.
[[nodiscard]] bool holds_part_of(const Folder& folder, std::string_view lock_digest);

}  // namespace stageplot::writer
