// `format`, by the rules of the two libraries that Helms hold values against schemas with. santhosh-tekuri/jsonschema
// looks at it up to draft 7, and only notes it in newer drafts; gojsonschema always looks at it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/value.hpp"

namespace stageplot::chart {

/// Why a text is not of a format, in santhosh-tekuri's words (`relative url`); nullopt where it is, or where the
/// library knows no such format.
[[nodiscard]] std::optional<std::string> format_misfit(std::string_view format, std::string_view text);

/// gojsonschema's verdict. A number is of none of the formats that it knows: without a text that is asked for.
[[nodiscard]] bool has_format(std::string_view format, std::optional<std::string_view> text);

/// Whether a schema, or a part of it at any depth, has a `format`.
[[nodiscard]] bool asks_for_format(const document::Value& schema);

}  // namespace stageplot::chart
