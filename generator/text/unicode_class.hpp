// The classes of characters that Go's unicode package names, as far as orders and names need them.
#pragma once

namespace stageplot::text {

/// unicode.IsLetter: Lu, Ll, Lt, Lm, Lo.
[[nodiscard]] bool is_letter(char32_t code_point);

/// unicode.IsDigit: Nd.
[[nodiscard]] bool is_decimal_digit(char32_t code_point);

}  // namespace stageplot::text
