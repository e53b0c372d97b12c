// Prints Values as YAML into a template's output: scalars in the style that every reader takes back, maps and lists as
// blocks, or on one line where more than a line break follows. Each part keeps its origin for the source map.
#pragma once

#include <cstdint>
#include <optional>

#include "template/dialect.hpp"

namespace stageplot::yaml {

/// Why the value cannot be written at all: text that is not UTF-8 or holds NUL, infinite numbers, functions' objects, a
/// tree deeper than readers accept. Asks for marks inside it, so MarkUsed may leave it.
[[nodiscard]] std::optional<gotemplate::PrintError> find_unwritable(const document::Value& value,
                                                                    const gotemplate::Runtime& runtime);

/// Where a block value begins.
enum class Placement : std::uint8_t {
  after_key,   // behind `key:` and at most one blank
  after_dash,  // behind `- `
  line,        // at the first column of its own lines
};

/// Writes a whole value. `column` is that of the key or dash it belongs to, or (line) of its lines. A map or list that
/// goes to the next line takes back the blank behind the key.
void print_block(const document::Value& value, Placement placement, std::uint32_t column,
                 gotemplate::PrintContext& context);

/// Writes a whole value without a line break.
void print_flow(const document::Value& value, gotemplate::PrintContext& context);

/// Writes a scalar on one line outside flow collections.
void print_scalar(const document::Value& value, gotemplate::PrintContext& context);

/// Writes a scalar's text for the inside of double quotes.
void print_in_quotes(const document::Value& value, gotemplate::PrintContext& context);

}  // namespace stageplot::yaml
