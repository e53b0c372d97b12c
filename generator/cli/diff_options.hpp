// What `stageplot diff` was asked for, shared by its modes.
#pragma once

#include <cstddef>
#include <string>

#include "cli/common_options.hpp"
#include "cli/report_output.hpp"
#include "cli/selection.hpp"

namespace stageplot::cli {

struct DiffOptions {
  CommonOptions common;
  Selection selection;
  std::string base;      // REF of --base
  std::string rendered;  // DIR of --rendered
  bool detailed_exit_code = false;
  bool full = false;
  std::size_t markdown_limit = 65'536;
};

[[nodiscard]] inline ReportView report_view(const DiffOptions& options) {
  return {.full = options.full, .markdown_limit = options.markdown_limit};
}

}  // namespace stageplot::cli
