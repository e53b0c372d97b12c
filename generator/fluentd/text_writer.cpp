#include "fluentd/text_writer.hpp"

#include <algorithm>
#include <charconv>

namespace stageplot::fluentd {
namespace {

template <typename Number>
void write_number(std::string& out, Number number) {
  char buffer[32];
  const auto written = std::to_chars(buffer, buffer + sizeof buffer, number);
  out.append(buffer, written.ptr);
}

void write_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool opens_ruby = byte == '#' && text.substr(i + 1).starts_with('{');
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += text[i];
    } else if (byte < 0x20 || byte == 0x7F || opens_ruby) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 0xF];
    } else {
      out += text[i];
    }
  }
  out += '"';
}

}  // namespace

void write_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '\\':
        out += "\\\\";
        break;
      case '"':
        out += "\\\"";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\0':
        out += "\\0";
        break;
      case '#':
        out += text.substr(i + 1).starts_with('{') ? "\\#" : "#";
        break;
      default:
        out += text[i];
    }
  }
}

void write_escaped_part(std::string& out, std::string_view text) {
  if (text.starts_with('{')) out += '\\';
  const bool ends_in_hash = text.ends_with('#');
  write_escaped(out, ends_in_hash ? text.substr(0, text.size() - 1) : text);
  if (ends_in_hash) out += "\\#";
}

void write_quoted(std::string& out, std::string_view text) {
  out += '"';
  write_escaped(out, text);
  out += '"';
}

bool is_bare_safe(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           c == '/' || c == '-';
  });
}

void write_json(std::string& out, const document::Value& value) {
  using document::Kind;
  switch (value.kind) {
    case Kind::boolean:
      out += value.b ? "true" : "false";
      break;
    case Kind::integer:
      write_number(out, value.i);
      break;
    case Kind::unsigned_integer:
      write_number(out, value.u);
      break;
    case Kind::floating:
      write_number(out, value.f);
      break;
    case Kind::string:
    case Kind::bytes:
      write_json_string(out, value.text());
      break;
    case Kind::list: {
      std::string_view separator = "[";
      for (const document::Value& item : value.items()) {
        out += separator;
        write_json(out, item);
        separator = ", ";
      }
      out += separator == "[" ? "[]" : "]";
      break;
    }
    case Kind::map: {
      std::string_view separator = "{";
      for (const document::Member& member : value.map().members()) {
        out += separator;
        write_json_string(out, member.key->view());
        out += ": ";
        write_json(out, member.value);
        separator = ", ";
      }
      out += separator == "{" ? "{}" : "}";
      break;
    }
    case Kind::nil:
    case Kind::object:
      out += "null";
      break;
  }
}

}  // namespace stageplot::fluentd
