// `stageplot.yaml`'s `stageplot: ">=0.1 <2"`: which versions of the tool can read the project.
#pragma once

#include <optional>
#include <string_view>

namespace stageplot::model {

/// Whether `version` (MAJOR.MINOR.PATCH) satisfies all comparisons of `requirement`: `>=`, `>`, `<=`, `<` or `=` before
/// a version whose missing parts count as 0, separated by blanks or commas. nullopt where the requirement is malformed.
[[nodiscard]] std::optional<bool> satisfies(std::string_view version, std::string_view requirement);

}  // namespace stageplot::model
