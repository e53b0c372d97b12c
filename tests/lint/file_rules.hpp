// House rules about single files: what they may use, how they begin, how long they are. Each says what to do instead.
#pragma once

#include "lint/source_tree.hpp"

namespace stageplot::lint {

/// Files are opened in source/ and writer/ alone, and by the few files that the rule names with a reason.
[[nodiscard]] Complaints check_file_access(const SourceText& source);

/// Nothing prints but main.cpp; commands get their streams from there.
[[nodiscard]] Complaints check_printing(const SourceText& source);

/// `#pragma once` in headers, a paragraph on why the file exists in front of it, not too long.
[[nodiscard]] Complaints check_shape(const SourceText& source);

/// No folder or file for things that have nothing in common.
[[nodiscard]] Complaints check_name(const SourceText& source);

}  // namespace stageplot::lint
