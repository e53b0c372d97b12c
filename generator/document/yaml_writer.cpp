#include "document/yaml_writer.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "document/json_writer.hpp"
#include "document/yaml_tree_writer.hpp"
#include "text/base64.hpp"
#include "text/go_float.hpp"
#include "text/go_integer.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

/// go-yaml re-reads the JSON of the value, and reads no simple key that is longer as written there.
constexpr std::size_t kMostKeyCharacters = 1024;

/// A float as it is after json.Marshal and go-yaml's reading of that: a whole number whose JSON text fits 64 bits
/// becomes an integer, with the zeros that the shortest digits are filled up with (2^63 prints 9223372036854776000).
std::string number_text(double number) {
  if (number == std::trunc(number) && std::fabs(number) < 1e21) {
    const std::string json = text::format_json_float(number);
    if (json == "-0") return "0";
    if (text::parse_integer(json, 10).error == text::NumberError::none) return json;
    if (text::parse_unsigned(json, 10).error == text::NumberError::none) return json;
  }
  return text::format_float(number);
}

/// A string as it is after json.Marshal and go-yaml's reading of that: invalid bytes replaced; U+0085, which JSON
/// leaves as it is, folded like a line break. Nothing where go-yaml refuses a character that JSON leaves as it is.
std::optional<std::string> reread(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x7F) {
      out += text[i++];
      continue;
    }
    const text::Decoded decoded = text::decode_utf8(text, i);
    const char32_t c = decoded.code_point;
    const bool invalid = byte >= 0x80 && decoded.length == 1;
    if (invalid) {
      text::append_utf8(out, 0xFFFD);
    } else if (c == 0x85) {
      while (out.ends_with(' ')) out.pop_back();
      std::size_t breaks = 0;
      while (text.substr(i).starts_with("\xC2\x85") || text.substr(i).starts_with(' ')) {
        const bool blank = text[i] == ' ';
        breaks += blank ? 0 : 1;
        i += blank ? 1 : 2;
      }
      out += breaks == 1 ? std::string(1, ' ') : std::string(breaks - 1, '\n');
      continue;
    } else if (c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0xFFFE || c == 0xFFFF) {
      return std::nullopt;
    } else {
      out += text.substr(i, decoded.length);
    }
    i += decoded.length;
  }
  return out;
}

bool needs_rereading(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x7F; });
}

bool is_too_long(std::string_view key) {
  if (key.size() < kMostKeyCharacters / 6) return false;  // an escape has at most six characters
  std::string written;
  append_json_string(written, key, true);
  return text::count_code_points(written) > kMostKeyCharacters;
}

class YamlWriter : public YamlTreeWriter<YamlWriter> {
 public:
  explicit YamlWriter(const YamlStyle& style) : YamlTreeWriter(style.runs, KeyOrder::v2), style_(style) {}

 private:
  friend YamlTreeWriter;

  bool node(const Value& value, YamlPlace place, int depth) {
    if (!within_limits(depth, "json: unsupported value: encountered a cycle")) return false;
    if (is_nil_collection(value.type)) return bare("null", value.origin);
    switch (value.kind) {
      case Kind::nil:
        return bare("null", value.origin);
      case Kind::boolean:
        return bare(value.b ? "true" : "false", value.origin);
      case Kind::integer:
        return bare(std::to_string(value.i), value.origin);
      case Kind::unsigned_integer:
        return bare(std::to_string(value.u), value.origin);
      case Kind::floating:
        if (!std::isfinite(value.f)) return fail("json: unsupported value: " + text::format_float(value.f));
        return bare(number_text(value.f), value.origin);
      case Kind::string:
        return string(value.text(), value.origin, false);
      case Kind::bytes:
        return string(text::encode_base64(value.text()), value.origin, false);
      case Kind::list:
        return list(value, place == YamlPlace::member && !emitter_.at_line_start(), depth);
      case Kind::map:
        return map(value, false, depth);
      case Kind::object:
        break;
    }
    const Value plain = style_.plain_value ? style_.plain_value(value) : Value::nothing();
    return node(plain.kind == Kind::object ? Value::nothing(value.origin) : plain, place, depth + 1);
  }

  bool string(std::string_view text, OriginId origin, bool simple_key) {
    std::optional<std::string> changed;
    if (needs_rereading(text)) {
      changed = reread(text);
      if (!changed) return fail("yaml: control characters are not allowed");
      text = *changed;
    }
    mark(origin, emitter_.next_token());
    emitter_.push_indent(true, false);
    emitter_.write_scalar(text, choose_style(text, analyze_scalar(text), simple_key), !simple_key);
    emitter_.pop_indent();
    return true;
  }

  static const char* key_error(std::string_view key) {
    if (is_too_long(key)) return "yaml: did not find expected ',' or '}'";
    if (key.find("\xC2\x85") != std::string_view::npos) return "yaml: a key is broken over lines";
    return nullptr;
  }

  const YamlStyle& style_;
};

}  // namespace

WrittenText write_yaml(const Value& value, const YamlStyle& style) {
  return YamlWriter(style).write(value);
}

}  // namespace stageplot::document
