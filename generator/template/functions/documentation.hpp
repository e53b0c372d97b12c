// The reference of all template functions as Markdown, generated from the table, so that it can't be stale.
#pragma once

#include <string>

namespace stageplot::gotemplate {

/// One section of docs/functions.md: a table row per function with parameters, help, example and result; then the
/// names that are known and not provided.
[[nodiscard]] std::string function_reference();

}  // namespace stageplot::gotemplate
