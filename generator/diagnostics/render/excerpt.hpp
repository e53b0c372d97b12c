// The source line of a finding as it is shown, and which part of it to underline. Takes resolved places only, so that
// it works for findings whose texts are gone.
#pragma once

#include <string>

#include "source/source_files.hpp"

namespace stageplot::diagnostics {

struct Excerpt {
  std::string line;
  std::size_t underline_column = 0;  // terminal columns before the first underlined one
  std::size_t underline_width = 1;   // at least 1
};

/// `width` is the number of terminal columns for the line; a longer one is cut around the place, with `…` where
/// something is left out. A place over several lines is underlined to the end of the first; an empty one, or one behind
/// the end of the line, gets one column.
[[nodiscard]] Excerpt make_excerpt(const source::ResolvedSpan& place, std::size_t width);

}  // namespace stageplot::diagnostics
