// Variables: which value each gets, converted to its type.
#include "diagnostics/rules/terraform_evaluate.hpp"
#include "terraform/evaluate/module_evaluation.hpp"
#include "terraform/evaluate/type_expression.hpp"
#include "terraform/functions/convert.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;

bool is_true(const hcl::Attribute* attribute, bool otherwise) {
  if (attribute == nullptr) return otherwise;
  const auto* word = attribute->value->as<hcl::Bool>();
  return word == nullptr ? otherwise : word->value;
}

}  // namespace

const EvaluatedVariable& ModuleEvaluation::variable(std::string_view name, const Declared& declared,
                                                    source::Span reference) {
  Node<EvaluatedVariable>& node = variables_[name];
  if (node.state == State::fresh) {
    node.state = State::running;
    running_.push_back({"var." + std::string(name), reference});
    node.result = evaluate_variable(name, declared);
    running_.pop_back();
    node.state = State::done;
  }
  return node.result;
}

EvaluatedVariable ModuleEvaluation::evaluate_variable(std::string_view name, const Declared& declared) {
  const hcl::Body& body = declared.block->body;
  EvaluatedVariable variable{.name = keep(name), .value = {}, .header = declared.header()};
  variable.sensitive = is_true(body.find("sensitive"), false);
  Type type;
  bool type_is_sound = true;
  if (const hcl::Attribute* written = body.find("type")) {
    try {
      type = read_type(*written->value, {declared.file, nullptr}, literals_, values_);
    } catch (const EvaluationError& error) {
      report(error);
      type_is_sound = false;
    }
  }
  variable.value = variable_value(name, declared, type, variable.is_given);
  if (!type_is_sound) variable.value = failed_value(variable.header);
  if (variable.sensitive) variable.value.flags |= document::kSecret;
  return variable;
}

Value ModuleEvaluation::variable_value(std::string_view name, const Declared& declared, const Type& type, bool& given) {
  const hcl::Body& body = declared.block->body;
  const hcl::Attribute* fallback = body.find("default");
  const bool nullable = is_true(body.find("nullable"), true);
  Value value;
  source::Span span;
  for (const GivenVariable& from_outside : input_.variables) {
    if (from_outside.name != name) continue;
    value = from_outside.value;
    given = true;
  }
  const auto line = declarations_.given.find(name);
  if (!given && line != declarations_.given.end()) {
    const DeclaredAttribute& attribute = line->second;
    span = {attribute.file, attribute.attribute->value->range.begin, attribute.attribute->value->range.end};
    try {
      value = literals_.evaluate(*attribute.attribute->value, {attribute.file, nullptr});
    } catch (const EvaluationError& error) {
      report(error);
      value = failed_value(span);
    }
    given = true;
  }
  if (given && !(value.is_nil() && !nullable)) return fit(value, type, name, span, declared);
  if (fallback != nullptr) {
    span = {declared.file, fallback->value->range.begin, fallback->value->range.end};
    try {
      value = literals_.evaluate(*fallback->value, {declared.file, nullptr});
    } catch (const EvaluationError& error) {
      report(error);
      return failed_value(span);
    }
    return fit(value, type, name, span, declared);
  }
  if (given) {
    report({.rule = &rules::terraform_type,
            .summary = "`var." + std::string(name) + "` cannot be null",
            .primary = {.span = span, .text = {}, .resolved = {}},
            .labels = {{.span = declared.header(), .text = "`nullable = false`", .resolved = {}}}});
    return failed_value(span);
  }
  return values_.unknown("no value for variable " + std::string(name),
                         {values_.origins().written(declared.header()), 0});
}

Value ModuleEvaluation::fit(const Value& value, const Type& type, std::string_view name, source::Span span,
                            const Declared& declared) {
  try {
    return convert(value, type, values_);
  } catch (const ConversionError& error) {
    const source::Span inner = values_.origins().span(error.at().origin);
    diagnostics::Diagnostic finding{
        .rule = &rules::terraform_type,
        .summary = "the value does not fit the type of `var." + std::string(name) + "`: " + error.message(),
        .primary = {.span = inner.known() ? inner : span, .text = {}, .resolved = {}},
        .help = "change the value, or the type of the variable"};
    if (const hcl::Attribute* written = declared.block->body.find("type")) {
      finding.labels.push_back({.span = {declared.file, written->value->range.begin, written->value->range.end},
                                .text = "its type",
                                .resolved = {}});
    }
    report(std::move(finding));
    return failed_value(span);
  }
}

void ModuleEvaluation::report_unused_values() {
  std::vector<std::string_view> names;
  for (const auto& entry : declarations_.variables) names.push_back(entry.first);
  for (const auto& [name, attribute] : declarations_.given) {
    if (declarations_.variables.contains(name)) continue;
    // Where the module asks for it, the declaration is what lacks.
    const auto missing = missing_names_.find("no variable `" + std::string(name) + "` is declared");
    if (missing != missing_names_.end()) {
      missing->second.labels.push_back({.span = attribute.name_span(), .text = "a value is given", .resolved = {}});
      continue;
    }
    std::string help = text::did_you_mean(name, names);
    if (help.empty()) help = "remove it, or declare the variable";
    report({.rule = &rules::terraform_unused_value,
            .summary = "no variable `" + std::string(name) + "` is declared, so the value has no effect",
            .primary = {.span = attribute.name_span(), .text = {}, .resolved = {}},
            .help = std::move(help)});
  }
}

}  // namespace stageplot::terraform
