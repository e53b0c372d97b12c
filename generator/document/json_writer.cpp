#include "document/json_writer.hpp"

#include <fmt/format.h>

#include <cmath>

#include "text/base64.hpp"
#include "text/go_float.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

class JsonWriter {
 public:
  explicit JsonWriter(const JsonStyle& style) : style_(style) {}

  WrittenText write(const Value& value) && {
    if (!node(value, 0)) return {.error = std::move(result_.error), .too_large = result_.too_large};
    return std::move(result_);
  }

 private:
  bool fail(std::string error) {
    result_.error = std::move(error);
    return false;
  }

  void mark(OriginId origin) {
    if (!style_.runs) return;
    const auto at = static_cast<std::uint32_t>(result_.text.size());
    result_.runs.push_back({at, origin});
  }

  void line_break(int depth) {
    if (!style_.pretty) return;
    result_.text += '\n';
    result_.text.append(static_cast<std::size_t>(depth) * 2, ' ');
  }

  bool node(const Value& value, int depth) {
    if (depth > kMostWrittenDepth) return fail("json: unsupported value: encountered a cycle");
    std::string& out = result_.text;
    if (out.size() + result_.runs.size() * sizeof(Run) > kMostWrittenBytes) {
      result_.too_large = true;
      return fail("the text is too large");
    }
    mark(value.origin);
    if (is_nil_collection(value.type)) {
      out += "null";
      return true;
    }
    switch (value.kind) {
      case Kind::nil:
        out += "null";
        return true;
      case Kind::boolean:
        out += value.b ? "true" : "false";
        return true;
      case Kind::integer:
        out += std::to_string(value.i);
        return true;
      case Kind::unsigned_integer:
        out += std::to_string(value.u);
        return true;
      case Kind::floating:
        if (!std::isfinite(value.f)) return fail("json: unsupported value: " + text::format_float(value.f));
        out += text::format_json_float(value.f);
        return true;
      case Kind::string:
        append_json_string(out, value.text(), style_.html_escape);
        return true;
      case Kind::bytes:
        out += '"' + text::encode_base64(value.text()) + '"';
        return true;
      case Kind::list:
        return list(value, depth);
      case Kind::map:
        return map(value, depth);
      case Kind::object:
        break;
    }
    const Value plain = style_.plain_value ? style_.plain_value(value) : Value::nothing();
    return node(plain.kind == Kind::object ? Value::nothing(value.origin) : plain, depth + 1);
  }

  bool list(const Value& value, int depth) {
    const auto items = value.items();
    result_.text += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) result_.text += ',';
      line_break(depth + 1);
      if (!node(items[i], depth + 1)) return false;
    }
    if (!items.empty()) line_break(depth);
    result_.text += ']';
    return true;
  }

  bool map(const Value& value, int depth) {
    const auto members = value.map().members();
    result_.text += '{';
    bool first = true;
    for (const Member& member : members) {
      if (!first) result_.text += ',';
      first = false;
      line_break(depth + 1);
      mark(member.key_origin);
      append_json_string(result_.text, member.key->view(), style_.html_escape);
      result_.text += style_.pretty ? ": " : ":";
      if (!node(member.value, depth + 1)) return false;
    }
    if (!members.empty()) line_break(depth);
    result_.text += '}';
    return true;
  }

  const JsonStyle& style_;
  WrittenText result_;
};

}  // namespace

WrittenText write_json(const Value& value, const JsonStyle& style) {
  return JsonWriter(style).write(value);
}

void append_json_string(std::string& out, std::string_view text, bool html_escape) {
  out += '"';
  std::size_t done = 0;  // everything before is written
  const auto replace = [&](std::size_t begin, std::size_t length, std::string_view by) {
    out += text.substr(done, begin - done);
    out += by;
    done = begin + length;
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80) {
      const text::Decoded decoded = text::decode_utf8(text, i);
      if (decoded.length == 1) replace(i, 1, "\\ufffd");
      if (decoded.code_point == 0x2028) replace(i, 3, "\\u2028");
      if (decoded.code_point == 0x2029) replace(i, 3, "\\u2029");
      i += decoded.length;
      continue;
    }
    switch (byte) {
      case '"':
        replace(i, 1, "\\\"");
        break;
      case '\\':
        replace(i, 1, "\\\\");
        break;
      case '\b':
        replace(i, 1, "\\b");
        break;
      case '\f':
        replace(i, 1, "\\f");
        break;
      case '\n':
        replace(i, 1, "\\n");
        break;
      case '\r':
        replace(i, 1, "\\r");
        break;
      case '\t':
        replace(i, 1, "\\t");
        break;
      default: {
        const bool html = html_escape && (byte == '<' || byte == '>' || byte == '&');
        if (byte < 0x20 || html) replace(i, 1, fmt::format("\\u{:04x}", byte));
        break;
      }
    }
    ++i;
  }
  out += text.substr(done);
  out += '"';
}

}  // namespace stageplot::document
