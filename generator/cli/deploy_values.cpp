#include "cli/deploy_values.hpp"

#include <map>
#include <utility>

#include "diagnostics/rules/usage.hpp"
#include "render/deploy_values.hpp"

namespace stageplot::cli {

std::optional<std::unique_ptr<gotemplate::DeployValues>> parse_deploy_values(const std::vector<std::string>& arguments,
                                                                             diagnostics::Diagnostics& diagnostics) {
  std::map<std::string, std::string, std::less<>> given;
  for (const std::string& argument : arguments) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos || equals == 0) {
      diagnostics.add({.rule = &diagnostics::rules::usage_bad_option,
                       .summary = "`--deploy " + argument + "` is not NAME=VALUE",
                       .help = "for example `--deploy BUILD_VERSION=1.2.3`"});
      return std::nullopt;
    }
    given[argument.substr(0, equals)] = argument.substr(equals + 1);
  }
  return std::make_unique<render::StandIns>(std::move(given));
}

}  // namespace stageplot::cli
