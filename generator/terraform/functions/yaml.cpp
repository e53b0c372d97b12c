// libyaml writes, as Terraform's library, a port of it, does; reading resolves plain scalars as Terraform does, by the
// words of YAML 1.1.
#include "terraform/functions/yaml.hpp"

#include <yaml.h>

#include <algorithm>

#include "document/go_yaml_tree.hpp"
#include "document/map.hpp"
#include "terraform/functions/convert.hpp"
#include "terraform/functions/number.hpp"
#include "text/go_integer.hpp"

namespace stageplot::terraform {
namespace {

using document::YamlNode;
using document::YamlNodeKind;
using document::YamlTree;

class Emitter {
 public:
  Emitter() {
    yaml_emitter_initialize(&emitter_);
    yaml_emitter_set_output(&emitter_, write, &out_);
    yaml_emitter_set_unicode(&emitter_, 1);
  }
  Emitter(const Emitter&) = delete;
  Emitter& operator=(const Emitter&) = delete;
  ~Emitter() { yaml_emitter_delete(&emitter_); }

  std::string document(const Value& value) {
    yaml_event_t event;
    yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING);
    emit(event);
    yaml_document_start_event_initialize(&event, nullptr, nullptr, nullptr, 1);
    emit(event);
    node(value);
    yaml_document_end_event_initialize(&event, 1);
    emit(event);
    yaml_stream_end_event_initialize(&event);
    emit(event);
    return std::move(out_);
  }

 private:
  static int write(void* data, unsigned char* buffer, std::size_t size) {
    static_cast<std::string*>(data)->append(reinterpret_cast<const char*>(buffer), size);
    return 1;
  }
  void emit(yaml_event_t& event) { yaml_emitter_emit(&emitter_, &event); }

  void scalar(std::string_view text, yaml_scalar_style_t style) {
    yaml_event_t event;
    yaml_scalar_event_initialize(&event, nullptr, nullptr, reinterpret_cast<const yaml_char_t*>(text.data()),
                                 static_cast<int>(text.size()), 1, 1, style);
    emit(event);
  }
  void text(std::string_view text) {
    const bool lines = text.find('\n') != std::string_view::npos;
    scalar(text, lines ? YAML_LITERAL_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
  }

  void node(const Value& value) {
    yaml_event_t event;
    switch (value.kind) {
      case document::Kind::nil:
      case document::Kind::object:
        return scalar("null", YAML_PLAIN_SCALAR_STYLE);
      case document::Kind::boolean:
        return scalar(value.b ? "true" : "false", YAML_PLAIN_SCALAR_STYLE);
      case document::Kind::string:
      case document::Kind::bytes:
        return text(value.text());
      case document::Kind::list:
        yaml_sequence_start_event_initialize(&event, nullptr, nullptr, 1, YAML_BLOCK_SEQUENCE_STYLE);
        emit(event);
        for (const Value& item : value.items()) node(item);
        yaml_sequence_end_event_initialize(&event);
        return emit(event);
      case document::Kind::map:
        yaml_mapping_start_event_initialize(&event, nullptr, nullptr, 1, YAML_BLOCK_MAPPING_STYLE);
        emit(event);
        for (const document::Member& member : value.map().members()) {
          text(member.key->view());
          node(member.value);
        }
        yaml_mapping_end_event_initialize(&event);
        return emit(event);
      default:
        return scalar(number_text(value), YAML_PLAIN_SCALAR_STYLE);
    }
  }

  std::string out_;
  yaml_emitter_t emitter_;
};

constexpr std::string_view kTagPrefix = "tag:yaml.org,2002:";
constexpr int kDeepest = 200;

class Decoder {
 public:
  Decoder(const YamlTree& tree, ValueFactory& values, Inheritance from) : tree_(tree), values_(values), from_(from) {}

  std::optional<Value> decode(std::size_t index, std::string& problem) {
    const Value value = node(index, 0);
    problem = problem_;
    return problem_.empty() ? std::optional(value) : std::nullopt;
  }

 private:
  Value fail(std::string why) {
    if (problem_.empty()) problem_ = std::move(why);
    return {};
  }

  Value node(std::size_t index, int depth) {
    values_.spend(1);
    if (depth > kDeepest) return fail("the document is nested too deeply");
    const YamlNode& node = tree_.nodes[index];
    switch (node.kind) {
      case YamlNodeKind::alias:
        return this->node(node.target, depth + 1);
      case YamlNodeKind::list: {
        std::vector<Value> items;
        for (const std::size_t child : node.children) items.push_back(this->node(child, depth + 1));
        return values_.list(items, TypeId::natural, from_);
      }
      case YamlNodeKind::map: {
        std::vector<document::Member> members;
        for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
          Value key = this->node(node.children[i], depth + 1);
          if (key.is_nil() || key.is_list() || key.is_map()) return fail("mapping keys must be strings");
          key = convert_to_string(key, values_);
          const Value value = this->node(node.children[i + 1], depth + 1);
          if (key.text() == "<<" && tree_.nodes[node.children[i]].plain) {
            merge(value, members);
          } else {
            members.push_back({key.s, value, from_.origin});
          }
        }
        return values_.map(members, TypeId::natural, from_);
      }
      case YamlNodeKind::scalar:
        break;
    }
    return scalar(node);
  }

  /// `<<`: the members come in front, so that the map's own win.
  static void merge(const Value& value, std::vector<document::Member>& members) {
    if (value.is_list()) {
      for (const Value& item : value.items()) merge(item, members);
    } else if (value.is_map()) {
      const auto more = value.map().members();
      members.insert(members.begin(), more.begin(), more.end());
    }
  }

  Value scalar(const YamlNode& node) {
    std::string_view tag = node.tag;
    if (tag.starts_with(kTagPrefix)) tag.remove_prefix(kTagPrefix.size());
    if (!node.plain || tag == "str") return values_.text(node.value, from_);
    const std::string_view text = node.value;
    const auto is_one_of = [text](std::initializer_list<std::string_view> words) {
      return std::find(words.begin(), words.end(), text) != words.end();
    };
    if (is_one_of({"", "~", "null", "Null", "NULL"})) return with(Value::nothing(), from_);
    if (is_one_of({"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y"})) {
      return with(Value::of(true), from_);
    }
    if (is_one_of({"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N"})) {
      return with(Value::of(false), from_);
    }
    const char first = text.front();
    if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
      const std::string_view digits = text.substr(first == '-' || first == '+' ? 1 : 0);
      if (digits.starts_with("0x") || digits.starts_with("0o") || digits.starts_with("0b")) {
        const auto whole = text::parse_integer(text, 0);
        if (whole.error == text::NumberError::none) return with(Value::of_integer(whole.value), from_);
      } else if (const auto number = parse_number(first == '+' ? digits : text)) {
        return with(*number, from_);
      }
    }
    return values_.text(text, from_);
  }

  const YamlTree& tree_;
  ValueFactory& values_;
  Inheritance from_;
  std::string problem_;
};

}  // namespace

std::string encode_yaml(const Value& value) {
  const bool is_plain = !value.is_string() && !value.is_list() && !value.is_map();
  // A plain scalar alone is closed with `...`, as libyaml did up to 0.2.1 and Terraform still does.
  std::string text = Emitter().document(value);
  if (is_plain && !text.ends_with("...\n")) text += "...\n";
  return text;
}

std::optional<Value> decode_yaml(std::string_view text, ValueFactory& values, Inheritance from, std::string& problem) {
  values.spend(1 + text.size());
  const YamlTree tree = document::read_yaml_tree(text);
  if (!tree.unknown_anchor.empty()) {
    problem = "unknown anchor '" + tree.unknown_anchor + "' referenced";
    return std::nullopt;
  }
  if (!tree.problem.problem.empty()) {
    problem = tree.problem.problem;
    return std::nullopt;
  }
  if (tree.nodes.empty()) {
    problem = "the document is empty";
    return std::nullopt;
  }
  return Decoder(tree, values, from).decode(0, problem);
}

}  // namespace stageplot::terraform
