// All that `terraform fmt` does to a file, for files that people write: quotes around the labels of blocks, `x` for
// `"${x}"` as an attribute's value, today's form of the old types of variables, then the layout (format.hpp). What
// templates write is in that form already and needs the layout alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stageplot::terraform {

/// The text as `terraform fmt` prints it; nullopt where it refuses the text.
[[nodiscard]] std::optional<std::string> rewrite(std::string_view text);

}  // namespace stageplot::terraform
