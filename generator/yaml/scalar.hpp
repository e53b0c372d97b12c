// How text is written in YAML so that every reader gives it back: go-yaml as Helm and Kubernetes use it, readers of
// YAML 1.1 and of the 1.2 core, libyaml and yaml-cpp. A text stands plain only if all of them read it as this string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stageplot::yaml {

/// Whether the text can stand without quotes. Conservative: what looks like a number, a date or a word of any YAML
/// version, or has an unusual character, is quoted. In a flow collection more is.
[[nodiscard]] bool is_plain_safe(std::string_view text, bool in_flow);

/// Whether the text can stand as a literal block (`|` or `|-`) and is read back exactly: several lines of visible
/// characters, at most one line break at the end, no line that begins with a tab or holds only blanks, none before the
/// first text, and a first line without leading blanks.
[[nodiscard]] bool is_literal_safe(std::string_view text);

/// Appends one code point as it stands inside double quotes: itself, or an escape where readers disagree about it or
/// people cannot see it.
void append_in_quotes(std::string& out, char32_t code_point);

/// Appends the text in double quotes. The text must be valid UTF-8 without NUL.
void append_quoted(std::string& out, std::string_view text);

/// A number as all readers take it back: `1.5`, `3.0`, `1.0e+20`.
void append_number(std::string& out, double number);
void append_number(std::string& out, std::int64_t number);
void append_number(std::string& out, std::uint64_t number);

}  // namespace stageplot::yaml
