// What a killed command left in an output directory is put right by the next one, whatever it was asked to do: a write
// whose journal stands is finished, anything staged without a journal is removed.
#pragma once

#include <string>

#include "diagnostics/collector.hpp"
#include "writer/disk.hpp"

namespace stageplot::writer {

enum class Recovery {
  nothing,   // there was nothing to do; costs two looks at the directory
  cleaned,   // a write was stopped before it changed the tree, which is the old one
  finished,  // a write was stopped within, and the tree is the new one now
  busy,      // a write is going on; a finding names the lock file, which commands that don't read the tree may drop
  failed,    // it could not be put right; a finding says why
};

/// For the start of every command. An output directory that isn't there, or is none, is nothing to do.
[[nodiscard]] Recovery finish_journal(const std::string& output_directory, diagnostics::Diagnostics& findings,
                                      const Faults& faults = {});

/// The same for one who holds the writer's lock.
[[nodiscard]] Recovery recover(Disk& disk, const Folder& root, diagnostics::Diagnostics& findings);

/// `rendered/` and `rendered` are the same; with the slash a symbolic link would be followed.
[[nodiscard]] std::string without_trailing_slashes(const std::string& path);

}  // namespace stageplot::writer
