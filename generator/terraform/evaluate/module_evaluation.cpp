#include "terraform/evaluate/module_evaluation.hpp"

#include "diagnostics/rules/terraform_evaluate.hpp"

namespace stageplot::terraform {

namespace rules = diagnostics::rules;

namespace {

constexpr std::size_t kMostPlaces = 4;  // of one missing name, beside the first

}  // namespace

ModuleEvaluation::ModuleEvaluation(const ModuleInput& input, const Declarations& declarations, ValueFactory& values,
                                   diagnostics::Diagnostics& diagnostics, EvaluatedModule& result)
    : input_(input),
      declarations_(declarations),
      values_(values),
      diagnostics_(diagnostics),
      result_(result),
      evaluator_(values, files_, this),
      literals_(values, files_, nullptr) {
  for (const ModuleFile& file : input.files) files_.add(file.name, file.text, file.file);
}

void ModuleEvaluation::run() {
  for (const auto& [name, declared] : declarations_.variables) {
    result_.variables.push_back(variable(name, declared, declared.header()));
  }
  for (const auto& [name, declared] : declarations_.variables) {
    for (const hcl::Block& block : declared.block->body.blocks) {
      if (block.type != "validation") continue;
      evaluate_condition(block, {declared.file, nullptr}, ConditionKind::validation, "var." + std::string(name));
    }
  }
  for (const auto& [name, declared] : declarations_.locals) {
    Node<Value>& node = locals_[name];
    if (node.state == State::fresh) {
      node.state = State::running;
      running_.push_back({"local." + std::string(name), declared.name_span()});
      node.result = evaluate(*declared.attribute->value, {declared.file, nullptr});
      running_.pop_back();
      node.state = State::done;
    }
    result_.locals.push_back({keep(name), node.result, declared.name_span()});
  }
  for (const ResourceName& name : declarations_.resource_order) {
    const Declared& declared = declarations_.resources.at(name);
    (void)resource(name, declared, declared.header());
  }
  for (const ResourceName& name : declarations_.resource_order) {
    evaluate_resource_conditions(declarations_.resources.at(name), resources_.at(name));
  }
  evaluate_rest();
  for (const ResourceName& name : declarations_.resource_order) {
    for (EvaluatedResource& instance : resources_.at(name).instances) result_.resources.push_back(std::move(instance));
  }
}

void ModuleEvaluation::finish() {
  report_unused_values();
  report_missing_names();
}

void ModuleEvaluation::report(diagnostics::Diagnostic diagnostic) {
  diagnostic.owner = input_.owner;
  diagnostics_.add(std::move(diagnostic));
}

void ModuleEvaluation::report(const EvaluationError& error) {
  if (error.report().rule == nullptr) return;
  diagnostics::Diagnostic finding{.rule = error.report().rule,
                                  .summary = error.report().summary,
                                  .primary = {.span = error.report().span, .text = {}, .resolved = {}},
                                  .help = error.report().help};
  if (finding.rule != &rules::terraform_undeclared || !finding.summary.starts_with("no ")) {
    return report(std::move(finding));
  }
  const auto [entry, is_new] = missing_names_.try_emplace(finding.summary, finding);
  if (is_new || entry->second.primary.span == finding.primary.span || entry->second.labels.size() == kMostPlaces)
    return;
  entry->second.labels.push_back({.span = finding.primary.span, .text = "and here", .resolved = {}});
}

void ModuleEvaluation::report_missing_names() {
  for (auto& [summary, finding] : missing_names_) report(std::move(finding));
  missing_names_.clear();
}

Value ModuleEvaluation::failed_value(source::Span span) {
  return values_.unknown("it could not be evaluated", {values_.origins().written(span), 0});
}

Value ModuleEvaluation::evaluate(const hcl::Expression& expression, const Context& context) {
  try {
    return evaluator_.evaluate(expression, context);
  } catch (const EvaluationError& error) {
    report(error);
    return failed_value(context.span(expression.range));
  }
}

std::string_view ModuleEvaluation::keep(std::string_view text) {
  return values_.arena().copy(text)->view();
}

std::string ModuleEvaluation::source_text(const hcl::Expression& expression, source::FileId id) const {
  for (const ModuleFile& file : input_.files) {
    if (file.file != id || expression.range.end > file.text.size()) continue;
    return std::string(file.text.substr(expression.range.begin, expression.range.end - expression.range.begin));
  }
  return {};
}

Value ModuleEvaluation::circle(const std::string& name, source::Span reference) {
  std::size_t begin = running_.size();
  while (begin > 0 && running_[begin - 1].name != name) --begin;
  std::string chain = name;
  diagnostics::Diagnostic finding{.rule = &rules::terraform_cycle,
                                  .primary = {.span = reference, .text = {}, .resolved = {}}};
  for (std::size_t i = begin; i < running_.size(); ++i) {
    chain += " → " + running_[i].name;
    finding.labels.push_back({.span = running_[i].span, .text = "here", .resolved = {}});
  }
  if (begin == running_.size()) {
    finding.summary = "`" + name + "` refers to itself";
    finding.labels.clear();
  } else {
    finding.summary = "`" + chain + " → " + name + "` is a circle";
  }
  finding.help = "write one of them without the next";
  report(std::move(finding));
  return failed_value(reference);
}

}  // namespace stageplot::terraform
