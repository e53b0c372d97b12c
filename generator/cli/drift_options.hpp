// What `stageplot drift` was asked for, shared by its modes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/common_options.hpp"

namespace stageplot::cli {

struct DriftOptions {
  CommonOptions common;
  std::string environment;            // empty: --manifests
  std::vector<std::string> services;  // empty: all of the environment
  std::vector<std::string> manifests;
  std::vector<std::string> kubernetes;
  std::vector<std::string> helm;
  std::vector<std::string> terraform;
  std::vector<std::string> aws;
  std::vector<std::string> deploy;
  std::string namespace_name;
  std::string helm_labels = "compare";
  std::string baseline;
  std::string today;
  std::size_t markdown_limit = 65'536;
  bool adopting = false;
  bool complete = false;
  bool show_ignored = false;
  bool full = false;
  bool detailed_exit_code = false;
};

}  // namespace stageplot::cli
