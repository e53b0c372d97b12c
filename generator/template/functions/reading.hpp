// What fromJson, fromYaml and their array forms make of a text that was read, or that could not be: never an error,
// but a value that holds the message.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

/// The map; of an empty document a nil map; else a map with the message under `Error`. `prefix` stands before Go's
/// message about a value of the wrong type.
[[nodiscard]] document::Value map_or_error(Runtime& runtime, const std::optional<document::Value>& value,
                                           std::string_view prefix, const std::string& error);

/// The same for lists: a list of the message alone.
[[nodiscard]] document::Value list_or_error(Runtime& runtime, const std::optional<document::Value>& value,
                                            std::string_view prefix, const std::string& error);

}  // namespace stageplot::gotemplate
