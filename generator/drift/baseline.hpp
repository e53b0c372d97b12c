// `--baseline old.json`: what an earlier report had is not news.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "diff/report.hpp"

namespace stageplot::drift {

/// The items' ids of a report in JSON. nullopt after a `drift.bad-baseline`; `name` is that of the file.
[[nodiscard]] std::optional<std::set<std::string>> read_baseline(std::string_view text, const std::string& name,
                                                                 diagnostics::Diagnostics& diagnostics);

/// Takes the items with these ids out of the subjects; how many there were. `report` has its mode.
std::size_t leave_out(const std::set<std::string>& ids, const diff::Report& report,
                      std::vector<diff::Subject>& subjects);

}  // namespace stageplot::drift
