// A value of the model on one line, for reports: scalars as they are, lists and maps in brackets, marks by name,
// secrets masked.
#pragma once

#include <string>

#include "document/value.hpp"

namespace stageplot::report {

[[nodiscard]] std::string value_text(const document::Value& value);

}  // namespace stageplot::report
