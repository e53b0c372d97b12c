// Refuses names that cannot be written before anything touches the disk.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "artifact/output_file.hpp"
#include "artifact/unit_name.hpp"
#include "diagnostics/collector.hpp"

namespace stageplot::writer {

/// False after findings. The units may not take the names of the report and its lock either.
[[nodiscard]] bool check_unit_names(std::span<const artifact::UnitName> units, diagnostics::Diagnostics& findings);
[[nodiscard]] bool check_output_names(const artifact::RenderedUnit& unit, diagnostics::Diagnostics& findings);

/// Of a path without a trailing slash.
[[nodiscard]] std::string parent_of(std::string_view path);
[[nodiscard]] std::string name_of(std::string_view path);

}  // namespace stageplot::writer
