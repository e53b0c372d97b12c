// Files below a directory that a person named, as `helm template --output-dir` writes them: no lock, no journal, files
// of other names are left alone. All are written beside their places first and renamed only when every one is there,
// and no link below the directory is followed.
#pragma once

#include <span>
#include <string>

#include "writer/disk.hpp"

namespace stageplot::writer {

struct LooseFile {
  std::string path;  // below the directory, with `/`
  std::string text;
  bool append = false;  // behind what the file has already, where there is one
};

/// Whether a path stays below its directory: no empty, `.` or `..` component.
[[nodiscard]] bool stays_below(std::string_view path);

/// Makes `directory` with all folders above it where it is not there. On failure nothing new is in place but folders,
/// or, where a rename fails, the files before it. Paths must stay_below() and differ.
[[nodiscard]] DiskStatus write_loose_files(const std::string& directory, std::span<const LooseFile> files, Disk& disk);

}  // namespace stageplot::writer
