// The text of a scalar inside a longer string: as it was written where it was written, else in the plainest form.
#pragma once

#include <string>

#include "document/value.hpp"

namespace stageplot::layering {

/// Appends a scalar's text; false for maps, lists and marks. Nil appends nothing.
[[nodiscard]] bool append_scalar(std::string& out, const document::Value& value);

}  // namespace stageplot::layering
