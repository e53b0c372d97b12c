#include "terraform/hcl/string_literal.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "terraform/hcl/cursor.hpp"
#include "text/normal_form.hpp"
#include "text/utf8.hpp"

namespace stageplot::terraform::hcl {
namespace {

[[noreturn]] void fail_escape(std::uint32_t begin, std::size_t size, std::string summary, std::string help) {
  throw Stop({.range = {.begin = begin, .end = begin + static_cast<std::uint32_t>(size)},
              .summary = std::move(summary),
              .help = std::move(help)});
}

/// Appends what `\u` or `\U` at the beginning of `rest` stands for, and says how many bytes it has.
std::size_t append_code_point(std::string& out, std::string_view rest, std::uint32_t place) {
  const std::size_t digits = rest[1] == 'u' ? 4 : 8;
  const std::string_view hex = rest.substr(2, digits);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  if (error != std::errc() || hex.size() != digits || end != hex.data() + digits) {
    const std::size_t read = error == std::errc() ? static_cast<std::size_t>(end - hex.data()) : 0;
    const std::string name(rest.substr(0, 2));
    fail_escape(place, 2 + read,
                "`" + name + "` goes before fewer than " + std::to_string(digits) + " hexadecimal digits",
                "write all of them, with zeros in front; for a backslash write `\\\\`");
  }
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
    fail_escape(place, 2 + digits, "`" + std::string(rest.substr(0, 2 + digits)) + "` is no character",
                "write the character itself, or `\\U` with its code point in eight digits");
  }
  text::append_utf8(out, value);
  return 2 + digits;
}

std::string decode(std::string_view literal, std::uint32_t begin, bool quoted) {
  std::string out;
  out.reserve(literal.size());
  for (std::size_t i = 0; i < literal.size();) {
    const char c = literal[i];
    const std::string_view rest = literal.substr(i);
    if ((c == '$' || c == '%') && rest.size() >= 3 && rest[1] == c && rest[2] == '{') {
      out.append(rest.substr(1, 2));
      i += 3;
      continue;
    }
    if (c != '\\' || !quoted) {
      out += c;
      ++i;
      continue;
    }
    constexpr std::string_view kNames = "nrt\"\\";
    constexpr std::string_view kValues = "\n\r\t\"\\";
    const auto place = static_cast<std::uint32_t>(begin + i);
    const char name = rest.size() > 1 ? rest[1] : '\0';
    if (name == 'u' || name == 'U') {
      i += append_code_point(out, rest, place);
    } else if (const std::size_t which = kNames.find(name); which != std::string_view::npos && rest.size() > 1) {
      out += kValues[which];
      i += 2;
    } else {
      fail_escape(place, 1, "a backslash in double quotes begins no escape", "write `\\\\` for a backslash");
    }
  }
  return out;
}

}  // namespace

std::string_view decode_literal(document::Arena& arena, std::string_view text, const Token& token) {
  const std::string_view literal = text_of(token, text);
  const bool quoted = token.kind == TokenKind::quoted_text;
  const bool plain = std::none_of(literal.begin(), literal.end(),
                                  [&](char c) { return c == '$' || c == '%' || (quoted && c == '\\'); });
  if (plain) return literal;
  const std::string decoded = decode(literal, token.range.begin, quoted);
  return decoded == literal ? literal : arena.copy(decoded)->view();
}

std::string_view in_normal_form(document::Arena& arena, std::string_view text) {
  return text::is_composed(text) ? text : arena.copy(text::composed(text))->view();
}

}  // namespace stageplot::terraform::hcl
