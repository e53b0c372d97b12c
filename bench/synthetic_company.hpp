// A company of any size for the benchmarks: the project's own environments, with as many copies of user-service (base
// file and every layer's) as asked for.
#pragma once

#include <cstddef>
#include <string>

#include "source/file_tree.hpp"

namespace stageplot::bench {

/// `project_root` is this repository. Each of its four PRD1541 environments runs `services` services.
[[nodiscard]] source::MemoryTree synthetic_company(const std::string& project_root, std::size_t services);

}  // namespace stageplot::bench
