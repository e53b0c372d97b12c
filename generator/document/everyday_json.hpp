// JSON as programs write it, read several times faster than nlohmann's parser reads it: it gives the same tokens, each
// with its place. Where a text leaves this form (a `\u`, a number of many digits, anything that is wrong) it says so,
// and nlohmann's parser reads the text from its beginning. It never says what is wrong with a text. A test and a fuzz
// target compare the two.
#pragma once

#include <string_view>

#include "document/json_builder.hpp"

namespace stageplot::document {

/// Gives the tokens of `text` to `builder`. False where the text leaves the everyday form: what the builder has then is
/// worth nothing.
[[nodiscard]] bool read_everyday_json(std::string_view text, JsonBuilder& builder);

}  // namespace stageplot::document
