// References: from a name to what it stands for, and on through attributes, keys and splats.
#include <algorithm>

#include "diagnostics/rules/terraform_evaluate.hpp"
#include "document/map.hpp"
#include "terraform/evaluate/evaluator.hpp"
#include "terraform/functions/convert.hpp"
#include "terraform/functions/number.hpp"
#include "text/edit_distance.hpp"
#include "text/go_quote.hpp"

namespace stageplot::terraform {
namespace {

/// What a splat's element is called in the scope; no name of a module can be so.
constexpr std::string_view kSplatName = "*";

const hcl::Expression* source_of(const hcl::Expression& expression) {
  if (const auto* attribute = expression.as<hcl::GetAttribute>()) return attribute->source;
  if (const auto* index = expression.as<hcl::Index>()) return index->source;
  return nullptr;
}

std::vector<std::string_view> keys_of(const Value& map) {
  std::vector<std::string_view> keys;
  for (const document::Member& member : map.map().members()) keys.push_back(member.key->view());
  return keys;
}

}  // namespace

std::string reference_text(const hcl::Expression& expression) {
  if (const auto* variable = expression.as<hcl::Variable>()) return std::string(variable->name);
  if (const auto* attribute = expression.as<hcl::GetAttribute>()) {
    return reference_text(*attribute->source) + "." + std::string(attribute->name);
  }
  if (const auto* index = expression.as<hcl::Index>()) {
    const hcl::Text* text = hcl::literal_text(*index->key);
    const auto* number = index->key->as<hcl::Number>();
    const std::string key = text != nullptr     ? text::go_quote(text->value)
                            : number != nullptr ? std::string(number->text)
                                                : "…";
    return reference_text(*index->source) + "[" + key + "]";
  }
  return "…";
}

Value Evaluator::traverse(const hcl::Expression& expression, const Context& context) {
  // The steps from the root outwards: a chain may be as long as the text is, so no recursion.
  std::vector<const hcl::Expression*> steps;
  const hcl::Expression* root = &expression;
  for (const hcl::Expression* source = source_of(*root); source != nullptr; source = source_of(*root)) {
    steps.push_back(root);
    root = source;
  }
  std::reverse(steps.begin(), steps.end());
  values_.spend(steps.size());

  Resolved resolved;
  const auto* variable = root->as<hcl::Variable>();
  if (root->as<hcl::SplatElement>() != nullptr) {
    const Value* element = Scope::find(context.scope, kSplatName);
    if (element != nullptr) resolved.value = *element;
  } else if (variable == nullptr) {
    resolved.value = evaluate(*root, context);
  } else if (const Value* local = Scope::find(context.scope, variable->name)) {
    resolved.value = *local;
  } else if (references_ != nullptr && !in_template_) {
    resolved = references_->resolve(*root, steps, context);
  } else if (in_template_) {
    throw EvaluationError({.rule = &diagnostics::rules::terraform_undeclared,
                           .span = context.span(root->range),
                           .summary = "the template's call gives no value for `" + std::string(variable->name) + "`",
                           .help = "add it to the second argument of `templatefile`"});
  } else {
    fail(context.span(expression.range), "variables may not be used here", "write the value itself");
  }

  Value value = resolved.value;
  for (std::size_t i = resolved.steps; i < steps.size(); ++i) {
    const hcl::Expression& step = *steps[i];
    if (const auto* attribute = step.as<hcl::GetAttribute>()) {
      value = this->attribute(value, attribute->name, context.span(attribute->name_range));
    } else {
      const hcl::Expression& key = *step.as<hcl::Index>()->key;
      value = index(value, evaluate(key, context), context.span(key.range));
    }
  }
  return value;
}

Value Evaluator::attribute(const Value& value, std::string_view name, source::Span span) {
  if (is_unknown(value)) return value;
  const std::string shown = "`" + std::string(name) + "`";
  if (value.is_nil()) fail(span, "a null value has no attribute " + shown);
  if (value.is_map()) {
    if (const document::Member* member = document::find(value.map(), name))
      return add_flags(member->value, value.flags);
    fail(span,
         is_object(value) ? "this object has no attribute " + shown : "this map has no element with the key " + shown,
         text::did_you_mean(name, keys_of(value)));
  }
  if (value.is_list()) {
    fail(span, "a " + std::string(type_name(value)) + " has no attribute " + shown,
         "name an element (`[0]`), or take the attribute of all of them (`[*]`)");
  }
  fail(span, "a " + std::string(type_name(value)) + " has no attribute " + shown);
}

Value Evaluator::index(const Value& value, const Value& key, source::Span span) {
  if (value.is_nil()) fail(span, "a null value has no elements");
  if (key.is_nil()) fail(span, "a key cannot be null");
  const auto flags = static_cast<std::uint8_t>((value.flags | key.flags) & kContagious);
  if (is_unknown(value)) return add_flags(value, flags);
  if (value.is_list()) {
    if (is_set(value)) {
      fail(span, "the elements of a set have no keys", "make it a list with `tolist`, or go through all with `for`");
    }
    if (is_unknown(key)) return add_flags(key, flags);
    std::optional<Value> number;
    try {
      number = convert_to_number(key, values_);
    } catch (const ConversionError& error) {
      fail(span, "the key of a " + std::string(type_name(value)) + " does not fit: " + error.message());
    }
    const auto position = as_integer(*number);
    const std::size_t size = value.items().size();
    if (!position) fail(span, "the key of a " + std::string(type_name(value)) + " must be a whole number");
    if (*position < 0) fail(span, "the key of a " + std::string(type_name(value)) + " is negative");
    if (static_cast<std::uint64_t>(*position) >= size) {
      fail(span,
           "the " + std::string(type_name(value)) +
               (size == 0   ? " has no elements"
                : size == 1 ? " has one element, and the key is " + number_text(*number)
                            : " has " + std::to_string(size) + " elements, and the key is " + number_text(*number)));
    }
    return add_flags(value.items()[static_cast<std::size_t>(*position)], flags);
  }
  if (value.is_map()) {
    if (is_unknown(key)) return add_flags(key, flags);
    std::optional<Value> name;
    try {
      name = convert_to_string(key, values_);
    } catch (const ConversionError& error) {
      fail(span, "the key of a " + std::string(type_name(value)) + " does not fit: " + error.message());
    }
    if (const document::Member* member = document::find(value.map(), name->text())) {
      return add_flags(member->value, flags);
    }
    const bool secret = (flags & document::kSecret) != 0;
    fail(span,
         "the " + std::string(type_name(value)) + " has no element with " +
             (secret ? "this key" : "the key " + text::go_quote(name->text())),
         secret ? std::string{} : text::did_you_mean(name->text(), keys_of(value)));
  }
  fail(span, "a " + std::string(type_name(value)) + " has no elements");
}

Value Evaluator::splat(const hcl::Splat& node, const Context& context) {
  const Value source = evaluate(*node.source, context);
  const Inheritance from = values_.inherit({&source, 1});
  if (is_unknown(source)) return source;
  if (source.is_nil()) return values_.list({}, TypeId::natural, from);
  std::vector<Value> items;
  const auto add = [&](const Value& element) {
    const Scope scope{kSplatName, add_flags(element, source.flags), context.scope};
    items.push_back(evaluate(*node.each, {context.file, &scope}));
  };
  if (!source.is_list()) {
    add(source);
    return values_.list(items, TypeId::natural, from);
  }
  for (const Value& element : source.items()) add(element);
  return values_.list(items, is_tuple(source) ? TypeId::natural : TypeId::terraform_list, from);
}

}  // namespace stageplot::terraform
