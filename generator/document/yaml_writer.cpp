#include "document/yaml_writer.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "document/json_writer.hpp"
#include "document/yaml_emitter.hpp"
#include "document/yaml_key_order.hpp"
#include "text/base64.hpp"
#include "text/go_float.hpp"
#include "text/go_integer.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

/// go-yaml re-reads the JSON of the value, and reads no simple key that is longer as written there.
constexpr std::size_t kMostKeyCharacters = 1024;
/// Longer keys are written behind `?`.
constexpr std::size_t kMostSimpleKey = 128;

enum class Context { root, item, key, member };

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

class YamlWriter {
 public:
  explicit YamlWriter(const YamlStyle& style) : style_(style) {}

  WrittenText write(const Value& value) && {
    WrittenText result;
    if (node(value, Context::root, 0)) {
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

  bool node(const Value& value, Context context, int depth) {
    if (depth > kMostWrittenDepth) return fail("json: unsupported value: encountered a cycle");
    if (emitter_.size() + runs_.size() * sizeof(Run) > kMostWrittenBytes) {
      too_large_ = true;
      return fail("the text is too large");
    }
    if (is_nil_collection(value.type)) return bare("null", value);
    switch (value.kind) {
      case Kind::nil:
        return bare("null", value);
      case Kind::boolean:
        return bare(value.b ? "true" : "false", value);
      case Kind::integer:
        return bare(std::to_string(value.i), value);
      case Kind::unsigned_integer:
        return bare(std::to_string(value.u), value);
      case Kind::floating:
        if (!std::isfinite(value.f)) return fail("json: unsupported value: " + text::format_float(value.f));
        return bare(number_text(value.f), value);
      case Kind::string:
        return string(value.text(), value.origin, false);
      case Kind::bytes:
        return string(text::encode_base64(value.text()), value.origin, false);
      case Kind::list:
        return list(value, context, depth);
      case Kind::map:
        return map(value, depth);
      case Kind::object:
        break;
    }
    const Value plain = style_.plain_value ? style_.plain_value(value) : Value::nothing();
    return node(plain.kind == Kind::object ? Value::nothing(value.origin) : plain, context, depth + 1);
  }

  /// A scalar that is no string.
  bool bare(std::string_view text, const Value& value) {
    mark(value.origin, emitter_.next_token());
    emitter_.write_scalar(text, EmittedStyle::plain, false);
    return true;
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

  bool list(const Value& value, Context context, int depth) {
    const auto items = value.items();
    if (items.empty()) return empty("[", "]", value);
    emitter_.push_indent(false, context == Context::member && !emitter_.at_line_start());
    for (const Value& item : items) {
      emitter_.write_indent();
      mark(item.origin, emitter_.size());
      emitter_.write_indicator("-", true, false, true);
      if (!node(item, Context::item, depth + 1)) return false;
    }
    emitter_.pop_indent();
    return true;
  }

  bool empty(std::string_view open, std::string_view close, const Value& value) {
    mark(value.origin, emitter_.next_token());
    emitter_.write_indicator(open, true, true, false);
    emitter_.write_indicator(close, false, false, false);
    return true;
  }

  bool map(const Value& value, int depth) {
    const auto members = value.map().members();
    if (members.empty()) return empty("{", "}", value);
    std::vector<const Member*> ordered;
    ordered.reserve(members.size());
    for (const Member& member : members) ordered.push_back(&member);
    const auto before = [](const Member* a, const Member* b) {
      return yaml_key_before(a->key->view(), b->key->view());
    };
    if (!std::is_sorted(ordered.begin(), ordered.end(), before)) {
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
    if (is_too_long(key)) return fail("yaml: did not find expected ',' or '}'");
    if (key.find("\xC2\x85") != std::string_view::npos) return fail("yaml: a key is broken over lines");
    emitter_.write_indent();
    const bool simple = key.size() <= kMostSimpleKey && !analyze_scalar(key).multiline;
    if (!simple) emitter_.write_indicator("?", true, false, true);
    if (!string(key, member.key_origin, simple)) return false;
    if (!simple) emitter_.write_indent();
    emitter_.write_indicator(":", !simple, false, !simple);
    return node(member.value, Context::member, depth + 1);
  }

  const YamlStyle& style_;
  YamlEmitter emitter_;
  std::vector<Run> runs_;
  std::string error_;
  bool too_large_ = false;
};

}  // namespace

WrittenText write_yaml(const Value& value, const YamlStyle& style) {
  return YamlWriter(style).write(value);
}

}  // namespace stageplot::document
