// The commands of the tool in one table, and the CLI11 application that is made of them. What parses the command line,
// what completes it and what documents it start here, so that none of them can know a command that the others don't.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.hpp"

namespace stageplot::cli {

/// Names of the commands, in the order of the help.
[[nodiscard]] std::vector<std::string_view> command_names();

/// Sets up `app` (made with no name) with the tool's own options and all commands, or with the one that `only` names,
/// which takes a fraction of the time; each command with what runs it. With `arguments` it is for that command line
/// alone, and options that change nothing may lack where it does not name them.
[[nodiscard]] std::vector<std::pair<CLI::App*, Command>> set_up(CLI::App& app, std::string_view only = {},
                                                                const std::vector<std::string>* arguments = nullptr);

}  // namespace stageplot::cli
