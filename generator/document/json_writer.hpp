// Writes Values as JSON with the exact text of Go's encoding/json: keys sorted by bytes, Go's float rules, bytes as
// base64.
#pragma once

#include <string>
#include <string_view>

#include "document/written_text.hpp"

namespace stageplot::document {

struct JsonStyle {
  bool pretty = false;       // two spaces a level, as json.MarshalIndent(v, "", "  ")
  bool html_escape = false;  // `<`, `>`, `&` as \u003c …: on in toJson and toPrettyJson, off in toRawJson
  bool runs = false;         // fill WrittenText::runs
  PlainValue plain_value;
};

/// No line break at the end.
[[nodiscard]] WrittenText write_json(const Value& value, const JsonStyle& style = {});

/// `text` as a JSON string with its quotes; an invalid byte becomes U+FFFD; U+2028 and U+2029 are always escaped.
void append_json_string(std::string& out, std::string_view text, bool html_escape = false);

}  // namespace stageplot::document
