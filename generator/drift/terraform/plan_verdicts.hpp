// What a plan adds to the differences: whether the next apply takes them back, leaves them, or makes them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "diff/report.hpp"
#include "drift/exports/export.hpp"

namespace stageplot::drift {

/// Fills in the hints of the items of subjects that a plan says something of.
void add_plan_hints(std::span<const Export* const> exports, std::vector<diff::Subject>& subjects);

/// One line a plan: `plan.json: 1 to change, 2 to replace (…)`; nothing for one that changes nothing.
[[nodiscard]] std::vector<std::string> plan_notes(std::span<const Export* const> exports);

}  // namespace stageplot::drift
