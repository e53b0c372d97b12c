#include "document/yaml_v3_writer.hpp"

#include <cmath>

#include "document/yaml_tree_writer.hpp"
#include "text/base64.hpp"
#include "text/go_float.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

constexpr std::size_t kBinaryLine = 70;

std::string float_text(double number) {
  if (std::isnan(number)) return ".nan";
  if (std::isinf(number)) return number > 0 ? ".inf" : "-.inf";
  return text::format_float(number);
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const text::Decoded decoded = text::decode_utf8(text, i);
    if (decoded.length == 1) return false;
    i += decoded.length;
  }
  return true;
}

/// Base64 in lines of 70 characters; of one line without the break at its end.
std::string binary_text(std::string_view bytes) {
  const std::string encoded = text::encode_base64(bytes);
  if (encoded.size() < kBinaryLine) return encoded;
  std::string lines;
  for (std::size_t i = 0; i < encoded.size(); i += kBinaryLine) {
    lines += std::string_view{encoded}.substr(i, kBinaryLine);
    lines += '\n';
  }
  return lines;
}

class YamlV3Writer : public YamlTreeWriter<YamlV3Writer> {
 public:
  explicit YamlV3Writer(const YamlV3Style& style) : YamlTreeWriter(style.runs, KeyOrder::v3), style_(style) {}

 private:
  friend YamlTreeWriter;

  bool node(const Value& value, YamlPlace place, int depth) {
    if (!within_limits(depth, "the value is nested too deep")) return false;
    switch (value.kind) {
      case Kind::nil:
        return bare("null", value.origin);
      case Kind::boolean:
        return bare(value.b ? "true" : "false", value.origin);
      case Kind::integer:
        return integer(value);
      case Kind::unsigned_integer:
        return bare(std::to_string(value.u), value.origin);
      case Kind::floating:
        return bare(float_text(value.f), value.origin);
      case Kind::string:
        return string(value.text(), value.origin, false);
      case Kind::bytes:
        return bytes(value);
      case Kind::list:
        return list(value, false, depth);
      case Kind::map:
        return map(value, value.type == TypeId::structure, depth);
      case Kind::object:
        break;
    }
    if (style_.bare_text) {
      if (const std::optional<std::string> text = style_.bare_text(value)) return bare(*text, value.origin);
    }
    const Value plain = plain_of(value);
    return node(plain.kind == Kind::object ? Value::nothing(value.origin) : plain, place, depth + 1);
  }

  Value plain_of(const Value& value) {
    return style_.plain_value ? style_.plain_value(value) : Value::nothing(value.origin);
  }

  bool integer(const Value& value) {
    if (value.type != TypeId::natural && value.type != TypeId::go_int && style_.plain_value) {
      const Value plain = plain_of(value);
      if (plain.is_string()) return string(plain.text(), value.origin, false);
    }
    return bare(std::to_string(value.i), value.origin);
  }

  bool string(std::string_view text, OriginId origin, bool simple_key) {
    mark(origin, emitter_.next_token());
    std::string binary;
    if (!is_utf8(text)) {
      binary = binary_text(text);
      text = binary;
      emitter_.write_indicator("!!binary", true, false, false);
    }
    const ScalarAnalysis analysis = analyze_scalar(text, Tabs::in_blocks);
    const bool tagged = !binary.empty() && binary.back() != '\n';
    const EmittedStyle style = tagged ? EmittedStyle::plain : choose_style(text, analysis, simple_key);
    emitter_.push_indent(true, false);
    emitter_.write_scalar(text, style, false);
    emitter_.pop_indent();
    return true;
  }

  /// Go has no rule for []byte here: a list of numbers.
  bool bytes(const Value& value) {
    if (value.text().empty()) return empty("[", "]", value.origin);
    emitter_.push_indent(false, false);
    for (const char byte : value.text()) {
      emitter_.write_indent();
      emitter_.write_indicator("-", true, false, true);
      if (!bare(std::to_string(static_cast<unsigned char>(byte)), value.origin)) return false;
    }
    emitter_.pop_indent();
    return true;
  }

  static const char* key_error(std::string_view) { return nullptr; }

  const YamlV3Style& style_;
};

}  // namespace

WrittenText write_yaml_v3(const Value& value, const YamlV3Style& style) {
  return YamlV3Writer(style).write(value);
}

}  // namespace stageplot::document
