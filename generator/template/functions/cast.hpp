// Numbers out of anything, by the rules of spf13/cast that Sprig's arithmetic rests on: what can't be a number is
// zero, never an error.
#pragma once

#include <cstdint>

#include "document/value.hpp"
#include "template/functions/library_rules.hpp"

namespace stageplot::gotemplate {

/// Floats are cut towards zero; strings are read with Go's prefixes (`0x10`, `0755`) after a trailing `.000` is cut
/// (where the library does).
[[nodiscard]] std::int64_t cast_to_integer(const document::Value& value, const LibraryRules& libraries = {});
[[nodiscard]] double cast_to_float(const document::Value& value);

/// Go's int64(f) on amd64: what does not fit is the lowest number.
[[nodiscard]] std::int64_t truncate_float(double value);

}  // namespace stageplot::gotemplate
