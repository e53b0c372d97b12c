// A company of any size for the benchmarks: the project's own environments with copies of two of its services (base
// file and every layer's), three of user-service for each one of export-service.
#pragma once

#include <cstddef>
#include <string>

#include "source/file_tree.hpp"

namespace stageplot::bench {

/// `project_root` is this repository. Copies of user-service run in its four PRD1541
/// environments, those of export-service in dev and prod-east.
[[nodiscard]] source::MemoryTree synthetic_company(const std::string& project_root, std::size_t services);

}  // namespace stageplot::bench
