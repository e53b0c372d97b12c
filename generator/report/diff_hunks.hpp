// Values and lines of a text diff as reports show them: nothing that is invisible or that a terminal would obey. The
// diff itself has made blanks visible in lines where they matter; values are compared here.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diff/text_diff.hpp"

namespace stageplot::report {

/// The lines with tabs as columns, control characters, direction marks and broken UTF-8 as escapes.
[[nodiscard]] std::vector<diff::TextLine> shown_lines(std::span<const diff::TextLine> lines);

/// A value's text in which every space is `·`, for two values that differ in blanks alone.
[[nodiscard]] std::string with_shown_blanks(std::string_view text);

/// Whether two texts differ, and in spaces, tabs, `\r` and line breaks alone (also as the escapes of JSON).
[[nodiscard]] bool differ_in_blanks(std::string_view a, std::string_view b);

}  // namespace stageplot::report
