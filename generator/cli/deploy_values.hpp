// `--deploy NAME=VALUE`: what stands for `!deploy` values in a preview. Without one the placeholder `<NAME>` does.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/collector.hpp"
#include "template/functions/function.hpp"

namespace stageplot::cli {

/// nullopt after a `usage.bad-option`: an argument without `=`.
[[nodiscard]] std::optional<std::unique_ptr<gotemplate::DeployValues>> parse_deploy_values(
    const std::vector<std::string>& arguments, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::cli
