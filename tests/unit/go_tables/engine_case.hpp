// Runs a case through the engine.
#pragma once

#include <string>

#include "chart/profile.hpp"
#include "unit/go_tables/case_file.hpp"

namespace stageplot::go_tables {

/// What the engine makes of a case of any kind, with the rules of a Helm version.
[[nodiscard]] Result engine_result(const Case& one, const chart::Profile& profile);

}  // namespace stageplot::go_tables
