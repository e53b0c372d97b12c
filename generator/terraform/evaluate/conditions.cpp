// What a module states about itself: validations, pre- and postconditions, checks; and the rest that nothing refers to:
// outputs, providers, settings.
#include <algorithm>
#include <vector>

#include "diagnostics/rules/terraform_evaluate.hpp"
#include "terraform/evaluate/module_evaluation.hpp"
#include "terraform/functions/convert.hpp"
#include "text/one_line.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;

constexpr std::size_t kMostLabels = 4;
constexpr std::size_t kMostMessage = 400;  // characters of what the module's author says

bool contains(source::Span outer, source::Span inner) {
  return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

std::string_view word(ConditionKind kind) {
  switch (kind) {
    case ConditionKind::validation:
      return "a validation";
    case ConditionKind::precondition:
      return "a precondition";
    case ConditionKind::postcondition:
      return "a postcondition";
    case ConditionKind::assertion:
      return "an assertion";
  }
  return "a condition";
}

}  // namespace

/// Whether a place lies in a file of values.
bool ModuleEvaluation::is_given(source::Span span) const {
  return std::ranges::any_of(input_.files, [span](const ModuleFile& file) {
    return file.file == span.file && file.name.ends_with(".tfvars");
  });
}

/// Where the values stand that decided a condition, those of values files first: a module's own literals are in the
/// same place for each environment.
std::vector<source::Span> ModuleEvaluation::deciding_places(const EvaluatedCondition& condition) const {
  std::vector<source::Span> places;
  for (const OriginId source : values_.origins().sources(condition.result.origin)) {
    const source::Span span = values_.origins().span(source);
    if (span.known() && !contains(condition.span, span)) places.push_back(span);
  }
  const auto own =
      std::stable_partition(places.begin(), places.end(), [this](source::Span span) { return is_given(span); });
  if (own != places.begin()) places.erase(own, places.end());
  return places;
}

void ModuleEvaluation::evaluate_condition(const hcl::Block& block, const Context& context, ConditionKind kind,
                                          const std::string& subject) {
  const hcl::Attribute* condition = block.body.find("condition");
  const hcl::Attribute* message = block.body.find("error_message");
  if (condition == nullptr || message == nullptr) {
    return report({.rule = &rules::terraform_declaration,
                   .summary = "a `" + std::string(block.type) + "` block must have `condition` and `error_message`",
                   .primary = {.span = context.span(block.header), .text = {}, .resolved = {}}});
  }
  EvaluatedCondition result{
      .kind = kind, .subject = subject, .result = {}, .message = {}, .span = context.span(condition->value->range)};
  const Value value = evaluate(*condition->value, context);
  try {
    if (value.is_nil()) throw ConversionError("it is null", value);
    result.result = convert_to_bool(value, values_);
  } catch (const ConversionError& error) {
    report({.rule = &rules::terraform_expression,
            .summary = "the condition is neither true nor false: " + error.message(),
            .primary = {.span = result.span, .text = {}, .resolved = {}}});
    result.result = failed_value(result.span);
  }
  const bool fails = !is_unknown(result.result) && !result.result.b;
  result.message = evaluate(*message->value, context);
  if (fails) {
    const bool shows = result.message.is_string() && !result.message.has(document::kSecret);
    diagnostics::Diagnostic finding{
        .rule = &rules::terraform_condition,
        .summary = std::string(word(kind)) + " of `" + subject + "` does not hold" +
                   (shows ? ": " + text::one_line(result.message.text(), kMostMessage) : std::string{}),
        .primary = {.span = result.span, .text = {}, .resolved = {}}};
    if (kind == ConditionKind::assertion) finding.severity = diagnostics::Severity::warning;
    // The values that decide it, where they stand elsewhere.
    const std::vector<source::Span> places = deciding_places(result);
    for (const source::Span span : places) {
      if (finding.labels.size() == kMostLabels) break;
      finding.labels.push_back({.span = span, .text = "this value", .resolved = {}});
    }
    // Values that were given do not go together, or not with the module: they are what there is to change.
    finding.help = "change a value that the message speaks of, or the condition";
    if (!places.empty() && is_given(places.front())) {
      finding.help = places.size() == 1 ? "change the value" : "change one of the values, so that they fit";
      std::swap(finding.primary, finding.labels.front());
      finding.labels.front().text = "the condition";
    }
    report(std::move(finding));
  }
  result_.conditions.push_back(std::move(result));
}

void ModuleEvaluation::evaluate_rest() {
  for (const auto& [name, declared] : declarations_.outputs) {
    const Context context{declared.file, nullptr};
    EvaluatedOutput output{.name = keep(name), .value = {}, .header = declared.header()};
    if (const hcl::Attribute* value = declared.block->body.find("value")) {
      output.value = evaluate(*value->value, context);
    } else {
      report({.rule = &rules::terraform_declaration,
              .summary = "the output `" + std::string(name) + "` has no value",
              .primary = {.span = output.header, .text = {}, .resolved = {}}});
      output.value = failed_value(output.header);
    }
    if (const hcl::Attribute* sensitive = declared.block->body.find("sensitive")) {
      const auto* written = sensitive->value->as<hcl::Bool>();
      output.sensitive = written != nullptr && written->value;
    }
    for (const hcl::Block& block : declared.block->body.blocks) {
      if (block.type == "precondition") {
        evaluate_condition(block, context, ConditionKind::precondition, "output." + std::string(name));
      }
    }
    result_.outputs.push_back(std::move(output));
  }
  for (const Declared& declared : declarations_.providers) {
    Body body = evaluate_body(declared.block->body, {declared.file, nullptr}, Meta::provider, 0);
    result_.providers.push_back(
        {keep(declared.block->labels[0].text), body.value, std::move(body.places), declared.header()});
  }
  for (const Declared& declared : declarations_.terraform) {
    const Context context{declared.file, nullptr};
    EvaluatedBlock settings{{}, {}, {}, declared.header()};
    std::vector<document::Member> members;
    for (const hcl::Attribute& attribute : declared.block->body.attributes) {
      if (attribute.name == "experiments") continue;
      members.push_back(values_.member(attribute.name, evaluate(*attribute.value, context)));
      settings.places.arguments.push_back(
          {members.back().key->view(), context.span(attribute.name_range), context.span(attribute.value->range)});
    }
    for (const hcl::Block& block : declared.block->body.blocks) {
      // An alias in required_providers names a configuration, and has no value.
      if (block.type == "required_providers") {
        std::vector<document::Member> providers;
        for (const hcl::Attribute& attribute : block.body.attributes) {
          const auto* object = attribute.value->as<hcl::Object>();
          std::vector<document::Member> entries;
          for (const hcl::ObjectItem& item : object == nullptr ? std::span<const hcl::ObjectItem>{} : object->items) {
            const auto* key = item.key->as<hcl::Text>();
            if (key == nullptr || key->value == "configuration_aliases") continue;
            entries.push_back(values_.member(key->value, evaluate(*item.value, context)));
          }
          const OriginId origin = values_.origins().written(context.span(attribute.value->range));
          providers.push_back(values_.member(attribute.name, object == nullptr
                                                                 ? evaluate(*attribute.value, context)
                                                                 : values_.map(entries, TypeId::natural, {origin, 0})));
        }
        members.push_back(values_.member(
            block.type,
            values_.map(providers, TypeId::natural, {values_.origins().written(context.span(block.header)), 0})));
      } else if (block.type == "backend" && block.labels.size() == 1) {
        Body body = evaluate_body(block.body, context, Meta::none, 0);
        result_.backends.push_back(
            {keep(block.labels[0].text), body.value, std::move(body.places), context.span(block.header)});
      }
    }
    settings.body = values_.map(members, TypeId::natural, {values_.origins().written(declared.header()), 0});
    result_.terraform.push_back(std::move(settings));
  }
  for (const Declared& declared : declarations_.checks) {
    for (const hcl::Block& block : declared.block->body.blocks) {
      if (block.type != "assert") continue;
      evaluate_condition(block, {declared.file, nullptr}, ConditionKind::assertion,
                         "check." + std::string(declared.block->labels[0].text));
    }
  }
}

}  // namespace stageplot::terraform
