// Completion scripts for shells, written from the description of the command line. Environments and services are
// completed from the names in the project's `environments/`: the tool isn't run for them, so completion is instant and
// works while the model has findings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/description.hpp"

namespace stageplot::cli {

/// The shells that have a script.
[[nodiscard]] std::vector<std::string> shell_names();

/// The script for `shell`, or nullopt where it has none.
[[nodiscard]] std::optional<std::string> completion_script(std::string_view shell, const ToolDescription& tool);

[[nodiscard]] std::string bash_completion(const ToolDescription& tool);
[[nodiscard]] std::string zsh_completion(const ToolDescription& tool);
[[nodiscard]] std::string fish_completion(const ToolDescription& tool);

/// The argument to complete at a place: where an optional one stands in front of a required one, one argument alone is
/// the latter.
[[nodiscard]] const Parameter& argument_at(const CommandDescription& command, std::size_t place);

/// The words with blanks between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view between = " ");

/// `text` in single quotes for bash and zsh.
[[nodiscard]] std::string shell_quoted(std::string_view text);

}  // namespace stageplot::cli
