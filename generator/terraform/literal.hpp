// How text, numbers and names are written in Terraform's language (HCL) so that it reads them back exactly. In quotes
// only `${` and `%{` mean something besides the escapes, and they are written `$${` and `%%{`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "template/dialect.hpp"

namespace stageplot::terraform {

/// Whether the text can stand as an attribute name, a block label or an object's key without quotes.
[[nodiscard]] bool is_identifier(std::string_view text);
/// Whether it can stand as an object's key without quotes: an identifier that no reader takes for a word of HCL.
[[nodiscard]] bool is_bare_key(std::string_view text);

/// Why Terraform cannot hold this text: bytes that are not UTF-8, or characters that it would change when reading,
/// because it composes what Unicode can compose (NFC).
[[nodiscard]] std::optional<gotemplate::PrintError> find_unwritable_text(std::string_view text);

/// Whether Terraform would compose a character at the beginning of `text` with one at the end of `before`.
[[nodiscard]] bool would_join(std::string_view before, std::string_view text);

/// Appends one code point as it stands in double quotes, without a look at its neighbours.
void append_in_quotes(std::string& out, char32_t code_point);
/// Appends the text in double quotes.
void append_quoted(std::string& out, std::string_view text);

void append_number(std::string& out, double number);

/// In `text` a `$` or `%` at `offset` begins a template sequence: a brace follows.
[[nodiscard]] bool opens_sequence(std::string_view text, std::size_t offset);

}  // namespace stageplot::terraform
