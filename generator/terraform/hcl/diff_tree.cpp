#include "terraform/hcl/diff_tree.hpp"

#include <array>
#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "document/map.hpp"

namespace stageplot::terraform::hcl {
namespace {

using document::Member;
using document::Value;

/// A text as it stands between quotes, but for its escapes of single characters.
std::string inside_of(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool sequence = (text[i] == '$' || text[i] == '%') && i + 1 < text.size() && text[i + 1] == '{';
    if (sequence) out += text[i];
    out += text[i];
  }
  return out;
}

class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, document::Arena& arena, const OriginOf& origin_of)
      : text_(text), arena_(arena), origin_of_(origin_of) {}

  Value body(const Body& body, std::string_view key, Range key_range) {
    std::vector<Member> members;
    if (!key.empty()) members.push_back({arena_.borrow(diff::kSectionKey), text(key, key_range)});
    for (const Attribute& attribute : body.attributes) {
      members.push_back({arena_.copy(attribute.name), value(*attribute.value), origin_of_(attribute.name_range)});
    }
    if (!body.blocks.empty()) members.push_back({arena_.borrow(diff::kSections), blocks(body)});
    return Value::of(document::make_map(arena_, members), origin_of_(body.range));
  }

 private:
  Value text(std::string_view content, Range range) { return Value::of(arena_.copy(content), origin_of_(range)); }

  /// The file's depth is limited by its reader.
  Value blocks(const Body& parent) {
    const std::map<std::string, std::size_t> uses = uses_of_names(parent);
    diff::SectionKeys keys;
    std::vector<Value> items;
    for (const Block& block : parent.blocks) {
      std::string name = name_of(block);
      // A key that two neighbours have tells nothing apart, so their numbers do.
      if (block.labels.empty() && !name.empty() && uses.at(std::string{block.type} + "=" + name) > 1) name.clear();
      items.push_back(body(block.body, keys.next(block.type, name), block.header));
    }
    return Value::of(arena_.list(items));
  }

  std::map<std::string, std::size_t> uses_of_names(const Body& parent) const {
    std::map<std::string, std::size_t> uses;
    for (const Block& block : parent.blocks) {
      if (block.labels.empty()) ++uses[std::string{block.type} + "=" + name_of(block)];
    }
    return uses;
  }

  [[nodiscard]] std::string name_of(const Block& block) const {
    std::string name;
    for (const Label& label : block.labels) name.append(name.empty() ? "" : ".").append(label.text);
    if (!block.labels.empty()) return name;
    constexpr std::array<std::string_view, 4> kKeys = {"key", "name", "device_name", "lb_port"};
    for (const std::string_view key : kKeys) {
      const Attribute* attribute = block.body.find(key);
      if (attribute != nullptr) return std::string{written(*attribute->value)};
    }
    return {};
  }

  [[nodiscard]] std::string_view written(const Expression& expression) const {
    std::string_view text = text_.substr(expression.range.begin, expression.range.end - expression.range.begin);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    return text;
  }

  Value value(const Expression& expression) {
    const document::OriginId origin = origin_of_(expression.range);
    if (expression.as<Null>() != nullptr) return Value::nothing(origin);
    if (const auto* boolean = expression.as<Bool>()) return Value::of(boolean->value, origin);
    if (const auto* number = expression.as<Number>()) return this->number(number->text, false, expression);
    if (const auto* negated = expression.as<Unary>()) {
      const auto* digits = negated->operand->as<Number>();
      if (negated->operation == UnaryOperator::negate && digits != nullptr)
        return number(digits->text, true, expression);
    }
    if (const Text* literal = literal_text(expression)) return text(inside_of(literal->value), expression.range);
    if (const auto* tuple = expression.as<Tuple>()) {
      std::vector<Value> items;
      for (const Expression* item : tuple->items) items.push_back(value(*item));
      return Value::of(arena_.list(items), origin);
    }
    if (const auto* object = expression.as<Object>()) {
      if (const Value map = this->object(*object, expression); map.is_map()) return map;
    }
    return formula(expression);
  }

  /// Nil where a key is no plain text.
  Value object(const Object& object, const Expression& expression) {
    std::vector<Member> members;
    for (const ObjectItem& item : object.items) {
      const Text* key = item.key->as<Text>();
      if (key == nullptr) key = literal_text(*item.key);
      if (key == nullptr) return Value::nothing();
      members.push_back({arena_.copy(key->value), value(*item.value), origin_of_(item.key->range)});
    }
    return Value::of(document::make_map(arena_, members), origin_of_(expression.range));
  }

  Value number(std::string_view digits, bool negative, const Expression& expression) {
    const document::OriginId origin = origin_of_(expression.range);
    const std::string text = (negative ? "-" : "") + std::string{digits};
    const char* end = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc{} && read.ptr == end) {
      return Value::of_integer(whole, origin);
    }
    double floating = 0;
    if (const auto read = std::from_chars(text.data(), end, floating); read.ec == std::errc{} && read.ptr == end) {
      return Value::of_float(floating, origin);
    }
    return formula(expression);
  }

  /// A quoted text with sequences stands as it is written; any other expression as the only sequence of a text.
  Value formula(const Expression& expression) {
    const std::string_view whole = text_.substr(expression.range.begin, expression.range.end - expression.range.begin);
    const bool quoted = expression.as<Template>() != nullptr || expression.as<Unwrap>() != nullptr;
    if (quoted) return text(written(expression), expression.range);
    return text("${" + std::string{whole} + "}", expression.range);
  }

  std::string_view text_;
  document::Arena& arena_;
  const OriginOf& origin_of_;
};

}  // namespace

Value to_diff_tree(const File& file, document::Arena& arena, const OriginOf& origin_of) {
  return TreeBuilder(file.text, arena, origin_of).body(file.body, {}, {});
}

}  // namespace stageplot::terraform::hcl
