#include "fluentd/tree.hpp"

#include <algorithm>

#include "document/map.hpp"

namespace stageplot::fluentd {
namespace {

using document::Member;
using document::OriginId;
using document::Value;

class TreeBuilder {
 public:
  TreeBuilder(document::Arena& arena, document::Origins& origins) : arena_(arena), origins_(origins) {}

  Value section(const Section& section) {
    std::vector<Member> members;
    if (!section.name.empty()) {
      members.push_back(member("name", text(section.name, section.tag)));
      members.push_back(member("argument", literal(section.argument)));
    }
    members.push_back(member("parameters", parameters(section)));
    members.push_back(member("sections", nested(section)));
    return Value::of(document::make_map(arena_, members), origins_.written(section.span));
  }

 private:
  Member member(std::string_view key, Value value) { return {.key = arena_.borrow(key), .value = value}; }

  Value text(std::string_view content, source::Span span) {
    return Value::of(arena_.copy(content), origins_.written(span));
  }

  Value literal(const Literal& literal) {
    if (literal.form == Form::json && literal.ruby.empty())
      return with_origin(literal.json, origins_.written(literal.span));
    const Value plain = text(literal.text, literal.span);
    if (literal.ruby.empty()) return plain;
    std::vector<Member> members{member("ruby", plain)};
    return Value::of(document::make_map(arena_, members), plain.origin);
  }

  Value with_origin(Value value, OriginId origin) {
    value.origin = origin;
    if (value.is_list()) {
      for (std::uint32_t i = 0; i < value.l->size; ++i) value.l->data[i] = with_origin(value.l->data[i], origin);
    } else if (value.is_map()) {
      for (std::uint32_t i = 0; i < value.m->size; ++i) {
        value.m->data[i].value = with_origin(value.m->data[i].value, origin);
      }
    }
    return value;
  }

  Value parameters(const Section& section) {
    std::vector<Member> members;
    for (const Parameter& parameter : section.parameters) {
      members.push_back({.key = arena_.copy(parameter.name),
                         .value = literal(parameter.value),
                         .key_origin = origins_.written(parameter.name_span)});
    }
    return Value::of(document::make_map(arena_, members));
  }

  Value nested(const Section& parent) {
    std::vector<Value> items;
    for (const Section& child : parent.sections) items.push_back(section(child));
    for (const Include& include : parent.includes) {
      std::vector<Member> members{member("name", text("@include", include.span)),
                                  member("argument", literal(include.path))};
      items.push_back(Value::of(document::make_map(arena_, members), origins_.written(include.span)));
    }
    std::stable_sort(items.begin(), items.end(), [this](const Value& a, const Value& b) {
      return origins_.span(a.origin).begin < origins_.span(b.origin).begin;
    });
    return Value::of(arena_.list(items));
  }

  document::Arena& arena_;
  document::Origins& origins_;
};

}  // namespace

Value to_tree(const Section& root, document::Arena& arena, document::Origins& origins) {
  return TreeBuilder(arena, origins).section(root);
}

}  // namespace stageplot::fluentd
