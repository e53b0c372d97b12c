// What fromJson, fromYaml and their array forms make of a text that was read, or that could not be: never an error,
// but a value that holds the message.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

enum class Format { json, yaml };

/// The map; of `null` a nil map in JSON, an empty one in YAML; else a map with the message under `Error`.
[[nodiscard]] document::Value map_or_error(Runtime& runtime, const std::optional<document::Value>& value, Format format,
                                           const std::string& error);

/// The same for lists: a list of the message alone.
[[nodiscard]] document::Value list_or_error(Runtime& runtime, const std::optional<document::Value>& value,
                                            Format format, const std::string& error);

}  // namespace stageplot::gotemplate
