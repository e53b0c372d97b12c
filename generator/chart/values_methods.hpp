// What can be called on .Values and on the other maps of Helm's type chartutil.Values: Table, AsMap, YAML, PathValue.
// They hide keys of the same names.
#pragma once

#include <span>

#include "template/functions/function.hpp"

namespace stageplot::chart {

[[nodiscard]] std::span<const gotemplate::Function> values_methods();

}  // namespace stageplot::chart
