// Characters as people count them (Unicode's grapheme clusters), which is how Terraform counts them in texts.
#pragma once

#include <string_view>
#include <vector>

namespace stageplot::terraform {

/// The text's characters, in order, as parts of `text`.
[[nodiscard]] std::vector<std::string_view> split_graphemes(std::string_view text);

}  // namespace stageplot::terraform
