// Bodies of blocks: their arguments, nested blocks, and `dynamic` blocks expanded.
#include <algorithm>

#include "diagnostics/rules/terraform_evaluate.hpp"
#include "terraform/evaluate/body_builder.hpp"
#include "terraform/evaluate/module_evaluation.hpp"

namespace stageplot::terraform {
namespace {

constexpr std::string_view kResourceArguments[] = {"count", "depends_on", "for_each", "provider"};
constexpr std::string_view kResourceBlocks[] = {"connection", "lifecycle", "provisioner"};
constexpr std::string_view kProviderArguments[] = {"alias"};
constexpr std::uint32_t kDeepestBlocks = 100;

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

ModuleEvaluation::Body ModuleEvaluation::evaluate_body(const hcl::Body& body, const Context& context, Meta meta,
                                                       std::uint32_t depth) {
  if (depth > kDeepestBlocks) throw LimitReached();
  BodyBuilder builder(values_);
  for (const hcl::Attribute& attribute : body.attributes) {
    if (meta == Meta::resource && is_one_of(attribute.name, kResourceArguments)) continue;
    if (meta == Meta::provider && is_one_of(attribute.name, kProviderArguments)) continue;
    builder.add_argument(attribute.name, evaluate(*attribute.value, context), context.span(attribute.name_range),
                         context.span(attribute.value->range));
  }
  for (const hcl::Block& block : body.blocks) {
    if (meta == Meta::resource && is_one_of(block.type, kResourceBlocks)) continue;
    if (block.type == "dynamic" && block.labels.size() == 1) {
      expand_dynamic(block, context, depth, builder);
    } else {
      Body inner = evaluate_body(block.body, context, Meta::none, depth + 1);
      builder.add_block(block.type, inner.value, std::move(inner.places), context.span(block.header));
    }
  }
  Body result;
  result.value = builder.finish(context.span(body.range));
  result.places = builder.take_places();
  return result;
}

void ModuleEvaluation::expand_dynamic(const hcl::Block& block, const Context& context, std::uint32_t depth,
                                      BodyBuilder& builder) {
  const std::string_view name = block.labels[0].text;
  const source::Span header = context.span(block.header);
  const hcl::Attribute* for_each = block.body.find("for_each");
  const hcl::Block* content = nullptr;
  for (const hcl::Block& inner : block.body.blocks) {
    if (inner.type == "content") content = &inner;
  }
  if (for_each == nullptr || content == nullptr) {
    return report(
        {.rule = &diagnostics::rules::terraform_declaration,
         .summary = std::string("a `dynamic` block has no ") + (for_each == nullptr ? "`for_each`" : "`content`"),
         .primary = {.span = header, .text = {}, .resolved = {}}});
  }
  std::string_view iterator = name;
  if (const hcl::Attribute* given = block.body.find("iterator")) {
    if (const auto* variable = given->value->as<hcl::Variable>()) iterator = variable->name;
  }
  const auto add = [&](const Value& key, const Value& value) {
    std::vector<document::Member> members{values_.member("key", key), values_.member("value", value)};
    const Scope scope{iterator, values_.map(members, TypeId::natural, values_.inherit({&value, 1})), context.scope};
    Body inner = evaluate_body(content->body, {context.file, &scope}, Meta::none, depth + 1);
    builder.add_block(name, inner.value, std::move(inner.places), header);
  };
  const Value collection = evaluate(*for_each->value, context);
  const source::Span span = context.span(for_each->value->range);
  if (is_unknown(collection)) return add(collection, collection);
  if (collection.is_list()) {
    std::int64_t position = 0;
    for (const Value& item : collection.items()) {
      const Value value = add_flags(item, collection.flags);
      add(is_set(collection) ? value : Value::of_integer(position, collection.origin), value);
      ++position;
    }
  } else if (collection.is_map()) {
    for (const document::Member& member : collection.map().members()) {
      const OriginId origin = member.key_origin == OriginId::none ? member.value.origin : member.key_origin;
      add(add_flags(Value::of(member.key, origin), collection.flags), add_flags(member.value, collection.flags));
    }
  } else {
    report({.rule = &diagnostics::rules::terraform_expression,
            .summary = "the `for_each` of a `dynamic` block is a " + std::string(type_name(collection)),
            .primary = {.span = span, .text = {}, .resolved = {}},
            .help = "it takes a list, a set, a tuple, a map or an object"});
  }
}

}  // namespace stageplot::terraform
