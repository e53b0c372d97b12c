#include "yaml/scalar.hpp"

#include <algorithm>
#include <charconv>

#include "text/utf8.hpp"

namespace stageplot::yaml {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Words that some YAML version reads as null, a boolean or a special key, in lower case.
constexpr std::string_view kWords[] = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"};

bool is_word_of_yaml(std::string_view text) {
  if (text.size() > 5) return false;
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::find(std::begin(kWords), std::end(kWords), lower) != std::end(kWords);
}

/// Made of nothing but the characters of numbers in any base, sexagesimals, dates and times.
bool may_be_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ||
           std::string_view("xXoO_.,:+- tTzZ").find(c) != std::string_view::npos;
  });
}

bool is_plain_character(char c) {
  return is_digit(c) || is_letter(c) || std::string_view(" _./@%+=~-:,()$").find(c) != std::string_view::npos;
}

/// Characters that are written as escapes although they are valid: control characters, line breaks and blanks that
/// nobody sees, marks that reorder text, and what libyaml refuses raw.
bool needs_escape(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c <= 0xA0)) return true;
  if (c < 0xAD) return false;
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return c == 0xAD || c == 0x61C || c == 0x180E || within(0x2000, 0x200F) || within(0x2028, 0x202F) ||
         within(0x205F, 0x206F) || c == 0x3000 || c == 0xFEFF || within(0xFFF9, 0xFFFB) || (c & 0xFFFE) == 0xFFFE ||
         within(0xFDD0, 0xFDEF) || within(0xE0000, 0xE0FFF);
}

void append_hex(std::string& out, char32_t value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789ABCDEF"[(value >> shift) & 0xF];
}

template <typename Number>
void append_with(std::string& out, Number number) {
  char buffer[32];
  const auto written = std::to_chars(buffer, buffer + sizeof buffer, number);
  out.append(buffer, written.ptr);
}

}  // namespace

bool is_plain_safe(std::string_view text, bool in_flow) {
  if (text.empty() || text.back() == ' ' || text.back() == ':') return false;
  const char first = text.front();
  if (!is_letter(first) && !is_digit(first) && first != '_' && first != '/') return false;
  if (!std::all_of(text.begin(), text.end(), is_plain_character)) return false;
  if (text.find(": ") != std::string_view::npos) return false;
  if (in_flow && text.find_first_of(",:") != std::string_view::npos) return false;
  return !is_word_of_yaml(text) && !(is_digit(first) && may_be_number(text));
}

bool is_literal_safe(std::string_view text) {
  const std::size_t line_break = text.find('\n');
  if (line_break == std::string_view::npos || line_break == 0 || text.ends_with("\n\n")) return false;
  if (text.front() == ' ') return false;
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, i);
    if (decoded.code_point != '\n' && decoded.code_point != '\t' && needs_escape(decoded.code_point)) return false;
    i += decoded.length;
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (line.starts_with('\t')) return false;
    if (!line.empty() && line.find_first_not_of(" \t") == std::string_view::npos) return false;
    begin = end + 1;
  }
  return true;
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
  } else if (code_point < 0x100) {
    out += "\\x";
    append_hex(out, code_point, 2);
  } else if (code_point < 0x10000) {
    out += "\\u";
    append_hex(out, code_point, 4);
  } else {
    out += "\\U";
    append_hex(out, code_point, 8);
  }
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, i);
    append_in_quotes(out, decoded.code_point);
    i += decoded.length;
  }
  out += '"';
}

void append_number(std::string& out, double number) {
  const std::size_t begin = out.size();
  append_with(out, number);
  // YAML 1.1 knows a float by its point, some readers by nothing else.
  if (out.find('.', begin) != std::string::npos) return;
  const std::size_t exponent = out.find('e', begin);
  out.insert(exponent == std::string::npos ? out.size() : exponent, ".0");
}

void append_number(std::string& out, std::int64_t number) {
  append_with(out, number);
}

void append_number(std::string& out, std::uint64_t number) {
  append_with(out, number);
}

}  // namespace stageplot::yaml
