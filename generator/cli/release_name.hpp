// `--name-template`: the release's name as a template that has functions and no data.
#pragma once

#include <optional>
#include <string>

#include "diagnostics/collector.hpp"
#include "template/exec.hpp"

namespace stageplot::cli {

/// The name, or nullopt with Go's message in `error` and a finding. The functions are Sprig's: neither Helm's own
/// (`include`, `toYaml`) nor this tool's.
[[nodiscard]] std::optional<std::string> render_release_name(const std::string& text, gotemplate::Workspace workspace,
                                                             gotemplate::Surroundings& surroundings, std::string& error,
                                                             diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::cli
