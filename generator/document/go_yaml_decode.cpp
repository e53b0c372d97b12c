#include "document/go_yaml_decode.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "document/yaml_scalar.hpp"
#include "text/base64.hpp"
#include "text/go_float.hpp"
#include "text/go_quote.hpp"

namespace stageplot::document {

namespace {

/// Go stops at 10,000 levels; a reader of ours has refused the document long before.
constexpr int kDeepest = 2000;
constexpr std::size_t kMostValues = 1'000'000;  // aliases multiply

/// The first refusal ends everything.
struct Refused {
  YamlRefusal refusal;
};

/// A value as `interface {}` holds it.
struct GoValue {
  enum class Shape : std::uint8_t { scalar, list, map } shape = Shape::scalar;
  ResolvedScalar scalar;  // `decoded` has the text of a string
  std::vector<GoValue> items;
  std::vector<GoValue> keys;     // of a map, in the order of writing
  std::vector<GoValue> members;  // one a key
  std::uint32_t at = 0;
};

std::string hexadecimal(std::uint64_t number) {
  std::string digits;
  do {
    digits.insert(digits.begin(), "0123456789abcdef"[number % 16]);
    number /= 16;
  } while (number != 0);
  return "0x" + digits;
}

/// fmt's %#v of a value that stands in another one.
std::string go_syntax(const GoValue& value) {
  std::string text;
  if (value.shape == GoValue::Shape::list) {
    for (const GoValue& item : value.items) text += (text.empty() ? "" : ", ") + go_syntax(item);
    return "[]interface {}{" + text + '}';
  }
  if (value.shape == GoValue::Shape::map) {
    std::vector<std::pair<std::string, const GoValue*>> sorted;
    for (std::size_t i = 0; i < value.keys.size(); ++i)
      sorted.emplace_back(go_syntax(value.keys[i]), &value.members[i]);
    std::ranges::sort(sorted, {}, &std::pair<std::string, const GoValue*>::first);
    for (const auto& [key, member] : sorted) text += (text.empty() ? "" : ", ") + key + ':' + go_syntax(*member);
    return "map[interface {}]interface {}{" + text + '}';
  }
  const Value& scalar = value.scalar.value;
  switch (scalar.kind) {
    case Kind::nil:
      return "interface {}(nil)";
    case Kind::boolean:
      return scalar.b ? "true" : "false";
    case Kind::integer:
      return std::to_string(scalar.i);
    case Kind::unsigned_integer:
      return hexadecimal(scalar.u);
    case Kind::floating:
      return text::format_float(scalar.f);
    default:
      return text::go_quote(value.scalar.decoded);
  }
}

/// The same of a value that is an argument itself.
std::string go_syntax_argument(const GoValue& value) {
  const bool nil = value.shape == GoValue::Shape::scalar && value.scalar.value.is_nil();
  return nil ? "<nil>" : go_syntax(value);
}

class Decoder {
 public:
  explicit Decoder(const YamlTree& tree) : tree_(tree) {}

  GoValue decode(std::size_t index, int depth = 0) {
    const YamlNode& node = tree_.nodes[index];
    if (depth > kDeepest || ++values_ > kMostValues) refuse(node, "document contains excessive aliasing");
    GoValue result;
    result.at = node.at;
    switch (node.kind) {
      case YamlNodeKind::scalar:
        result.scalar = decode_scalar(node);
        break;
      case YamlNodeKind::alias:
        return decode_alias(node, depth);
      case YamlNodeKind::list:
        result.shape = GoValue::Shape::list;
        for (const std::size_t child : node.children) result.items.push_back(decode(child, depth + 1));
        break;
      case YamlNodeKind::map:
        result.shape = GoValue::Shape::map;
        decode_map(node, result, depth);
        break;
    }
    return result;
  }

 private:
  [[noreturn]] static void refuse(const YamlNode& node, const std::string& message) {
    throw Refused{{"yaml: " + message, node.at}};
  }

  static ResolvedScalar decode_scalar(const YamlNode& node) {
    ResolvedScalar result = node.tag == "!" || (node.tag.empty() && !node.plain)
                                ? ResolvedScalar{.value = Value::of(static_cast<const String*>(nullptr)), .decoded = {}}
                                : resolve_go(node.tag, node.value);
    if (result.problem == ScalarProblem::bad_binary) refuse(node, "!!binary value contains invalid base64 data");
    if (result.problem == ScalarProblem::bad_tag_value) {
      refuse(node,
             "cannot decode " + short_tag_of_text(node.value) + " `" + node.value + "` as a " + short_tag(node.tag));
    }
    if (result.is_decoded) result.decoded = text::decode_base64(node.value).bytes;  // with what is no UTF-8
    if (result.value.kind == Kind::string && !result.is_decoded) result.decoded = node.value;
    return result;
  }

  static std::string short_tag(std::string_view tag) { return "!!" + std::string{tag.substr(kYamlTagPrefix.size())}; }

  /// The tag of what the text means without one.
  static std::string short_tag_of_text(std::string_view text) {
    switch (resolve_go({}, text).value.kind) {
      case Kind::nil:
        return "!!null";
      case Kind::boolean:
        return "!!bool";
      case Kind::integer:
      case Kind::unsigned_integer:
        return "!!int";
      case Kind::floating:
        return "!!float";
      default:
        return "!!str";
    }
  }

  GoValue decode_alias(const YamlNode& node, int depth) {
    const YamlNode& target = tree_.nodes[node.target];
    if (std::ranges::find(followed_, node.target) != followed_.end()) {
      refuse(node, "anchor '" + target.anchor + "' value contains itself");
    }
    followed_.push_back(node.target);
    GoValue result = decode(node.target, depth + 1);
    followed_.pop_back();
    return result;
  }

  /// Where the keys of a map stand in GoValue::keys.
  using Index = std::map<std::pair<Kind, std::string>, std::size_t>;

  void decode_map(const YamlNode& node, GoValue& into, int depth) {
    Index index;
    for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
      const YamlNode& key_node = tree_.nodes[node.children[i]];
      const bool is_merge = key_node.kind == YamlNodeKind::scalar && key_node.value == "<<" &&
                            ((key_node.plain && key_node.tag.empty()) || key_node.tag == "tag:yaml.org,2002:merge");
      if (is_merge) {
        merge(node.children[i + 1], into, index, depth);
        continue;
      }
      GoValue key = decode(node.children[i], depth + 1);
      if (key.shape != GoValue::Shape::scalar) refuse(key_node, "invalid map key: " + go_syntax(key));
      set(into, index, std::move(key), decode(node.children[i + 1], depth + 1));
    }
  }

  void merge(std::size_t what, GoValue& into, Index& index, int depth) {
    if (tree_.nodes[what].kind != YamlNodeKind::list) return merge_one(what, into, index, depth);
    const std::vector<std::size_t>& maps = tree_.nodes[what].children;
    for (auto map = maps.rbegin(); map != maps.rend(); ++map) merge_one(*map, into, index, depth);
  }

  void merge_one(std::size_t what, GoValue& into, Index& index, int depth) {
    const YamlNode& node = tree_.nodes[what];
    const YamlNode& meant = node.kind == YamlNodeKind::alias ? tree_.nodes[node.target] : node;
    if (meant.kind != YamlNodeKind::map) refuse(node, "map merge requires map or sequence of maps as the value");
    GoValue merged = decode(what, depth + 1);
    for (std::size_t i = 0; i < merged.keys.size(); ++i) {
      set(into, index, std::move(merged.keys[i]), std::move(merged.members[i]));
    }
  }

  static void set(GoValue& map, Index& index, GoValue key, GoValue value) {
    const auto [place, is_new] = index.try_emplace({key.scalar.value.kind, go_syntax(key)}, map.keys.size());
    if (is_new) {
      map.keys.push_back(std::move(key));
      map.members.push_back(std::move(value));
    } else {
      map.members[place->second] = std::move(value);
    }
  }

  const YamlTree& tree_;
  std::vector<std::size_t> followed_;  // aliases that are being decoded
  std::size_t values_ = 0;
};

std::string json_key(const GoValue& key) {
  std::string text;
  (void)go_key_text(key.scalar, key.scalar.decoded, text);
  return text;
}

/// Refuses the first key that sigs.k8s.io/yaml has no text for.
void check_keys(const GoValue& value, std::string_view unsupported_key) {
  for (const GoValue& item : value.items) check_keys(item, unsupported_key);
  for (std::size_t i = 0; i < value.keys.size(); ++i) {
    const GoValue& key = value.keys[i];
    const GoValue& member = value.members[i];
    std::string ignored;
    if (!go_key_text(key.scalar, key.scalar.decoded, ignored)) {
      const std::string type = key.scalar.value.is_nil() ? "%!s(<nil>)" : "uint64";
      throw Refused{{std::string{unsupported_key} + " of type: " + type + ", key: " + go_syntax_argument(key) +
                         ", value: " + go_syntax_argument(member),
                     key.at}};
    }
    check_keys(member, unsupported_key);
  }
}

/// Refuses the first number that encoding/json can't write: it goes through maps in the order of their keys.
void check_numbers(const GoValue& value) {
  const Value& scalar = value.scalar.value;
  if (value.shape == GoValue::Shape::scalar && scalar.kind == Kind::floating && !std::isfinite(scalar.f)) {
    throw Refused{{"json: unsupported value: " + text::format_float(scalar.f), value.at}};
  }
  for (const GoValue& item : value.items) check_numbers(item);
  std::vector<std::pair<std::string, const GoValue*>> sorted;
  for (std::size_t i = 0; i < value.keys.size(); ++i) sorted.emplace_back(json_key(value.keys[i]), &value.members[i]);
  std::ranges::sort(sorted, {}, &std::pair<std::string, const GoValue*>::first);
  for (const auto& [key, member] : sorted) check_numbers(*member);
}

}  // namespace

std::optional<YamlRefusal> go_yaml_refusal(const YamlTree& tree, std::string_view unsupported_key) {
  if (tree.nodes.empty()) return std::nullopt;
  try {
    const GoValue root = Decoder(tree).decode(0);
    check_keys(root, unsupported_key);
    check_numbers(root);
  } catch (Refused& refused) {
    return std::move(refused.refusal);
  }
  return std::nullopt;
}

}  // namespace stageplot::document
