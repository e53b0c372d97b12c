// Resources and data sources: their instances, arguments, and what Terraform itself reads in their blocks.
#include <algorithm>

#include "diagnostics/rules/terraform_evaluate.hpp"
#include "terraform/evaluate/body_builder.hpp"
#include "terraform/evaluate/module_evaluation.hpp"
#include "terraform/functions/convert.hpp"
#include "terraform/functions/number.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;

constexpr std::int64_t kMostInstances = 10'000;

diagnostics::Label at(source::Span span) {
  return {.span = span, .text = {}, .resolved = {}};
}

}  // namespace

ModuleEvaluation::ResourceState& ModuleEvaluation::resource(const ResourceName& name, const Declared& declared,
                                                            source::Span reference) {
  ResourceState& state = resources_[name];
  if (state.state == State::fresh) {
    state.state = State::running;
    running_.push_back({name.address(), reference});
    evaluate_resource(name, declared, state);
    running_.pop_back();
    state.state = State::done;
  }
  return state;
}

void ModuleEvaluation::evaluate_resource(const ResourceName& name, const Declared& declared, ResourceState& state) {
  const hcl::Body& body = declared.block->body;
  const hcl::Attribute* count = body.find("count");
  const hcl::Attribute* for_each = body.find("for_each");
  if (const hcl::Attribute* depends_on = body.find("depends_on")) check_dependencies(*depends_on, declared.file);
  if (count != nullptr && for_each != nullptr) {
    report({.rule = &rules::terraform_declaration,
            .summary = "`" + name.address() + "` has both `count` and `for_each`",
            .primary = at({declared.file, for_each->name_range.begin, for_each->name_range.end})});
  }
  if (count != nullptr) {
    expand_count(name, declared, *count, state);
  } else if (for_each != nullptr) {
    expand_each(name, declared, *for_each, state);
  } else {
    state.instances.push_back(evaluate_instance(name, declared, IndexKind::none, {}, nullptr));
  }
}

void ModuleEvaluation::expand_count(const ResourceName& name, const Declared& declared, const hcl::Attribute& count,
                                    ResourceState& state) {
  const source::Span span{declared.file, count.value->range.begin, count.value->range.end};
  const Value value = evaluate(*count.value, {declared.file, nullptr});
  const auto add = [&](const Value& index, IndexKind kind) {
    std::vector<document::Member> members{values_.member("index", index)};
    const Scope scope{"count", values_.map(members, TypeId::natural, values_.inherit({&value, 1})), nullptr};
    state.bindings.push_back(scope.value);
    state.instances.push_back(evaluate_instance(name, declared, kind, index, &scope));
  };
  state.kind = IndexKind::count;
  if (is_unknown(value)) {
    state.kind = IndexKind::unknown;
    return add(value, IndexKind::unknown);
  }
  std::optional<std::int64_t> number;
  std::string problem = "is null";
  if (!value.is_nil()) {
    try {
      number = as_integer(convert_to_number(value, values_));
      problem = "must be a whole number from 0 to " + std::to_string(kMostInstances);
    } catch (const ConversionError& error) {
      problem = "does not fit: " + error.message();
    }
  }
  if (!number || *number < 0 || *number > kMostInstances) {
    report({.rule = &rules::terraform_expression,
            .summary = "the `count` of `" + name.address() + "` " + problem,
            .primary = at(span)});
    state.failed = failed_value(span);
    return;
  }
  for (std::int64_t i = 0; i < *number; ++i) add(Value::of_integer(i, value.origin), IndexKind::count);
}

void ModuleEvaluation::expand_each(const ResourceName& name, const Declared& declared, const hcl::Attribute& for_each,
                                   ResourceState& state) {
  const source::Span span{declared.file, for_each.value->range.begin, for_each.value->range.end};
  const Value collection = evaluate(*for_each.value, {declared.file, nullptr});
  const auto add = [&](const Value& key, const Value& value, IndexKind kind) {
    std::vector<document::Member> members{values_.member("key", key), values_.member("value", value)};
    const Scope scope{"each", values_.map(members, TypeId::natural, values_.inherit({&collection, 1})), nullptr};
    state.bindings.push_back(scope.value);
    state.instances.push_back(evaluate_instance(name, declared, kind, key, &scope));
  };
  const auto refuse = [&](std::string what, std::string help) {
    report({.rule = &rules::terraform_expression,
            .summary = "the `for_each` of `" + name.address() + "` " + what,
            .primary = at(span),
            .help = std::move(help)});
    state.failed = failed_value(span);
  };
  state.kind = IndexKind::each;
  if (is_unknown(collection)) {
    state.kind = IndexKind::unknown;
    return add(collection, collection, IndexKind::unknown);
  }
  if (collection.has(document::kSecret)) {
    return refuse("is sensitive", "its keys become part of the resources' addresses, which Terraform prints");
  }
  if (is_set(collection)) {
    for (const Value& item : collection.items()) {
      if (is_unknown(item)) {
        state.kind = IndexKind::unknown;
        return add(item, item, IndexKind::unknown);
      }
      if (!item.is_string()) {
        return refuse("is a set of what are no texts", "make texts of them, or a map with texts as keys");
      }
    }
    for (const Value& item : collection.items()) add(item, item, IndexKind::each);
    return;
  }
  if (!collection.is_map()) {
    return refuse(collection.is_nil() ? "is null" : "is a " + std::string(type_name(collection)),
                  "it takes a map, an object, or a set of texts (`toset`)");
  }
  for (const document::Member& member : collection.map().members()) {
    const OriginId origin = member.key_origin == OriginId::none ? member.value.origin : member.key_origin;
    add(Value::of(member.key, origin), member.value, IndexKind::each);
  }
}

EvaluatedResource ModuleEvaluation::evaluate_instance(const ResourceName& name, const Declared& declared,
                                                      IndexKind kind, const Value& index, const Scope* scope) {
  values_.spend(10);
  EvaluatedResource instance{.mode = name.mode,
                             .type = keep(name.type),
                             .name = keep(name.name),
                             .index_kind = kind,
                             .index = index,
                             .header = declared.header()};
  const Context context{declared.file, scope};
  Body body = evaluate_body(declared.block->body, context, Meta::resource, 0);
  instance.body = body.value;
  instance.places = std::move(body.places);
  read_meta_arguments(declared, instance);
  return instance;
}

void ModuleEvaluation::read_meta_arguments(const Declared& declared, EvaluatedResource& instance) {
  const hcl::Body& body = declared.block->body;
  const hcl::Attribute* provider = body.find("provider");
  instance.provider = provider != nullptr ? keep(source_text(*provider->value, declared.file))
                                          : instance.type.substr(0, instance.type.find('_'));
  if (const hcl::Attribute* depends_on = body.find("depends_on")) {
    const auto* list = depends_on->value->as<hcl::Tuple>();
    for (const hcl::Expression* item : list == nullptr ? std::span<const hcl::Expression* const>{} : list->items) {
      instance.depends_on.push_back(source_text(*item, declared.file));
    }
  }
  for (const hcl::Block& block : body.blocks) {
    if (block.type != "lifecycle") continue;
    const Context context{declared.file, nullptr};
    instance.lifecycle = evaluate_lifecycle(block, context);
    instance.lifecycle_header = context.span(block.header);
  }
}

/// `ignore_changes` and `replace_triggered_by` name arguments and resources, and are kept as they are written.
Value ModuleEvaluation::evaluate_lifecycle(const hcl::Block& block, const Context& context) {
  std::vector<document::Member> members;
  for (const hcl::Attribute& attribute : block.body.attributes) {
    const Inheritance from{values_.origins().written(context.span(attribute.value->range)), 0};
    const auto* list = attribute.value->as<hcl::Tuple>();
    if (list != nullptr) {
      std::vector<Value> names;
      for (const hcl::Expression* item : list->items) {
        names.push_back(
            values_.text(source_text(*item, context.file), {values_.origins().written(context.span(item->range)), 0}));
      }
      members.push_back(values_.member(attribute.name, values_.list(names, TypeId::natural, from)));
    } else if (attribute.value->as<hcl::Variable>() != nullptr) {
      members.push_back(
          values_.member(attribute.name, values_.text(source_text(*attribute.value, context.file), from)));
    } else {
      members.push_back(values_.member(attribute.name, evaluate(*attribute.value, context)));
    }
  }
  return values_.map(members, TypeId::natural, {values_.origins().written(context.span(block.header)), 0});
}

void ModuleEvaluation::evaluate_resource_conditions(const Declared& declared, const ResourceState& state) {
  for (const hcl::Block& lifecycle : declared.block->body.blocks) {
    if (lifecycle.type != "lifecycle") continue;
    for (const hcl::Block& block : lifecycle.body.blocks) {
      const bool is_post = block.type == "postcondition";
      if (!is_post && block.type != "precondition") continue;
      for (std::size_t i = 0; i < state.instances.size(); ++i) {
        const EvaluatedResource& instance = state.instances[i];
        const bool has_count = declared.block->body.find("count") != nullptr;
        const Scope index{has_count ? "count" : "each", state.bindings.empty() ? Value{} : state.bindings[i], nullptr};
        const Scope* outer = state.bindings.empty() ? nullptr : &index;
        const Scope self{"self", is_post ? instance_object(instance) : Value{}, outer};
        evaluate_condition(block, {declared.file, is_post ? &self : outer},
                           is_post ? ConditionKind::postcondition : ConditionKind::precondition, instance.address());
      }
    }
  }
}

}  // namespace stageplot::terraform
