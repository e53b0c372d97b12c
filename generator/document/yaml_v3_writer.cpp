#include "document/yaml_v3_writer.hpp"

#include <algorithm>
#include <cmath>

#include "document/yaml_emitter.hpp"
#include "document/yaml_key_order.hpp"
#include "text/base64.hpp"
#include "text/go_float.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

/// Longer keys are written behind `?`.
constexpr std::size_t kMostSimpleKey = 128;
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

class YamlV3Writer {
 public:
  explicit YamlV3Writer(const YamlV3Style& style) : style_(style) {}

  WrittenText write(const Value& value) && {
    WrittenText result;
    if (node(value, 0)) {
      emitter_.write_indent();
      result.text = std::move(emitter_).take();
      result.runs = std::move(runs_);
    } else {
      result.error = std::move(error_);
      result.too_large = too_large_;
    }
    return result;
  }

 private:
  bool fail(std::string error) {
    error_ = std::move(error);
    return false;
  }

  void mark(OriginId origin, std::uint32_t at) {
    if (style_.runs) runs_.push_back({at, origin});
  }

  bool node(const Value& value, int depth) {
    if (depth > kMostWrittenDepth) return fail("the value is nested too deep");
    if (emitter_.size() + runs_.size() * sizeof(Run) > kMostWrittenBytes) {
      too_large_ = true;
      return fail("the text is too large");
    }
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
        return list(value, depth);
      case Kind::map:
        return map(value, depth);
      case Kind::object:
        break;
    }
    if (style_.bare_text) {
      if (const std::optional<std::string> text = style_.bare_text(value)) return bare(*text, value.origin);
    }
    const Value plain = plain_of(value);
    return node(plain.kind == Kind::object ? Value::nothing(value.origin) : plain, depth + 1);
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

  /// A scalar that is no string.
  bool bare(std::string_view text, OriginId origin) {
    mark(origin, emitter_.next_token());
    emitter_.write_scalar(text, EmittedStyle::plain, false);
    return true;
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

  bool list(const Value& value, int depth) {
    if (value.items().empty()) return empty("[", "]", value.origin);
    emitter_.push_indent(false, false);
    for (const Value& item : value.items()) {
      emitter_.write_indent();
      mark(item.origin, emitter_.size());
      emitter_.write_indicator("-", true, false, true);
      if (!node(item, depth + 1)) return false;
    }
    emitter_.pop_indent();
    return true;
  }

  bool empty(std::string_view open, std::string_view close, OriginId origin) {
    mark(origin, emitter_.next_token());
    emitter_.write_indicator(open, true, true, false);
    emitter_.write_indicator(close, false, false, false);
    return true;
  }

  bool map(const Value& value, int depth) {
    const auto members = value.map().members();
    if (members.empty()) return empty("{", "}", value.origin);
    std::vector<const Member*> ordered;
    ordered.reserve(members.size());
    for (const Member& member : members) ordered.push_back(&member);
    const auto before = [](const Member* a, const Member* b) {
      return yaml_key_before(a->key->view(), b->key->view(), KeyOrder::v3);
    };
    // A struct keeps the order of its fields.
    const bool is_struct = value.type == TypeId::structure;
    if (!is_struct && !std::is_sorted(ordered.begin(), ordered.end(), before)) {
      std::stable_sort(ordered.begin(), ordered.end(), before);
    }
    emitter_.push_indent(false, false);
    for (const Member* member : ordered) {
      if (!this->member(*member, depth)) return false;
    }
    emitter_.pop_indent();
    return true;
  }

  bool member(const Member& member, int depth) {
    const std::string_view key = member.key->view();
    emitter_.write_indent();
    const bool simple = key.size() <= kMostSimpleKey && !analyze_scalar(key).multiline;
    if (!simple) emitter_.write_indicator("?", true, false, true);
    if (!string(key, member.key_origin, simple)) return false;
    if (!simple) emitter_.write_indent();
    emitter_.write_indicator(":", !simple, false, !simple);
    return node(member.value, depth + 1);
  }

  const YamlV3Style& style_;
  YamlEmitter emitter_;
  std::vector<Run> runs_;
  std::string error_;
  bool too_large_ = false;
};

}  // namespace

WrittenText write_yaml_v3(const Value& value, const YamlV3Style& style) {
  return YamlV3Writer(style).write(value);
}

}  // namespace stageplot::document
