#include "document/text_check.hpp"

#include <fmt/format.h>

#include "diagnostics/rules/yaml.hpp"
#include "text/plain_run.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

using diagnostics::Diagnostic;
namespace rules = diagnostics::rules;

Diagnostic finding(const diagnostics::Rule& rule, source::Span span, std::string summary, std::string label,
                   std::string help) {
  Diagnostic diagnostic;
  diagnostic.rule = &rule;
  diagnostic.summary = std::move(summary);
  diagnostic.primary = {.span = span, .text = std::move(label)};
  diagnostic.help = std::move(help);
  return diagnostic;
}

std::string_view break_name(char32_t code_point) {
  switch (code_point) {
    case '\r':
      return "a carriage return without a line feed";
    case 0x85:
      return "a next-line character";
    case 0x2028:
      return "a line separator";
    default:
      return "a paragraph separator";
  }
}

bool is_unusual_break(char32_t code_point) {
  return code_point == 0x85 || code_point == 0x2028 || code_point == 0x2029;
}

/// What YAML permits in a text, apart from the unusual breaks.
bool is_permitted(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0x7E) || c == 0x85 || (c >= 0xA0 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

}  // namespace

std::optional<Diagnostic> check_text(std::string_view text, source::FileId file, const TextLimits& limits) {
  const auto span = [file](std::size_t begin, std::size_t length) {
    return source::Span{file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
  };
  if (text.size() > limits.max_bytes) {
    return finding(rules::yaml_too_large, span(0, 0),
                   fmt::format("the file has {} bytes, more than the limit of {}", text.size(), limits.max_bytes), "",
                   "split it into smaller files");
  }
  for (std::size_t i = 0; i < text.size();) {
    i += text::plain_run(text.substr(i));
    if (i == text.size()) break;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\r') {
      if (limits.permit_unusual_breaks || (i + 1 < text.size() && text[i + 1] == '\n')) {
        ++i;
        continue;
      }
      return finding(rules::yaml_line_break, span(i, 1), "a carriage return without a line feed breaks a line here",
                     "U+000D", "end lines with a line feed, as in Unix, or with both, as in Windows");
    }
    const text::Decoded decoded = text::decode_utf8(text, i);
    if (byte >= 0x80 && decoded.length == 1) {
      return finding(rules::yaml_encoding, span(i, 1), fmt::format("byte 0x{:02X} is not valid UTF-8", byte),
                     "not UTF-8", "save the file as UTF-8");
    }
    if (!is_permitted(decoded.code_point)) {
      const auto code = static_cast<std::uint32_t>(decoded.code_point);
      return finding(rules::yaml_encoding, span(i, decoded.length),
                     fmt::format("control character U+{:04X} in the file", code), "not permitted in YAML",
                     fmt::format("remove it, or write `\"\\u{:04x}\"` in a double-quoted string", code));
    }
    if (is_unusual_break(decoded.code_point) && !limits.permit_unusual_breaks) {
      const auto code = static_cast<std::uint32_t>(decoded.code_point);
      return finding(
          rules::yaml_line_break, span(i, decoded.length),
          fmt::format("{} breaks a line here for some readers only", break_name(decoded.code_point)),
          fmt::format("U+{:04X}", code),
          fmt::format("remove it, or write `\\u{:04x}` in a double-quoted string where the text must have it", code));
    }
    i += decoded.length;
  }
  return std::nullopt;
}

}  // namespace stageplot::document
