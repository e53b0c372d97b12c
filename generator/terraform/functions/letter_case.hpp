// Upper, lower and title case and white space as Go's strings package has them.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::terraform {

[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string to_upper(std::string_view text);
/// The first letter of each word in title case; words end where no letter, digit or underscore stands.
[[nodiscard]] std::string to_title(std::string_view text);
/// Without Unicode's white space at both ends.
[[nodiscard]] std::string_view trim_white_space(std::string_view text);

}  // namespace stageplot::terraform
