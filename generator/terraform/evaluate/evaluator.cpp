// Literals, templates, collections, conditions and loops. Operators, references and calls are in files of their own.
#include "terraform/evaluate/evaluator.hpp"

#include <algorithm>

#include "diagnostics/rules/terraform_evaluate.hpp"
#include "document/map.hpp"
#include "terraform/functions/convert.hpp"
#include "terraform/functions/number.hpp"
#include "text/go_quote.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;

class Depth {
 public:
  explicit Depth(std::uint32_t& depth) : depth_(depth) { ++depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;
  ~Depth() { --depth_; }

 private:
  std::uint32_t& depth_;
};

/// A text that is put together, with the origin of each part.
struct TextBuilder {
  std::string text;
  std::vector<document::Run> runs;
  std::vector<Value> parts;
  const Value* unknown = nullptr;

  void add(const Value& part) {
    parts.push_back(part);
    if (is_unknown(part)) return;
    runs.push_back({static_cast<std::uint32_t>(text.size()), part.origin});
    text += part.text();
  }
  Value finish(ValueFactory& values) const {
    const Inheritance from = values.inherit(parts);
    for (const Value& part : parts) {
      if (is_unknown(part)) return values.unknown(unknown_reason(part), from);
    }
    return values.text(text, from, runs);
  }
};

}  // namespace

void Evaluator::fail(source::Span span, std::string summary, std::string help) {
  throw EvaluationError(
      {.rule = &rules::terraform_expression, .span = span, .summary = std::move(summary), .help = std::move(help)});
}

Value Evaluator::evaluate(const hcl::Expression& expression, const Context& context) {
  values_.spend(1);
  const Depth depth(depth_);
  if (depth_ > kDeepest) {
    fail(context.span(expression.range), "the expressions stand too deep in one another",
         "shorten the chain of locals and nested expressions");
  }
  struct Visitor {
    Evaluator& self;
    const hcl::Expression& expression;
    const Context& context;

    Value operator()(const hcl::Invalid&) const {
      // The reader has reported it.
      throw EvaluationError({.span = context.span(expression.range)});
    }
    Value operator()(const hcl::Null&) const { return self.literal(Value::nothing(), expression, context); }
    Value operator()(const hcl::Bool& node) const { return self.literal(Value::of(node.value), expression, context); }
    Value operator()(const hcl::Number& node) const {
      const auto number = parse_number(node.text);
      if (!number) self.fail(context.span(expression.range), "the number cannot be read");
      return self.literal(*number, expression, context);
    }
    Value operator()(const hcl::Text& node) const {
      return self.values_.text(node.value, {self.values_.origins().written(context.span(expression.range)), 0});
    }
    Value operator()(const hcl::Template& node) const { return self.evaluate_template(node, expression, context); }
    Value operator()(const hcl::Unwrap& node) const { return self.evaluate(*node.inner, context); }
    Value operator()(const hcl::Join& node) const { return self.join(node, expression, context); }
    Value operator()(const hcl::Variable&) const { return self.traverse(expression, context); }
    Value operator()(const hcl::SplatElement&) const { return self.traverse(expression, context); }
    Value operator()(const hcl::GetAttribute&) const { return self.traverse(expression, context); }
    Value operator()(const hcl::Index&) const { return self.traverse(expression, context); }
    Value operator()(const hcl::Splat& node) const { return self.splat(node, context); }
    Value operator()(const hcl::Call& node) const { return self.call(node, expression, context); }
    Value operator()(const hcl::Parentheses& node) const { return self.evaluate(*node.inner, context); }
    Value operator()(const hcl::Unary& node) const { return self.unary(node, context); }
    Value operator()(const hcl::Binary& node) const { return self.binary(node, context); }
    Value operator()(const hcl::Conditional& node) const { return self.conditional(node, expression, context); }
    Value operator()(const hcl::Tuple& node) const { return self.tuple(node, expression, context); }
    Value operator()(const hcl::Object& node) const { return self.object(node, expression, context); }
    Value operator()(const hcl::For& node) const { return self.for_each(node, expression, context); }
  };
  return std::visit(Visitor{*this, expression, context}, expression.node);
}

Value Evaluator::literal(Value value, const hcl::Expression& expression, const Context& context) {
  value.origin = values_.origins().written(context.span(expression.range));
  return value;
}

Value Evaluator::evaluate_template(const hcl::Template& node, const hcl::Expression& expression,
                                   const Context& context) {
  if (node.parts.empty()) {
    return values_.text({}, {values_.origins().written(context.span(expression.range)), 0});
  }
  if (const hcl::Text* only = hcl::literal_text(expression)) {
    return values_.text(only->value, {values_.origins().written(context.span(expression.range)), 0});
  }
  TextBuilder builder;
  for (const hcl::Expression* part : node.parts) {
    const Value value = evaluate(*part, context);
    if (value.is_nil()) {
      fail(context.span(part->range), "a text cannot include a null value",
           "give it a value, or choose another with `coalesce`");
    }
    try {
      builder.add(convert_to_string(value, values_));
    } catch (const ConversionError& error) {
      fail(context.span(part->range), "a text cannot include this value: " + error.message(),
           "use `jsonencode`, `join`, or an attribute of the value");
    }
  }
  return builder.finish(values_);
}

Value Evaluator::join(const hcl::Join& node, const hcl::Expression& expression, const Context& context) {
  const Value tuple = evaluate(*node.tuple, context);
  if (is_unknown(tuple)) return tuple;
  TextBuilder builder;
  for (const Value& item : tuple.items()) {
    if (item.is_nil()) fail(context.span(expression.range), "a text cannot include a null value");
    try {
      builder.add(convert_to_string(item, values_));
    } catch (const ConversionError& error) {
      fail(context.span(expression.range), "a text cannot include this value: " + error.message());
    }
  }
  return builder.finish(values_);
}

Value Evaluator::conditional(const hcl::Conditional& node, const hcl::Expression& expression, const Context& context) {
  const Value condition = operand(*node.condition, context, true, "condition");
  // Both sides give the type; an error counts on the side that is chosen alone.
  std::optional<Value> sides[2];
  std::optional<EvaluationError> errors[2];
  const hcl::Expression* const expressions[2] = {node.if_true, node.if_false};
  for (std::size_t i = 0; i < 2; ++i) {
    try {
      sides[i] = evaluate(*expressions[i], context);
    } catch (const EvaluationError& error) {
      errors[i] = error;
    }
  }
  const auto has_no_type = [](const std::optional<Value>& side) {
    return !side || side->is_nil() || is_unknown(*side);
  };
  std::optional<Type> type;
  const bool same_kind =
      sides[0] && sides[1] && sides[0]->kind == sides[1]->kind && !sides[0]->is_list() && !sides[0]->is_map();
  if (!same_kind && !has_no_type(sides[0]) && !has_no_type(sides[1])) {
    const Type types[] = {type_of(*sides[0], values_), type_of(*sides[1], values_)};
    type = unify(types);
    if (!type) {
      fail(context.span(expression.range),
           "the sides of the condition have types that do not fit: " + friendly_name(types[0]) + " and " +
               friendly_name(types[1]),
           "both sides must be of one type; convert them, or give objects the same attributes");
    }
  }
  if (is_unknown(condition)) return values_.unknown(unknown_reason(condition), values_.inherit({&condition, 1}));
  const std::size_t chosen = condition.b ? 0 : 1;
  if (errors[chosen]) throw *errors[chosen];
  Value result = *sides[chosen];
  if (type) {
    try {
      result = convert(result, *type, values_);
    } catch (const ConversionError& error) {
      fail(context.span(expressions[chosen]->range),
           "this side of the condition does not fit the other: " + error.message());
    }
  }
  return add_flags(result, condition.flags);
}

Value Evaluator::tuple(const hcl::Tuple& node, const hcl::Expression& expression, const Context& context) {
  std::vector<Value> items;
  items.reserve(node.items.size());
  for (const hcl::Expression* item : node.items) items.push_back(evaluate(*item, context));
  return values_.list(items, TypeId::natural, {values_.origins().written(context.span(expression.range)), 0});
}

Value Evaluator::object(const hcl::Object& node, const hcl::Expression& expression, const Context& context) {
  std::vector<document::Member> members;
  members.reserve(node.items.size());
  std::optional<Value> unknown;
  std::uint8_t flags = 0;
  for (const hcl::ObjectItem& item : node.items) {
    Value key = evaluate(*item.key, context);
    const source::Span key_span = context.span(item.key->range);
    if (key.is_nil()) fail(key_span, "an object's key cannot be null");
    try {
      key = convert_to_string(key, values_);
    } catch (const ConversionError& error) {
      fail(key_span, "an object's key must be a text: " + error.message());
    }
    flags = static_cast<std::uint8_t>(flags | (key.flags & kContagious));
    const Value value = evaluate(*item.value, context);
    if (is_unknown(key)) {
      unknown = key;
    } else {
      members.push_back({key.s, value, key.origin});
    }
  }
  const Inheritance from{values_.origins().written(context.span(expression.range)), flags};
  if (unknown) return values_.unknown(unknown_reason(*unknown), from);
  return values_.map(members, TypeId::natural, from);
}

Value Evaluator::for_each(const hcl::For& node, const hcl::Expression& expression, const Context& context) {
  const Value collection = evaluate(*node.collection, context);
  const source::Span collection_span = context.span(node.collection->range);
  if (collection.is_nil()) fail(collection_span, "a `for` cannot run over a null value");
  if (is_unknown(collection)) return collection;
  if (!collection.is_list() && !collection.is_map()) {
    fail(collection_span, "a `for` cannot run over a " + std::string(type_name(collection)),
         "it takes a list, a set, a tuple, a map or an object");
  }
  const Inheritance from{values_.origins().written(context.span(expression.range)),
                         static_cast<std::uint8_t>(collection.flags & kContagious)};
  std::vector<Value> items;
  std::vector<document::Member> members;
  std::optional<Value> unknown;

  const auto visit = [&](const Value& key, const Value& value) {
    Scope key_scope{node.key_name, key, context.scope};
    Scope value_scope{node.value_name, value, node.key_name.empty() ? context.scope : &key_scope};
    const Context inner{context.file, &value_scope};
    if (node.condition != nullptr) {
      const Value keep = operand(*node.condition, inner, true, "condition");
      if (is_unknown(keep)) {
        unknown = keep;
        return;
      }
      if (!keep.b) return;
    }
    if (node.key == nullptr) {
      items.push_back(evaluate(*node.value, inner));
      return;
    }
    Value name = evaluate(*node.key, inner);
    const source::Span key_span = context.span(node.key->range);
    if (name.is_nil()) fail(key_span, "an object's key cannot be null");
    try {
      name = convert_to_string(name, values_);
    } catch (const ConversionError& error) {
      fail(key_span, "an object's key must be a text: " + error.message());
    }
    const Value item = evaluate(*node.value, inner);
    if (is_unknown(name)) {
      unknown = name;
    } else {
      members.push_back({name.s, item, name.origin});
    }
  };
  if (collection.is_list()) {
    std::int64_t position = 0;
    for (const Value& item : collection.items()) {
      const Value inherited = add_flags(item, collection.flags);
      visit(is_set(collection) ? inherited : Value::of_integer(position, collection.origin), inherited);
      ++position;
    }
  } else {
    for (const document::Member& member : collection.map().members()) {
      const OriginId key_origin = member.key_origin == OriginId::none ? member.value.origin : member.key_origin;
      visit(add_flags(Value::of(member.key, key_origin), collection.flags), add_flags(member.value, collection.flags));
    }
  }
  if (unknown) return values_.unknown(unknown_reason(*unknown), from);
  if (node.key == nullptr) return values_.list(items, TypeId::natural, from);

  std::stable_sort(members.begin(), members.end(),
                   [](const auto& a, const auto& b) { return a.key->view() < b.key->view(); });
  std::vector<document::Member> result;
  for (std::size_t begin = 0; begin < members.size();) {
    std::size_t end = begin + 1;
    while (end < members.size() && members[end].key->view() == members[begin].key->view()) ++end;
    if (node.groups) {
      std::vector<Value> group;
      for (std::size_t i = begin; i < end; ++i) group.push_back(members[i].value);
      result.push_back({members[begin].key, values_.list(group, TypeId::natural, from), members[begin].key_origin});
    } else if (end - begin > 1) {
      const bool secret = (collection.flags & document::kSecret) != 0;
      fail(context.span(node.key->range),
           secret ? "two items give the same key"
                  : "two items give the key " + text::go_quote(members[begin].key->view()),
           "keys must differ; `...` behind the value groups what has one key");
    } else {
      result.push_back(members[begin]);
    }
    begin = end;
  }
  return values_.map(result, TypeId::natural, from);
}

}  // namespace stageplot::terraform
