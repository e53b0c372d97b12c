// The four forms of a value: bare, single quoted, double quoted and JSON. Internal to the reader.
#pragma once

#include "document/arena.hpp"
#include "fluentd/cursor.hpp"
#include "fluentd/document.hpp"

namespace stageplot::fluentd {

/// What ends a bare text: the line (or ` #`), or the `>` of a tag.
enum class BareEnd { line, tag };

/// The literal at the cursor, which stands on its first character. Leaves the cursor behind it. JSON is read only where
/// `arena` is given. Throws SyntaxError.
[[nodiscard]] Literal read_literal(Cursor& cursor, BareEnd end, document::Arena* arena, std::size_t max_depth);

/// Embedded Ruby at the cursor (on `#{`); leaves the cursor behind its closing brace. Throws SyntaxError.
[[nodiscard]] EmbeddedRuby read_embedded_ruby(Cursor& cursor);

/// A JSON list or map at the cursor, with the comments that fluentd allows in it. `ruby` takes what fluentd would run
/// inside strings. Throws SyntaxError.
[[nodiscard]] document::Value read_json(Cursor& cursor, document::Arena& arena, std::size_t max_depth,
                                        std::vector<EmbeddedRuby>& ruby);

}  // namespace stageplot::fluentd
