// Which fields of a unit's tree are free text: strings without enum, pattern or `x-type` in the schema.
#pragma once

#include <string>
#include <vector>

#include "document/value.hpp"

namespace stageplot::hostile {

/// Paths (as keys) of the string leaves of `tree`, list items included by index text, that `schema` leaves free.
[[nodiscard]] std::vector<std::vector<std::string>> free_fields(const document::Value& tree,
                                                                const document::Value& schema);

}  // namespace stageplot::hostile
