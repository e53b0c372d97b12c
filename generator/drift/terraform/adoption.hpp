// The gate before the model takes over resources that run: a plan may move and import them and update their tags, and
// nothing else.
#pragma once

#include <string>

#include "diagnostics/collector.hpp"
#include "drift/exports/export.hpp"

namespace stageplot::drift {

/// Reports each change of the plan that is more than that, with the line to put under the service's `adopt` where a
/// resource runs under another address.
void judge_adoption(const Export& plan, const std::string& environment, const std::string& service,
                    diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::drift
