// Whether a value can be written in an output language at all: the walk through it, which is the same for all languages
// that have lists and maps. What a text or key may hold is the language's own.
#pragma once

#include <optional>
#include <string_view>

#include "template/dialect.hpp"

namespace stageplot::gotemplate {

struct WritableRules {
  std::optional<PrintError> (*find_unwritable_text)(std::string_view text) = nullptr;
  std::optional<PrintError> (*find_unwritable_key)(std::string_view key) = nullptr;
  std::string_view infinite_number;  // the help for a number that is not finite
};

/// Why the value cannot be written: a text or key that the language refuses, a number that is not finite, functions'
/// objects, a tree that is too deep or too large. Asks for marks inside it, so MarkUsed may leave it.
[[nodiscard]] std::optional<PrintError> find_unwritable(const document::Value& value, const Runtime& runtime,
                                                        const WritableRules& rules);

}  // namespace stageplot::gotemplate
