// Go string literals: strconv.Quote and its reverse. Helm's `quote` is strconv.Quote, and so are %q and the names in
// text/template's errors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stageplot::text {

/// strconv.Quote: printable Unicode stays, everything else becomes an escape, an invalid byte `\x..`.
[[nodiscard]] std::string go_quote(std::string_view text);

/// strconv.QuoteToASCII (%+q).
[[nodiscard]] std::string go_quote_ascii(std::string_view text);

/// strconv.QuoteRune (%q of an integer): with single quotes; an invalid code point becomes U+FFFD.
[[nodiscard]] std::string go_quote_rune(std::int64_t code_point);

/// strconv.Unquote: the text of a literal in double quotes, back quotes or (one character) single quotes.
[[nodiscard]] std::optional<std::string> go_unquote(std::string_view literal);

/// strconv.IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII space.
[[nodiscard]] bool is_printable(char32_t code_point);

}  // namespace stageplot::text
