#include "terraform/literal.hpp"

#include <algorithm>
#include <array>

#include "diagnostics/rules/escape.hpp"
#include "text/go_float.hpp"
#include "text/normal_form.hpp"
#include "text/utf8.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;

constexpr std::size_t kLongestIdentifier = 256;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Control characters, and those that people cannot see or take for a line break.
bool needs_escape(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

void append_hex(std::string& out, char32_t c, int digits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += kDigits[(c >> shift) & 0xF];
}

}  // namespace

bool is_identifier(std::string_view text) {
  if (text.empty() || text.size() > kLongestIdentifier || !(is_letter(text.front()) || text.front() == '_')) {
    return false;
  }
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; });
}

bool is_bare_key(std::string_view text) {
  // `{ for = 1 }` is a syntax error, and `null` is no key at all.
  constexpr std::array<std::string_view, 4> kWords{"false", "for", "null", "true"};
  return is_identifier(text) && std::find(kWords.begin(), kWords.end(), text) == kWords.end();
}

std::optional<gotemplate::PrintError> find_unwritable_text(std::string_view text) {
  if (text::find_invalid_utf8(text) != text::kValid) {
    return gotemplate::PrintError{.summary = "the value is not UTF-8, so Terraform cannot carry it",
                                  .help = "remove the bytes, or encode the value, for example with `b64enc`",
                                  .rule = &rules::escape_text};
  }
  if (!text::is_composed(text)) {
    return gotemplate::PrintError{
        .summary = "the value has characters that Unicode can compose, and Terraform would change them",
        .help = "write it in the composed form (NFC): `é` as one character, not as `e` with an accent",
        .rule = &rules::escape_text};
  }
  return std::nullopt;
}

bool would_join(std::string_view before, std::string_view text) {
  // Further away nothing composes: a few marks on one character at the most.
  constexpr std::size_t kNear = 64;
  const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  std::size_t begin = before.size() > kNear ? before.size() - kNear : 0;
  while (begin < before.size() && !begins_character(before[begin])) ++begin;
  std::size_t end = std::min(text.size(), kNear);
  while (end < text.size() && !begins_character(text[end])) ++end;
  std::string joined(before.substr(begin));
  return text::is_composed(joined) && !text::is_composed(joined.append(text.substr(0, end)));
}

void append_in_quotes(std::string& out, char32_t code_point) {
  switch (code_point) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (!needs_escape(code_point)) {
    text::append_utf8(out, code_point);
  } else if (code_point < 0x10000) {
    out += "\\u";
    append_hex(out, code_point, 4);
  } else {
    out += "\\U";
    append_hex(out, code_point, 8);
  }
}

bool opens_sequence(std::string_view text, std::size_t offset) {
  return (text[offset] == '$' || text[offset] == '%') && offset + 1 < text.size() && text[offset + 1] == '{';
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    if (opens_sequence(text, i)) out += text[i];
    const text::Decoded decoded = text::decode_utf8(text, i);
    append_in_quotes(out, decoded.code_point);
    i += decoded.length;
  }
  out += '"';
}

void append_number(std::string& out, double number) {
  out += text::format_json_float(number);
}

}  // namespace stageplot::terraform
