// The reference of all template functions as Markdown, generated from the table, so that it can't be stale.
#pragma once

#include <string>

namespace stageplot::gotemplate {

/// docs/functions.md: a section per function with parameters, help, example and result.
[[nodiscard]] std::string function_reference();

}  // namespace stageplot::gotemplate
