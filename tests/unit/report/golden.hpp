// Whole reports as files of tests/unit/report/golden/, where they can be read as a user would read them.
#pragma once

#include <string>

namespace stageplot::report {

/// Compares `text` with the file `name`. With STAGEPLOT_ACCEPT set it is written instead, and the test fails once.
void expect_golden(const std::string& name, const std::string& text);

}  // namespace stageplot::report
