#include "systemd/dialect.hpp"

#include <algorithm>
#include <string>

#include "diagnostics/rules/escape.hpp"
#include "systemd/scanner.hpp"
#include "text/go_float.hpp"
#include "text/utf8.hpp"

namespace stageplot::systemd {
namespace {

namespace rules = diagnostics::rules;
using document::Kind;
using document::Value;
using gotemplate::Position;
using gotemplate::PositionKind;
using gotemplate::PrintContext;
using gotemplate::PrintError;

PrintError refuse(const diagnostics::Rule& rule, std::string summary, std::string help) {
  return {.summary = std::move(summary), .help = std::move(help), .rule = &rule};
}

/// The scalar as plain text.
std::optional<std::string> text_of(const Value& value) {
  switch (value.kind) {
    case Kind::string:
      return std::string(value.text());
    case Kind::boolean:
      return value.b ? "true" : "false";
    case Kind::integer:
      return std::to_string(value.i);
    case Kind::unsigned_integer:
      return std::to_string(value.u);
    case Kind::floating:
      return text::format_float(value.f);
    default:
      return std::nullopt;
  }
}

bool is_plain(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_@./:=,+-").find(c) != std::string_view::npos;
  });
}

/// Control characters, and code points that Unicode keeps for no character, for which systemd skips the whole line.
bool is_unwritable(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/// systemd ignores a setting with such text, or reads something else.
std::optional<PrintError> find_unwritable(std::string_view text) {
  bool unwritable = text::find_invalid_utf8(text) != text::kValid;
  for (std::size_t i = 0; i < text.size() && !unwritable;) {
    const text::Decoded decoded = text::decode_utf8(text, i);
    unwritable = is_unwritable(decoded.code_point);
    i += decoded.length;
  }
  if (!unwritable) return std::nullopt;
  return refuse(
      rules::escape_text, "the value has characters that a systemd unit cannot carry",
      "remove control characters, code points that are no characters, and bytes that are not UTF-8, or encode "
      "the value, for example with `b64enc`");
}

std::string escaped(std::string_view text, Reading reading) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '"':
      case '\\':
        out += '\\';
        out += c;
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '%':
        out += "%%";
        break;
      case '$':
        out += reading == Reading::command ? "$$" : "$";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace

std::unique_ptr<gotemplate::Scanner> UnitDialect::scanner() const {
  return std::make_unique<Scanner>();
}

std::optional<PrintError> UnitDialect::print(const Position& position, const Value& value,
                                             PrintContext& context) const {
  const auto reading = static_cast<Reading>(position.detail);
  if (value.has(document::kFragment)) {
    return refuse(rules::escape_fragment, "an included template is printed into a setting's value",
                  "write the lines where they belong: units have no places for fragments");
  }
  if (position.kind != PositionKind::quoted && position.kind != PositionKind::value) {
    return refuse(rules::escape_position, "the action has no position", "the template was not analysed before it ran");
  }
  const std::optional<std::string> text = text_of(value);
  if (!text) {
    return refuse(rules::escape_value, "a map, a list or nothing is printed into a setting's value",
                  "print a single value, with `range` for each item");
  }
  if (std::optional<PrintError> error = find_unwritable(*text)) return error;
  if (position.kind == PositionKind::quoted) {
    context.output.append(escaped(*text, reading), value.origin);
    return std::nullopt;
  }
  if (is_plain(*text)) {
    context.output.append(*text, value.origin);
    return std::nullopt;
  }
  if (reading == Reading::text) {
    return refuse(
        rules::escape_text,
        "the value has other characters than letters, digits and `_ @ . / : = , + -`, and this setting has no "
        "quotes",
        "change the value, or write the text in the template");
  }
  context.output.append("\"" + escaped(*text, reading) + "\"", value.origin);
  return std::nullopt;
}

const UnitDialect& dialect() {
  static const UnitDialect kDialect;
  return kDialect;
}

}  // namespace stageplot::systemd
