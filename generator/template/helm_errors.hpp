// What Helm's engine makes of text/template's messages before it prints them: parse errors keep their place and their
// last words, the messages of `fail` and `required` lose everything but place and words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stageplot::gotemplate {

/// `template: FILE:L: A: B` → `parse error at (FILE:L): B`.
[[nodiscard]] std::string helm_parse_error(std::string_view go_message);

/// With what `fail` or `required` was told: `execution error at (FILE:L:C): WORDS`; else Go's message as it is.
[[nodiscard]] std::string helm_execution_error(std::string_view go_message,
                                               const std::optional<std::string>& author_message);

}  // namespace stageplot::gotemplate
