// Names from one convention to another (`HTTPServer2xx` → `http_server_2xx`), by the rules of huandu/xstrings v1.5,
// whose word boundaries around digits are particular and visible in rendered names.
#pragma once

#include <string>
#include <string_view>

#include "template/functions/library_rules.hpp"

namespace stageplot::gotemplate {

/// Words in lower case with the connector between them: `_` for snake case, `-` for kebab case.
[[nodiscard]] std::string join_words(std::string_view text, char connector, const LibraryRules& libraries);

/// Words joined, each with its first letter in upper case; connectors at the start stay.
[[nodiscard]] std::string pascal_case(std::string_view text, const LibraryRules& libraries);

}  // namespace stageplot::gotemplate
