// What Helm's engine makes of text/template's messages before it prints them: parse errors keep their place and their
// last words, the messages of `fail` and `required` lose everything but place and words.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stageplot::gotemplate {

/// `template: FILE:L: A: B` → `parse error at (FILE:L): B`.
[[nodiscard]] std::string helm_parse_error(std::string_view go_message);

/// With what `fail` or `required` was told: `execution error at (FILE:L:C): WORDS`; else Go's message as it is.
[[nodiscard]] std::string helm_execution_error(std::string_view go_message,
                                               const std::optional<std::string>& author_message);

/// Helm 4's layout: each template on the way on lines of its own, the place, then what was executed, then what is
/// wrong. `passed_on` is that of ExecError. Where one of the errors on the way is not text/template's, which is so for
/// whatever a function complains about, the message stays as it is.
[[nodiscard]] std::string helm_traced_error(std::string_view go_message, std::span<const std::size_t> passed_on);

}  // namespace stageplot::gotemplate
