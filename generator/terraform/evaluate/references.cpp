// What the names of a module stand for: `var.x`, `local.x`, `aws_elb.app.dns_name`, `path.module`.
#include <algorithm>
#include <array>

#include "diagnostics/rules/terraform_evaluate.hpp"
#include "document/map.hpp"
#include "terraform/evaluate/module_evaluation.hpp"
#include "terraform/functions/convert.hpp"
#include "terraform/functions/number.hpp"
#include "text/edit_distance.hpp"
#include "text/go_quote.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;

/// The name that step `index` asks for; empty where it is no attribute.
std::string_view step_name(std::span<const hcl::Expression* const> steps, std::size_t index) {
  if (index >= steps.size()) return {};
  const auto* attribute = steps[index]->as<hcl::GetAttribute>();
  return attribute == nullptr ? std::string_view{} : attribute->name;
}

source::Span name_span(const hcl::Expression& step, const Context& context) {
  const auto* attribute = step.as<hcl::GetAttribute>();
  return context.span(attribute == nullptr ? step.range : attribute->name_range);
}

template <typename Table>
std::string nearest_key(std::string_view name, const Table& table) {
  std::vector<std::string_view> names;
  for (const auto& entry : table) names.push_back(entry.first);
  return text::did_you_mean(name, names);
}

}  // namespace

void ModuleEvaluation::undeclared(source::Span span, std::string summary, std::string help) {
  if (help.empty() && summary.starts_with("no ")) help = "declare it, or correct the name";
  throw EvaluationError(
      {.rule = &rules::terraform_undeclared, .span = span, .summary = std::move(summary), .help = std::move(help)});
}

Resolved ModuleEvaluation::resolve(const hcl::Expression& root, std::span<const hcl::Expression* const> steps,
                                   const Context& context) {
  const std::string_view name = root.as<hcl::Variable>()->name;
  const source::Span span{context.file, root.range.begin, steps.empty() ? root.range.end : steps.back()->range.end};
  if (name == "var") return resolve_variable(steps, span, context);
  if (name == "local") return resolve_local(steps, span, context);
  if (name == "path" || name == "terraform") return resolve_path(name, steps, span);
  if (name == "module") return resolve_module(steps, span);
  if (name == "each" || name == "count") {
    const std::string_view argument = name == "each" ? "for_each" : "count";
    undeclared(context.span(root.range), "`" + std::string(name) + "` means nothing here",
               "it stands in resources, data sources and modules that have `" + std::string(argument) + "`");
  }
  if (name == "self") {
    undeclared(context.span(root.range), "`self` means nothing here", "it stands in postconditions and provisioners");
  }
  if (name == "data" || name == "resource" || name == "ephemeral") {
    const std::string_view type = step_name(steps, 0);
    const std::string_view resource_name = step_name(steps, 1);
    if (type.empty() || resource_name.empty()) {
      undeclared(span, "`" + std::string(name) + "` must be followed by a type and a name");
    }
    if (name == "ephemeral") return {values_.unknown("ephemeral resource " + std::string(type), {}), 2};
    const ResourceMode mode = name == "data" ? ResourceMode::data : ResourceMode::managed;
    return resolve_resource({mode, type, resource_name}, steps, 2, span, context);
  }
  const std::string_view resource_name = step_name(steps, 0);
  if (resource_name.empty()) {
    static constexpr std::array<std::string_view, 8> kRoots = {"var",    "local", "data",  "path",
                                                               "module", "each",  "count", "terraform"};
    const std::string nearest = text::did_you_mean(name, kRoots);
    undeclared(context.span(root.range), "nothing is called `" + std::string(name) + "` here",
               nearest.empty() ? "a variable is `var." + std::string(name) + "`, a local value `local." +
                                     std::string(name) + "`, a text stands in quotes"
                               : nearest);
  }
  return resolve_resource({ResourceMode::managed, name, resource_name}, steps, 1, span, context);
}

Resolved ModuleEvaluation::resolve_variable(std::span<const hcl::Expression* const> steps, source::Span span,
                                            const Context& context) {
  const std::string_view name = step_name(steps, 0);
  if (name.empty()) undeclared(span, "`var` must be followed by the name of a variable");
  const auto found = declarations_.variables.find(name);
  if (found == declarations_.variables.end()) {
    undeclared(name_span(*steps[0], context), "no variable `" + std::string(name) + "` is declared",
               nearest_key(name, declarations_.variables));
  }
  return {variable(name, found->second, span).value, 1};
}

Resolved ModuleEvaluation::resolve_local(std::span<const hcl::Expression* const> steps, source::Span span,
                                         const Context& context) {
  const std::string_view name = step_name(steps, 0);
  if (name.empty()) undeclared(span, "`local` must be followed by the name of a local value");
  const auto found = declarations_.locals.find(name);
  if (found == declarations_.locals.end()) {
    undeclared(name_span(*steps[0], context), "no local value `" + std::string(name) + "` is declared",
               nearest_key(name, declarations_.locals));
  }
  Node<Value>& node = locals_[name];
  if (node.state == State::running) return {circle("local." + std::string(name), span), steps.size()};
  if (node.state == State::fresh) {
    node.state = State::running;
    running_.push_back({"local." + std::string(name), span});
    node.result = evaluate(*found->second.attribute->value, {found->second.file, nullptr});
    running_.pop_back();
    node.state = State::done;
  }
  return {node.result, 1};
}

Resolved ModuleEvaluation::resolve_path(std::string_view root, std::span<const hcl::Expression* const> steps,
                                        source::Span span) {
  const std::string_view name = step_name(steps, 0);
  const Inheritance from{values_.origins().written(span), 0};
  if (root == "path") {
    if (name == "module" || name == "root") return {values_.text(".", from), 1};
    if (name == "cwd") return {values_.unknown("where Terraform runs: path.cwd", from), 1};
    undeclared(span, "`path` has no attribute `" + std::string(name) + "`", "it has `module`, `root` and `cwd`");
  }
  if (name == "workspace") return {values_.text(input_.workspace, from), 1};
  if (name == "applying") return {values_.unknown("known at apply: terraform.applying", from), 1};
  undeclared(span, "`terraform` has no attribute `" + std::string(name) + "`", "it has `workspace`");
}

Resolved ModuleEvaluation::resolve_module(std::span<const hcl::Expression* const> steps, source::Span span) {
  const std::string_view name = step_name(steps, 0);
  if (!declarations_.modules.contains(name)) {
    undeclared(span, "no module `" + std::string(name) + "` is declared", nearest_key(name, declarations_.modules));
  }
  return {values_.unknown("output of module " + std::string(name), {values_.origins().written(span), 0}), 1};
}

void ModuleEvaluation::check_dependencies(const hcl::Attribute& depends_on, source::FileId file) {
  const auto* list = depends_on.value->as<hcl::Tuple>();
  if (list == nullptr) return;
  for (const hcl::Expression* item : list->items) {
    std::vector<std::string_view> names;  // the last first
    const hcl::Expression* at = item;
    for (;;) {
      if (const auto* attribute = at->as<hcl::GetAttribute>()) {
        names.push_back(attribute->name);
        at = attribute->source;
      } else if (const auto* index = at->as<hcl::Index>()) {
        at = index->source;
      } else {
        break;
      }
    }
    const auto* root = at->as<hcl::Variable>();
    if (root == nullptr || names.empty()) continue;
    const bool is_data = root->name == "data";
    const bool is_other = root->name == "var" || root->name == "local" || root->name == "each";
    if (is_other || (is_data && names.size() < 2)) continue;
    const auto behind = [&names](std::size_t step) { return names[names.size() - 1 - step]; };
    bool declared = false;
    if (root->name == "module") {
      declared = declarations_.modules.contains(behind(0));
    } else if (is_data) {
      declared = declarations_.resources.contains({ResourceMode::data, behind(0), behind(1)});
    } else {
      declared = declarations_.resources.contains({ResourceMode::managed, root->name, behind(0)});
    }
    if (declared) continue;
    report({.rule = &rules::terraform_undeclared,
            .summary = "`" + reference_text(*item) + "` is not declared",
            .primary = {.span = {file, item->range.begin, item->range.end}, .text = {}, .resolved = {}}});
  }
}

Resolved ModuleEvaluation::resolve_resource(const ResourceName& name, std::span<const hcl::Expression* const> steps,
                                            std::size_t used, source::Span span, const Context& context) {
  const auto found = declarations_.resources.find(name);
  if (found == declarations_.resources.end()) {
    std::vector<std::string> addresses;
    for (const auto& entry : declarations_.resources) addresses.push_back(entry.first.address());
    const std::vector<std::string_view> views(addresses.begin(), addresses.end());
    const bool is_data = name.mode == ResourceMode::data;
    undeclared({span.file, span.begin, steps[used - 1]->range.end},
               std::string(is_data ? "no data source `" : "no resource `") + name.address() + "` is declared",
               text::did_you_mean(name.address(), views));
  }
  ResourceState& state = resources_[name];
  if (state.state == State::running) return {circle(name.address(), span), steps.size()};
  resource(name, found->second, span);
  if (is_unknown(state.failed)) return {state.failed, steps.size()};

  const EvaluatedResource* instance = nullptr;
  if (state.kind == IndexKind::none) {
    instance = &state.instances.front();
  } else if (used < steps.size()) {
    if (const auto* index = steps[used]->as<hcl::Index>()) {
      const Value key = evaluator_.evaluate(*index->key, context);
      if (state.kind == IndexKind::unknown) {
        instance = &state.instances.front();
      } else if (!is_unknown(key) && !key.is_nil()) {
        instance = pick_instance(state, key);
        const bool is_count = state.kind == IndexKind::count;
        if (instance == nullptr) {
          const std::string shown = key.has(document::kSecret) ? ""
                                    : key.is_string()          ? " " + text::go_quote(key.text())
                                    : key.is_number()          ? " " + number_text(key)
                                                               : "";
          throw EvaluationError(
              {.rule = &rules::terraform_expression,
               .span = context.span(index->key->range),
               .summary = "`" + name.address() + "` has no instance" + shown,
               .help =
                   is_count ? "it has " + std::to_string(state.instances.size()) + " of them, numbered from 0" : ""});
        }
      }
      if (instance != nullptr) ++used;
    } else if (state.kind != IndexKind::unknown && !step_name(steps, used).empty()) {
      const bool is_count = state.kind == IndexKind::count;
      undeclared(name_span(*steps[used], context),
                 "`" + name.address() + "` has " + (is_count ? "`count`" : "`for_each`") +
                     ", so an attribute belongs to one of its instances",
                 is_count ? "name the instance (`[0]`), or take all (`[*]`)"
                          : "name the instance by its key, or go through all with `for`");
    }
  }
  if (instance == nullptr) return {whole_resource(name, state), used};
  const std::string_view attribute = step_name(steps, used);
  if (attribute.empty()) return {instance_object(*instance), used};
  return {instance_attribute(*instance, attribute, name_span(*steps[used], context)), used + 1};
}

const EvaluatedResource* ModuleEvaluation::pick_instance(const ResourceState& state, const Value& key) const {
  if (state.kind == IndexKind::count) {
    std::optional<std::int64_t> number;
    try {
      number = as_integer(convert_to_number(key, values_));
    } catch (const ConversionError&) {
      return nullptr;
    }
    const bool exists = number && *number >= 0 && static_cast<std::size_t>(*number) < state.instances.size();
    return exists ? &state.instances[static_cast<std::size_t>(*number)] : nullptr;
  }
  std::string name;
  try {
    name = convert_to_string(key, values_).text();
  } catch (const ConversionError&) {
    return nullptr;
  }
  const auto found = std::lower_bound(
      state.instances.begin(), state.instances.end(), name,
      [](const EvaluatedResource& instance, const std::string& wanted) { return instance.index.text() < wanted; });
  return found != state.instances.end() && found->index.text() == name ? &*found : nullptr;
}

Value ModuleEvaluation::instance_attribute(const EvaluatedResource& instance, std::string_view name,
                                           source::Span span) {
  const document::Member* written = document::find(instance.body.map(), name);
  const bool known = input_.schemas != nullptr && input_.schemas->knows_type(instance.mode, instance.type);
  const AttributeKind kind =
      known ? input_.schemas->attribute(instance.mode, instance.type, name) : AttributeKind::computed;
  if (written != nullptr && !(written->value.is_nil() && kind == AttributeKind::computed)) return written->value;
  const Inheritance from{span.known() ? values_.origins().written(span) : OriginId::none, 0};
  switch (kind) {
    case AttributeKind::argument:
      return with(Value::nothing(), from);
    case AttributeKind::block:
      return values_.list({}, TypeId::terraform_list, from);
    case AttributeKind::computed:
      if (const auto found = input_.known == nullptr ? std::nullopt : input_.known->find(instance, name)) return *found;
      return values_.unknown((instance.mode == ResourceMode::data ? "data source: " : "known after apply: ") +
                                 instance.address() + "." + std::string(name),
                             from);
    case AttributeKind::missing:
      break;
  }
  const auto names = input_.schemas->attributes(instance.mode, instance.type);
  undeclared(span, "`" + std::string(instance.type) + "` has no attribute `" + std::string(name) + "`",
             text::did_you_mean(name, names));
}

Value ModuleEvaluation::instance_object(const EvaluatedResource& instance) {
  const bool known = input_.schemas != nullptr && input_.schemas->knows_type(instance.mode, instance.type);
  if (!known) {
    return values_.unknown("the attributes of " + std::string(instance.type) + " are not known: " + instance.address(),
                           {values_.origins().written(instance.header), 0});
  }
  std::vector<document::Member> members;
  for (const std::string_view name : input_.schemas->attributes(instance.mode, instance.type)) {
    members.push_back(values_.member(name, instance_attribute(instance, name, {})));
  }
  return values_.map(members, TypeId::natural, {values_.origins().written(instance.header), 0});
}

Value ModuleEvaluation::whole_resource(const ResourceName& name, ResourceState& state) {
  if (!state.whole.is_nil()) return state.whole;
  if (state.kind == IndexKind::unknown) {
    state.whole = values_.unknown("how many instances " + name.address() + " has", {});
  } else if (state.kind == IndexKind::count) {
    std::vector<Value> items;
    for (const EvaluatedResource& instance : state.instances) items.push_back(instance_object(instance));
    state.whole = values_.list(items, TypeId::natural);
  } else {
    std::vector<document::Member> members;
    for (const EvaluatedResource& instance : state.instances) {
      members.push_back({instance.index.s, instance_object(instance), instance.index.origin});
    }
    state.whole = values_.map(members, TypeId::natural);
  }
  return state.whole;
}

}  // namespace stageplot::terraform
