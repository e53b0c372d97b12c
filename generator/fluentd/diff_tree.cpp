#include "fluentd/diff_tree.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/map.hpp"

namespace stageplot::fluentd {
namespace {

using document::Member;
using document::OriginId;
using document::Value;

class TreeBuilder {
 public:
  TreeBuilder(document::Arena& arena, document::Origins& origins) : arena_(arena), origins_(origins) {}

  Value section(const Section& section, std::string_view key) {
    std::vector<Member> members;
    if (!key.empty()) members.push_back({arena_.borrow(diff::kSectionKey), text(key, section.tag)});
    for (const Parameter& parameter : section.parameters) {
      members.push_back({.key = arena_.copy(parameter.name),
                         .value = literal(parameter.value),
                         .key_origin = origins_.written(parameter.name_span)});
    }
    Value inside = sections(section);
    if (!inside.items().empty()) members.push_back({arena_.borrow(diff::kSections), inside});
    return Value::of(document::make_map(arena_, members), origins_.written(section.span));
  }

 private:
  struct Inside {
    std::uint32_t begin;
    const Section* section = nullptr;
    const Include* include = nullptr;
  };

  Value text(std::string_view content, source::Span span) {
    return Value::of(arena_.copy(content), origins_.written(span));
  }

  Value literal(const Literal& literal) {
    const OriginId place = origins_.written(literal.span);
    if (literal.form == Form::json && literal.ruby.empty()) return placed(literal.json, place);
    const Value plain = text(literal.text, literal.span);
    if (literal.ruby.empty()) return plain;
    std::vector<Member> members{{arena_.borrow("ruby"), plain}};
    return Value::of(document::make_map(arena_, members), place);
  }

  /// A copy with one origin for all of it: the reader gives JSON's values none. Its depth is the reader's limit.
  Value placed(Value value, OriginId place) {
    if (value.is_list()) {
      std::vector<Value> items;
      for (const Value& item : value.items()) items.push_back(placed(item, place));
      return Value::of(arena_.list(items), place);
    }
    if (value.is_map()) {
      std::vector<Member> members;
      for (const Member& member : value.map().members())
        members.push_back({member.key, placed(member.value, place), place});
      return Value::of(document::make_map(arena_, members), place);
    }
    value.origin = place;
    return value;
  }

  Value sections(const Section& parent) {
    std::vector<Inside> inside;
    for (const Section& child : parent.sections) inside.push_back({child.span.begin, &child, nullptr});
    for (const Include& include : parent.includes) inside.push_back({include.span.begin, nullptr, &include});
    std::ranges::stable_sort(inside, {}, &Inside::begin);
    diff::SectionKeys keys;
    std::vector<Value> items;
    for (const Inside& one : inside) {
      if (one.section != nullptr) {
        items.push_back(section(*one.section, keys.next(one.section->name, pattern_of(*one.section))));
        continue;
      }
      std::vector<Member> members{{arena_.borrow(diff::kSectionKey),
                                   text(keys.next("@include", one.include->path.text), one.include->path.span)}};
      items.push_back(Value::of(document::make_map(arena_, members), origins_.written(one.include->span)));
    }
    return Value::of(arena_.list(items));
  }

  static std::string_view pattern_of(const Section& section) {
    if (!section.argument.text.empty() || section.name != "source") return section.argument.text;
    const Parameter* id = find_parameter(section, "@id");
    return id == nullptr ? std::string_view{} : std::string_view{id->value.text};
  }

  document::Arena& arena_;
  document::Origins& origins_;
};

/// A number with a unit: fluentd's times are in seconds, its sizes in bytes.
struct Amount {
  double number = 0;
  char unit = 0;
};

std::optional<Amount> amount_of(std::string_view text) {
  constexpr std::size_t kLongest = 15;  // digits that a double holds exactly
  if (text.size() < 2 || text.size() > kLongest) return std::nullopt;
  Amount amount{.unit = static_cast<char>(text.back() | 0x20)};
  text.remove_suffix(1);
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    amount.number = amount.number * 10 + (c - '0');
  }
  return amount;
}

double seconds_of(char unit) {
  return unit == 's' ? 1 : (unit == 'm' ? 60 : (unit == 'h' ? 3600 : (unit == 'd' ? 86400 : 0)));
}
double bytes_of(char unit) {
  return unit == 'k' ? 0x1p10 : (unit == 'm' ? 0x1p20 : (unit == 'g' ? 0x1p30 : (unit == 't' ? 0x1p40 : 0)));
}

bool same_amount(const Amount& a, const Amount& b) {
  for (const auto factor : {seconds_of, bytes_of}) {
    if (factor(a.unit) != 0 && factor(b.unit) != 0 && a.number * factor(a.unit) == b.number * factor(b.unit))
      return true;
  }
  return false;
}

}  // namespace

Value to_diff_tree(const Section& root, document::Arena& arena, document::Origins& origins) {
  return TreeBuilder(arena, origins).section(root, {});
}

bool ConfigurationShape::same_scalar(diff::Place place, const Value& a, const Value& b) const {
  if (Shape::same_scalar(place, a, b)) return true;
  if (!a.is_string() || !b.is_string()) return false;
  const auto left = amount_of(a.text());
  const auto right = amount_of(b.text());
  return left && right && same_amount(*left, *right);
}

}  // namespace stageplot::fluentd
