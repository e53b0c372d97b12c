// Lines of a text diff as reports show them: nothing invisible, and blanks made visible where they are what differs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diff/text_diff.hpp"

namespace stageplot::report {

/// The lines with tabs as columns, control characters and direction marks as escapes, blanks at the end of changed
/// lines as `·`. Where a removed and an added line differ in blanks alone, every blank of both is `·`, every tab `⇥`.
[[nodiscard]] std::vector<diff::TextLine> shown_lines(std::span<const diff::TextLine> lines);

/// A value's text in which every space is `·`, for two values that differ in blanks alone.
[[nodiscard]] std::string with_shown_blanks(std::string_view text);

/// Whether two texts differ, and in spaces, tabs, `\r` and line breaks alone (also as the escapes of JSON).
[[nodiscard]] bool differ_in_blanks(std::string_view a, std::string_view b);

}  // namespace stageplot::report
