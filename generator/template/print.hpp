// Go's fmt package over Values: Sprint, Sprintln and Sprintf with all verbs, flags, widths, precisions and argument
// indexes, and with its way of printing mistakes into the text (`%!d(float64=8080)`). Results keep the origins of what
// they were put together from.
#pragma once

#include <span>
#include <string>

#include "document/value.hpp"
#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

/// fmt.Sprint: a space only between two neighbours that are both no strings.
[[nodiscard]] document::Value go_sprint(Runtime& runtime, std::span<const document::Value> arguments);
/// fmt.Sprintln.
[[nodiscard]] document::Value go_sprintln(Runtime& runtime, std::span<const document::Value> arguments);
/// fmt.Sprintf; `format` is a string.
[[nodiscard]] document::Value go_sprintf(Runtime& runtime, const document::Value& format,
                                         std::span<const document::Value> arguments);

/// Appends what an action prints: fmt's %v of the value, or of what it points to. Throws MarkUsed for marks inside,
/// FunctionError for endless or huge values.
void append_printed(std::string& out, const Runtime& runtime, const document::Value& value);

}  // namespace stageplot::gotemplate
