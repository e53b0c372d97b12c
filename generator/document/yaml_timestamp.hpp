// Whether go-yaml v2 takes an unquoted text for a timestamp: such strings are written in quotes.
#pragma once

#include <string_view>

namespace stageplot::document {

/// `2001-1-2`, `2001-01-02T15:04:05.5Z`, `2001-01-02 15:04:05`, with valid months, days and times.
[[nodiscard]] bool is_yaml_timestamp(std::string_view text);

}  // namespace stageplot::document
