// `stageplot policy list` and `stageplot policy test`: the policies of a project, and their examples.
#pragma once

#include <string>
#include <vector>

#include "cli/common_options.hpp"
#include "cli/exit_code.hpp"

namespace stageplot::cli {

/// One line a policy: name, target, severity, description, where the rule comes from.
[[nodiscard]] ExitCode list_policies(const CommonOptions& common, const Streams& streams);

/// One line an example, `ok` or `FAILED`; without names, of all policies.
[[nodiscard]] ExitCode test_policies(const CommonOptions& common, const Streams& streams,
                                     const std::vector<std::string>& names);

}  // namespace stageplot::cli
