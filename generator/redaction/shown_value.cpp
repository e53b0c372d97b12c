#include "redaction/shown_value.hpp"

#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "document/object.hpp"
#include "redaction/secret_names.hpp"
#include "text/base64.hpp"
#include "text/utf8.hpp"

namespace stageplot::redaction {
namespace {

using document::Kind;
using document::Value;

class Writer {
 public:
  Writer(const Redactor& redactor, const ShowOptions& options) : redactor_(redactor), options_(options) {}

  ShownValue write(const Value& value) && {
    node(value, options_.name, options_.secret, 0);
    result_.text = cut(result_.text, options_.most);
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool full() const { return result_.text.size() > 4 * options_.most; }

  void hide(std::string_view secret) {
    result_.text += redactor_.mask_of(secret);
    result_.redacted = true;
  }

  void string(std::string_view text, bool secret) {
    if (secret && !is_reference(text)) return hide(text);
    const std::string shown = redactor_.redact(text);
    result_.redacted = result_.redacted || shown != text;
    document::append_json_string(result_.text, shown);
  }

  void object(const Value& value) {
    if (value.type == document::TypeId::deploy && document::deploy(value).name != nullptr) {
      result_.text.append("!deploy ").append(document::deploy(value).name->view());
    } else {
      result_.text += value.type == document::TypeId::unknown ? "!unknown" : "null";
    }
  }

  void node(const Value& value, std::string_view name, bool secret, int depth) {
    if (full() || depth > document::kMostWrittenDepth) return;
    switch (value.kind) {
      case Kind::map:
        return map(value, secret, depth);
      case Kind::list:
        return list(value, name, secret, depth);
      case Kind::object:
        return object(value);
      default:
        break;
    }
    secret = secret || value.has(document::kSecret) || names_a_secret(name);
    if (value.is_string()) return string(value.text(), secret);
    if (value.is(Kind::bytes)) return string(text::encode_base64(value.text()), secret);
    const std::string text = document::write_json(value).text;
    if (secret && value.is_number()) return hide(text);
    result_.text += redactor_.redact(text);
  }

  void map(const Value& value, bool secret, int depth) {
    const Value* kind = document::find(value, "kind");
    const bool secret_object = kind != nullptr && kind->is_string() && kind->text() == "Secret";
    const Value* pair = document::find(value, "name");
    if (pair == nullptr) pair = document::find(value, "key");
    const bool named = pair != nullptr && pair->is_string();
    result_.text += '{';
    bool first = true;
    const auto begin_member = [&](std::string_view key) {
      if (!first) result_.text += ',';
      first = false;
      string(key, false);
      result_.text += ':';
    };
    for (const auto& member : value.map().members()) {
      if (full()) return;
      const std::string_view key = member.key->view();
      if (!key.empty() && key == options_.section_key) continue;
      if (!key.empty() && key == options_.sections && member.value.is_list()) {
        for (const Value& section : member.value.items()) {
          const Value* section_name = document::find(section, options_.section_key);
          begin_member(section_name != nullptr && section_name->is_string() ? section_name->text()
                                                                            : std::string_view{});
          node(section, {}, secret, depth + 1);
        }
        continue;
      }
      begin_member(key);
      const bool hidden = secret || (secret_object && (key == "data" || key == "stringData"));
      node(member.value, named && key == "value" ? pair->text() : key, hidden, depth + 1);
    }
    result_.text += '}';
  }

  void list(const Value& value, std::string_view name, bool secret, int depth) {
    result_.text += '[';
    bool first = true;
    for (const Value& item : value.items()) {
      if (full()) return;
      if (!first) result_.text += ',';
      first = false;
      node(item, name, secret, depth + 1);
    }
    result_.text += ']';
  }

  const Redactor& redactor_;
  const ShowOptions& options_;
  ShownValue result_;
};

/// The beginning of the mask that byte `at` lies inside of, else `at`.
std::size_t out_of_mask(std::string_view text, std::size_t at) {
  constexpr std::string_view kBegin = "‹secret";
  constexpr std::string_view kEnd = "›";
  const std::size_t mask = text.rfind(kBegin, at);
  if (mask == std::string_view::npos) return at;
  const std::size_t end = text.find(kEnd, mask);
  return end != std::string_view::npos && end + kEnd.size() > at ? mask : at;
}

}  // namespace

ShownValue show(const Value& value, const Redactor& redactor, const ShowOptions& options) {
  return Writer{redactor, options}.write(value);
}

std::string cut(std::string_view shown, std::size_t most) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < shown.size(); ++characters) {
    const std::size_t next = at + text::decode_utf8(shown, at).length;
    if (characters + 1 >= most && next < shown.size())
      return std::string{shown.substr(0, out_of_mask(shown, at))} + "…";
    at = next;
  }
  return std::string{shown};
}

std::string cut_in_front(std::string_view shown, std::size_t from) {
  while (from > 0 && from < shown.size() && (static_cast<unsigned char>(shown[from]) & 0xC0U) == 0x80U) --from;
  if (from == 0 || from >= shown.size()) return std::string{shown};
  return "…" + std::string{shown.substr(out_of_mask(shown, from))};
}

}  // namespace stageplot::redaction
