// Which day it is, for the waivers that `check` judges: the only place of the tool that asks a clock.
#pragma once

#include <optional>
#include <string>

#include "diagnostics/collector.hpp"
#include "policy/waivers/date.hpp"

namespace stageplot::cli {

/// `option` (YYYY-MM-DD, or a timestamp that begins so, as CI systems have them), where it is empty the UTC day of the
/// environment's SOURCE_DATE_EPOCH, else of the clock. nullopt after a `usage.bad-option`.
[[nodiscard]] std::optional<waivers::Day> today(const std::string& option, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::cli
