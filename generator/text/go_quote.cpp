#include "text/go_quote.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include "text/utf8.hpp"

namespace stageplot::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_surrogate(char32_t c) {
  return c >= 0xD800 && c <= 0xDFFF;
}

void append_escaped(std::string& out, char32_t c, char quote, bool ascii) {
  if (c == static_cast<char32_t>(quote) || c == '\\') {
    out += '\\';
    out += static_cast<char>(c);
    return;
  }
  if (ascii ? (c < 0x80 && is_printable(c)) : is_printable(c)) {
    append_utf8(out, c);
    return;
  }
  switch (c) {
    case '\a':
      out += "\\a";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
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
    case '\v':
      out += "\\v";
      return;
    default:
      break;
  }
  const auto code = static_cast<std::uint32_t>(c);
  if (code < ' ' || code == 0x7F) {
    out += fmt::format("\\x{:02x}", code);
  } else if (code < 0x10000) {
    out += fmt::format("\\u{:04x}", code);
  } else {
    out += fmt::format("\\U{:08x}", code);
  }
}

std::string quote(std::string_view text, bool ascii) {
  std::string out = "\"";
  out.reserve(text.size() + 2);
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const Decoded decoded = decode_utf8(text, i);
    if (byte >= 0x80 && decoded.length == 1) {
      out += fmt::format("\\x{:02x}", byte);
      ++i;
      continue;
    }
    append_escaped(out, decoded.code_point, '"', ascii);
    i += decoded.length;
  }
  return out + '"';
}

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

/// Reads `count` digits of `base` at `i`, advancing it.
std::optional<std::uint32_t> read_digits(std::string_view text, std::size_t& i, std::size_t count, int base) {
  if (text.size() - i < count) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t n = 0; n < count; ++n, ++i) {
    const int digit = digit_value(text[i]);
    if (digit >= base) return std::nullopt;
    value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
  }
  return value;
}

/// One escape behind the backslash at `i - 1`; false where it is not one.
bool unquote_escape(std::string_view text, std::size_t& i, char quote, std::string& out) {
  const char c = text[i++];
  switch (c) {
    case 'a':
      out += '\a';
      return true;
    case 'b':
      out += '\b';
      return true;
    case 'f':
      out += '\f';
      return true;
    case 'n':
      out += '\n';
      return true;
    case 'r':
      out += '\r';
      return true;
    case 't':
      out += '\t';
      return true;
    case 'v':
      out += '\v';
      return true;
    case '\\':
      out += '\\';
      return true;
    case '\'':
    case '"':
      if (c != quote) return false;
      out += c;
      return true;
    case 'x': {
      const auto value = read_digits(text, i, 2, 16);
      if (!value) return false;
      out += static_cast<char>(static_cast<unsigned char>(*value));
      return true;
    }
    case 'u':
    case 'U': {
      const auto value = read_digits(text, i, c == 'u' ? 4 : 8, 16);
      if (!value || *value > 0x10FFFF || is_surrogate(*value)) return false;
      append_utf8(out, *value);
      return true;
    }
    default: {
      --i;
      const auto value = read_digits(text, i, 3, 8);
      if (!value || *value > 255) return false;
      out += static_cast<char>(static_cast<unsigned char>(*value));
      return true;
    }
  }
}

}  // namespace

bool is_printable(char32_t c) {
  if (c < 0x80) return c >= 0x20 && c < 0x7F;
  if (c > 0x10FFFF || is_surrogate(c)) return false;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
      return false;
    default:
      return true;
  }
}

std::string go_quote(std::string_view text) {
  return quote(text, false);
}

std::string go_quote_ascii(std::string_view text) {
  return quote(text, true);
}

std::string go_quote_rune(std::int64_t code_point) {
  char32_t c = kReplacement;
  if (code_point >= 0 && code_point <= 0x10FFFF) c = static_cast<char32_t>(code_point);
  if (is_surrogate(c)) c = kReplacement;
  std::string out = "'";
  append_escaped(out, c, '\'', false);
  return out + '\'';
}

std::optional<std::string> go_unquote(std::string_view literal) {
  if (literal.size() < 2 || literal.front() != literal.back()) return std::nullopt;
  const char quote = literal.front();
  const std::string_view body = literal.substr(1, literal.size() - 2);
  std::string out;
  if (quote == '`') {
    if (body.find('`') != std::string_view::npos) return std::nullopt;
    out = body;
    std::erase(out, '\r');  // as Go does in raw strings
    return out;
  }
  if (quote != '"' && quote != '\'') return std::nullopt;
  out.reserve(body.size());
  std::size_t characters = 0;
  for (std::size_t i = 0; i < body.size(); ++characters) {
    if (body[i] == '\n' || body[i] == quote) return std::nullopt;
    if (body[i] != '\\' && static_cast<unsigned char>(body[i]) < 0x80) {
      out += body[i++];
      continue;
    }
    if (body[i] == '\\') {
      ++i;
      if (i == body.size() || !unquote_escape(body, i, quote, out)) return std::nullopt;
      continue;
    }
    const Decoded decoded = decode_utf8(body, i);
    append_utf8(out, decoded.code_point);
    i += decoded.length;
  }
  if (quote == '\'' && characters != 1) return std::nullopt;
  return out;
}

}  // namespace stageplot::text
