// Where ours differs from Go on purpose.
#pragma once

#include "unit/go_tables/case_file.hpp"

namespace stageplot::go_tables {

[[nodiscard]] bool differs_on_purpose(const Case& one);

}  // namespace stageplot::go_tables
