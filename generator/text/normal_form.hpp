// Unicode's composed normal form (NFC), which Terraform turns every string into when it reads it.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::text {

/// Whether the text, which must be valid UTF-8, is in NFC already.
[[nodiscard]] bool is_composed(std::string_view text);

/// The text, which must be valid UTF-8, in NFC. Text that is none comes back as it is.
[[nodiscard]] std::string composed(std::string_view text);

}  // namespace stageplot::text
