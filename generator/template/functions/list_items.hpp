// What list functions share: the items of anything that is a list for Go, Sprig's rule that one value is a list of
// one, and the making of typed lists.
#pragma once

#include <span>
#include <vector>

#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

/// The items of a list; of any other value the value itself, of nil nothing. The span of a single value points to
/// `value`.
[[nodiscard]] std::span<const document::Value> list_items(Runtime& runtime, const document::Value& value);

/// A []byte (of `.Files.GetBytes`) where Go takes any list: the numbers of its bytes.
[[nodiscard]] document::Value byte_list(document::Arena& arena, const document::Value& bytes);

/// Sprig's strslice: the items as strings, nil ones left out.
[[nodiscard]] std::vector<document::Value> text_items(Runtime& runtime, const document::Value& value);

/// A new []string, []interface {} with the runtime's origin.
[[nodiscard]] document::Value make_string_list(Runtime& runtime, std::span<const document::Value> items);
[[nodiscard]] document::Value make_list(Runtime& runtime, std::span<const document::Value> items);

/// The items of the argument of a function that takes nothing but a list; else the function's error `Cannot MESSAGE
/// type KIND`.
[[nodiscard]] std::span<const document::Value> require_items(Runtime& runtime, const document::Value& value,
                                                             std::string_view message);

}  // namespace stageplot::gotemplate
