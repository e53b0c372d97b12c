// Prints Values in Terraform's language: text in double quotes, lists and maps on lines of their own where they are
// long. Indentation and the column of `=` are left to the layout (format.hpp). Each part keeps its origin.
#pragma once

#include <optional>

#include "template/dialect.hpp"

namespace stageplot::terraform {

/// Why the value cannot be written at all. Asks for marks inside it, so MarkUsed may leave it.
[[nodiscard]] std::optional<gotemplate::PrintError> find_unwritable(const document::Value& value,
                                                                    const gotemplate::Runtime& runtime);

/// A whole value, whose later lines are indented for an owner at `column`.
void print_value(const document::Value& value, std::uint32_t column, gotemplate::PrintContext& context);
/// A whole value without a line break.
void print_flow(const document::Value& value, gotemplate::PrintContext& context);
/// The members of a map as attributes, from the output's column on; each on a line, without the last line break.
void print_attributes(const document::Map& map, std::uint32_t column, gotemplate::PrintContext& context);

/// What follows a text inside quotes.
enum class Next : bool { no_brace, perhaps_brace };
/// A scalar's text for the inside of double quotes.
void print_in_quotes(const document::Value& value, Next next, gotemplate::PrintContext& context);

}  // namespace stageplot::terraform
