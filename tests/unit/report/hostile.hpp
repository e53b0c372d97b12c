// Texts by people who want to break out of a format, in every place of a report that comes from outside.
#pragma once

#include <string>
#include <vector>

#include "diff/report.hpp"

namespace stageplot::report {

[[nodiscard]] const std::vector<std::string>& hostile_texts();

/// The report with `text` in every field that comes from outside; built as before in everything else.
[[nodiscard]] diff::Report with_text(diff::Report report, const std::string& text);

}  // namespace stageplot::report
