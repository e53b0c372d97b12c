// The output languages that a target may name.
#pragma once

#include <span>
#include <string_view>

#include "template/dialect.hpp"

namespace stageplot::render {

/// The dialect of this name, or nullptr.
[[nodiscard]] const gotemplate::Dialect* find_dialect(std::string_view name);
[[nodiscard]] std::span<const std::string_view> dialect_names();

}  // namespace stageplot::render
