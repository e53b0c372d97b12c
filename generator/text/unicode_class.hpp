// Classes of characters that Go's unicode package or Unicode's annexes name, as far as orders, names and blanks need
// them.
#pragma once

namespace stageplot::text {

/// unicode.IsLetter: Lu, Ll, Lt, Lm, Lo.
[[nodiscard]] bool is_letter(char32_t code_point);

/// unicode.IsDigit: Nd.
[[nodiscard]] bool is_decimal_digit(char32_t code_point);

/// unicode.IsSpace: White_Space.
[[nodiscard]] bool is_space(char32_t code_point);

/// ID_Start and ID_Continue of UAX #31.
[[nodiscard]] bool begins_identifier(char32_t code_point);
[[nodiscard]] bool continues_identifier(char32_t code_point);

}  // namespace stageplot::text
