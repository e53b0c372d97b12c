// Tells patterns that RE2 surely compiles, so that compiling them can wait until one is matched often, if ever:
// compiling all of a schema's patterns took a quarter of a run over one service.
#pragma once

#include <string_view>

namespace stageplot::schema {

/// True for patterns made of ASCII literals, `.`, `\d`, `\w`, `\s`, `\S`, `\n`, escaped punctuation, classes, anchors,
/// groups, `|` and single quantifiers with small counts. False says nothing: the pattern is then compiled at once.
[[nodiscard]] bool is_plain_pattern(std::string_view pattern);

}  // namespace stageplot::schema
