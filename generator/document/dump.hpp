// A text dump of a Value for tests and debugging: one line a node, with kind, exact type, flags and, where asked for,
// the place it came from.
#pragma once

#include <string>

#include "document/origin.hpp"
#include "document/value.hpp"
#include "source/source_files.hpp"

namespace stageplot::document {

/// `"port": int 8080` and so on, indented by two spaces a level, each line ended.
[[nodiscard]] std::string dump(const Value& value);

/// The same with `@line:column-line:column` of every key and value.
[[nodiscard]] std::string dump(const Value& value, const Origins& origins, const source::SourceFiles& sources);

}  // namespace stageplot::document
