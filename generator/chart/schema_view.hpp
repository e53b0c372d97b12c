// A JSON Schema looked at keyword by keyword, for schema_words: what both libraries need to ask of a schema and of a
// value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"

namespace stageplot::chart {

/// Deeper than this a schema that leads back to itself is left alone.
inline constexpr int kDeepestSchema = 200;

/// The value of a keyword, or nullptr.
[[nodiscard]] const document::Value* keyword(const document::Value& schema, std::string_view name);
/// The number under a keyword.
[[nodiscard]] std::optional<double> number_keyword(const document::Value& schema, std::string_view name);
/// The number of a value; nullopt where it is none.
[[nodiscard]] std::optional<double> number_of(const document::Value& value);
/// The strings of a keyword that is a string or a list of strings.
[[nodiscard]] std::vector<std::string_view> words_of_keyword(const document::Value& schema, std::string_view name);
/// What a JSON pointer, with or without `#` before it, leads to (`#/definitions/a`), or nullptr.
[[nodiscard]] const document::Value* referenced(const document::Value& root, std::string_view reference);
/// `object`, `array`, `string`, `integer`, `number`, `boolean`, `null`.
[[nodiscard]] std::string_view json_type(const document::Value& value);
/// Whether a value of this type fits one of the schema's `type`s; also where there is none.
[[nodiscard]] bool fits_type(const document::Value& schema, const document::Value& value);
/// encoding/json's text of a value.
[[nodiscard]] std::string json_text(const document::Value& value);
/// Whether the pattern matches; a pattern that cannot be read matches everything.
[[nodiscard]] bool pattern_matches(std::string_view pattern, std::string_view text);

}  // namespace stageplot::chart
