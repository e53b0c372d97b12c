// What `stageplot diff` was asked for, shared by its modes.
#pragma once

#include <string>

#include "cli/common_options.hpp"
#include "cli/selection.hpp"

namespace stageplot::cli {

struct DiffOptions {
  CommonOptions common;
  Selection selection;
  std::string base;      // REF of --base
  std::string rendered;  // DIR of --rendered
  bool detailed_exit_code = false;
  bool full = false;
};

}  // namespace stageplot::cli
