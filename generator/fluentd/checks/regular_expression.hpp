// Finds regular expressions that Ruby refuses, without Ruby: brackets that do not close, repeats of nothing, a last
// backslash. What is finer (a reference to a group that is not there) is left to fluentd.
#pragma once

#include <optional>
#include <string_view>

namespace stageplot::fluentd {

/// Why Ruby refuses the expression (without its slashes): part of a sentence, "a `(` is never closed".
[[nodiscard]] std::optional<std::string_view> find_regexp_problem(std::string_view expression);

}  // namespace stageplot::fluentd
