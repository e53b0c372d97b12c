// What every HTML report stands in: the head with its policy, the style and the script. The page asks for nothing from
// anywhere: its policy allows the style and the script by their digests and nothing else.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::report {

/// `title` is a view's string; `body` is HTML.
[[nodiscard]] std::string html_page(std::string_view title, std::string_view body);

}  // namespace stageplot::report
