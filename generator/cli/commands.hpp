// One function a subcommand: declares its options on `app` and returns what runs it. Each stands in its own
// command_NAME.cpp with its options; command_line.cpp lists them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/common_options.hpp"
#include "cli/exit_code.hpp"

namespace CLI {
class App;
}

namespace stageplot::cli {

using Command = std::function<ExitCode(const Streams&)>;

[[nodiscard]] Command add_check(CLI::App& app);
[[nodiscard]] Command add_render(CLI::App& app);
[[nodiscard]] Command add_preview(CLI::App& app);
[[nodiscard]] Command add_explain(CLI::App& app);
[[nodiscard]] Command add_diff(CLI::App& app);
[[nodiscard]] Command add_drift(CLI::App& app);
/// `arguments`: of the command line that it is for; nullptr: it is only described.
[[nodiscard]] Command add_template(CLI::App& app, const std::vector<std::string>* arguments);
[[nodiscard]] Command add_policy(CLI::App& app);
[[nodiscard]] Command add_rule(CLI::App& app);
[[nodiscard]] Command add_completion(CLI::App& app);

/// The words of `policy`'s ACTION.
[[nodiscard]] std::vector<std::string> policy_actions();

}  // namespace stageplot::cli
