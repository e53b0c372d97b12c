// What Go's encoding/json says of a text that is no JSON, and the text that Go reads where it is lenient. Charts see
// the words (`fromJson`, `--set-json`), and so do those who compare messages with Helm's.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::document {

/// The message of the first mistake: `invalid character 'x' looking for beginning of value`. Empty where Go finds none,
/// which is more than JSON's grammar permits: bytes that are no UTF-8, and escaped halves of surrogate pairs.
[[nodiscard]] std::string go_json_error(std::string_view text);

/// The text as Go understands it: what is no UTF-8, and each escaped half of a surrogate pair, is U+FFFD.
[[nodiscard]] std::string go_json_repaired(std::string_view text);

}  // namespace stageplot::document
