// Most texts hold nothing but printable ASCII, line feeds and tabs. How far they do is found many bytes at a time, so
// that rules about characters need to look at the others alone.
#pragma once

#include <cstddef>
#include <string_view>

namespace stageplot::text {

/// How many bytes from the beginning of `text` on are printable ASCII, line feeds or tabs.
[[nodiscard]] std::size_t plain_run(std::string_view text);

}  // namespace stageplot::text
