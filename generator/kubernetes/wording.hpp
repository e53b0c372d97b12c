// Words for findings about Kubernetes objects.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "document/value.hpp"
#include "kubernetes/types.hpp"

namespace stageplot::kubernetes {

/// In backticks, on one line, shortened where it is long.
[[nodiscard]] std::string quoted(std::string_view text);
/// "a string", "an integer", "`true`", "null".
[[nodiscard]] std::string_view kind_words(const document::Value& value);
/// What a type asks for: "a list", "an integer", "a quantity like `500m` or `1Gi`".
[[nodiscard]] std::string_view type_words(Type type);
/// "`A`", "`A` or `B`", "`A`, `B` or `C`".
[[nodiscard]] std::string either(std::span<const std::string_view> words);
/// "a Deployment", "an Ingress".
[[nodiscard]] std::string with_article(std::string_view noun);

}  // namespace stageplot::kubernetes
