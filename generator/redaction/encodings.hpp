// The forms in which one secret may stand somewhere else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stageplot::redaction {

/// `secret` itself, its base64 (both alphabets, also as a part of a longer base64 text), URL-encoded, JSON-escaped, and
/// of a text of several lines each line of some length. Forms that are too short to be told from other texts are left
/// out.
[[nodiscard]] std::vector<std::string> forms_of(std::string_view secret);

}  // namespace stageplot::redaction
