#include "cli/asked_options.hpp"

#include <algorithm>
#include <cstdlib>

namespace stageplot::cli {

AskedOptions::AskedOptions(const std::vector<std::string>* arguments) : all_(arguments == nullptr) {
  if (arguments == nullptr) return;
  for (const std::string& argument : *arguments) {
    if (argument.starts_with('-')) dashed_.push_back(argument);
  }
}

bool AskedOptions::have(std::string_view names, const std::string& variable) const {
  if (all_ || (!variable.empty() && std::getenv(variable.c_str()) != nullptr)) return true;
  while (!dashed_.empty() && !names.empty()) {
    const std::size_t end = std::min(names.find(','), names.size());
    if (name(names.substr(0, end))) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

bool AskedOptions::name(std::string_view option) const {
  const bool is_long = option.starts_with("--");
  return std::ranges::any_of(dashed_, [&](std::string_view argument) {
    // A short name may stand among others: `-gf FILE`.
    return is_long ? argument.starts_with(option)
                   : !argument.starts_with("--") && argument.find(option.back()) != std::string_view::npos;
  });
}

}  // namespace stageplot::cli
