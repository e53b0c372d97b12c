// `format` of drafts 4 to 7, which santhosh-tekuri/jsonschema holds values against; newer drafts only note it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stageplot::chart {

/// Why a text is not of a format, in the library's words (`relative url`); nullopt where it is, or where the library
/// knows no such format.
[[nodiscard]] std::optional<std::string> format_misfit(std::string_view format, std::string_view text);

}  // namespace stageplot::chart
