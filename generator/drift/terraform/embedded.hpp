// Texts in arguments that are documents themselves: policies in JSON, user data in base64 with a cloud-config inside.
// They are compared as what they say, and reports show the path inside.
#pragma once

#include <optional>

#include "document/arena.hpp"
#include "document/value.hpp"

namespace stageplot::drift {

/// The tree of a JSON text, with a list of one in a policy's `Action`, `Resource`, `Statement` and principals where it
/// has a single value. nullopt for a text that is no object or list.
[[nodiscard]] std::optional<document::Value> policy_of_text(const document::Value& text, document::Arena& arena);

/// The text that user data has in base64; nullopt where it is none.
[[nodiscard]] std::optional<std::string> text_of_user_data(const document::Value& base64);
/// The cloud-config in user data as a tree, or its text where it is none; nullopt where it is no base64.
[[nodiscard]] std::optional<document::Value> tree_of_user_data(const document::Value& base64, document::Arena& arena);

}  // namespace stageplot::drift
