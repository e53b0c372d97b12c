// One output of one unit, in memory: what rendering makes and the writer puts on disk.
#pragma once

#include <string>
#include <vector>

namespace stageplot::artifact {

/// `path` is relative to the unit's folder (`values.yaml`), with `/`, never absolute, never with `..`.
struct OutputFile {
  std::string path;
  std::string text;
};

/// A unit (one environment, one service) that is to be written whole.
struct RenderedUnit {
  std::string environment;
  std::string service;
  std::vector<OutputFile> files;  // sorted by path
};

}  // namespace stageplot::artifact
