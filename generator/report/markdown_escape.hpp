// Text from anywhere inside Markdown as GitHub and GitLab read it. All take one line without control characters (a
// view's string) and give what shows exactly that text: no markup, no link, no mention of a person, no reference to an
// issue.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::report {

/// A code span in a paragraph or in a cell of a table.
[[nodiscard]] std::string markdown_code(std::string_view text);

/// The same inside an HTML block such as `<summary>`.
[[nodiscard]] std::string html_code(std::string_view text);

/// HTML's own characters escaped, for a text or for a quoted attribute.
[[nodiscard]] std::string html_text(std::string_view text);

/// Lines in a fence that none of them can close. Each line of `lines` ends with a line break.
[[nodiscard]] std::string fenced(std::string_view language, std::string_view lines);

}  // namespace stageplot::report
