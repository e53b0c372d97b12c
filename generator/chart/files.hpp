// .Files: the chart's files that are neither templates nor Helm's own, as a map that templates range over and call.
#pragma once

#include <span>

#include "document/value.hpp"
#include "template/functions/function.hpp"

namespace stageplot::chart {

/// What can be called on .Files and on what Glob gives: Get, GetBytes, Glob, Lines, AsConfig, AsSecrets.
[[nodiscard]] std::span<const gotemplate::Function> files_methods();

/// The methods with Lines as Helm had it before 3.12: a line break at the end makes one more, empty, line.
[[nodiscard]] std::span<const gotemplate::Function> files_methods_with_last_line();

/// The methods with Lines as Helm 4 has it: a file without a byte is an error.
[[nodiscard]] std::span<const gotemplate::Function> files_methods_failing_on_empty();

}  // namespace stageplot::chart
