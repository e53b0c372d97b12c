// Calls of functions, and those functions that are about expressions and templates.
#include "diagnostics/rules/terraform_evaluate.hpp"
#include "document/map.hpp"
#include "terraform/evaluate/evaluator.hpp"
#include "terraform/functions/convert.hpp"
#include "text/edit_distance.hpp"
#include "text/go_quote.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;

std::string_view normal_path(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path;
}

[[noreturn]] void refuse(source::Span span, std::string summary, std::string help = {}) {
  throw EvaluationError(
      {.rule = &rules::terraform_call, .span = span, .summary = std::move(summary), .help = std::move(help)});
}

const Function& require_function(std::string_view name, source::Span span) {
  if (const Function* function = find_function(name)) return *function;
  std::vector<std::string_view> names;
  for (const Function& function : all_functions()) names.push_back(function.name);
  const bool old = name == "list" || name == "map";
  refuse(span, "Terraform has no function `" + std::string(name) + "`",
         old ? "write `" + std::string(name == "list" ? "tolist([…])" : "tomap({…})") + "`"
             : text::did_you_mean(name, names));
}

}  // namespace

const ModuleFiles::File* ModuleFiles::entry(std::string_view path) const {
  path = normal_path(path);
  for (const File& file : files_) {
    if (file.name == path) return &file;
  }
  return nullptr;
}

const std::string_view* ModuleFiles::find(std::string_view path) const {
  const File* file = entry(path);
  return file == nullptr ? nullptr : &file->text;
}

source::FileId ModuleFiles::file(std::string_view path) const {
  const File* file = entry(path);
  return file == nullptr ? source::FileId::none : file->file;
}

Value Evaluator::call(const hcl::Call& node, const hcl::Expression& expression, const Context& context) {
  std::string_view name = node.name;
  const source::Span name_span = context.span(node.name_range);
  if (name.starts_with("core::")) name.remove_prefix(6);
  if (name.find("::") != std::string_view::npos) {
    for (const hcl::Expression* argument : node.arguments) (void)evaluate(*argument, context);
    return values_.unknown("function of a provider: " + std::string(name), {});
  }
  const Function& function = require_function(name, name_span);
  if (function.kind == FunctionKind::by_evaluator) return call_by_evaluator(name, node, expression, context);

  std::vector<Value> arguments;
  arguments.reserve(node.arguments.size());
  for (const hcl::Expression* argument : node.arguments) arguments.push_back(evaluate(*argument, context));
  if (node.expands_last && !arguments.empty()) {
    const Value last = arguments.back();
    const source::Span span = context.span(node.arguments.back()->range);
    arguments.pop_back();
    if (last.is_nil()) refuse(span, "a null value cannot be expanded into arguments");
    if (is_unknown(last)) return values_.unknown(unknown_reason(last), values_.inherit({&last, 1}));
    if (!last.is_list())
      refuse(span, "a " + std::string(type_name(last)) + " cannot be expanded into arguments",
             "only a list, set or tuple can");
    for (const Value& item : last.items()) arguments.push_back(add_flags(item, last.flags));
  }
  const Inheritance from = values_.inherit(arguments);
  if (function.kind == FunctionKind::unpredictable) {
    return values_.unknown("known after apply: " + std::string(name) + "()", from);
  }
  if (function.kind == FunctionKind::not_provided) {
    throw EvaluationError({.rule = &rules::terraform_not_provided,
                           .span = name_span,
                           .summary = "the function `" + std::string(name) + "` is not evaluated by this tool",
                           .help = "nothing has to change: what follows from it is checked by Terraform alone"});
  }
  try {
    return call_function(function, arguments, values_, files_);
  } catch (const FunctionError& error) {
    const bool known_place = error.argument() < node.arguments.size();
    throw EvaluationError({.rule = &rules::terraform_call,
                           .span = known_place ? context.span(node.arguments[error.argument()]->range) : name_span,
                           .summary = "the call of `" + std::string(name) + "` fails: " + error.message(),
                           .inputs = values_.inherit_whole(arguments)});
  }
}

Value Evaluator::call_by_evaluator(std::string_view name, const hcl::Call& node, const hcl::Expression& expression,
                                   const Context& context) {
  if (name == "try") return try_all(node, expression, context);
  if (name == "can") return can(node, expression, context);
  if (in_template_) {
    refuse(context.span(node.name_range), "a template cannot call `" + std::string(name) + "`",
           "fill in the inner template first, and give its text as a variable");
  }
  if (name == "templatestring") return template_string(node, expression, context);
  return template_file(node, expression, context);
}

Value Evaluator::try_all(const hcl::Call& node, const hcl::Expression&, const Context& context) {
  if (node.arguments.empty()) refuse(context.span(node.name_range), "`try` takes at least one argument");
  std::optional<EvaluationError> first;
  for (const hcl::Expression* argument : node.arguments) {
    try {
      const Value value = evaluate(*argument, context);
      // What is not known may turn out to fail.
      if (const Value* hole = find_unknown(value)) {
        return values_.unknown(unknown_reason(*hole), values_.inherit({&value, 1}));
      }
      return value;
    } catch (const EvaluationError& error) {
      if (error.report().rule == &rules::terraform_not_provided) throw;
      if (!first) first = error;
    }
  }
  refuse(context.span(node.name_range), "no argument of `try` gives a value: " + first->report().summary);
}

Value Evaluator::can(const hcl::Call& node, const hcl::Expression& expression, const Context& context) {
  if (node.arguments.size() != 1) refuse(context.span(node.name_range), "`can` takes 1 argument");
  const Inheritance written{values_.origins().written(context.span(expression.range)), 0};
  try {
    const Value value = evaluate(*node.arguments.front(), context);
    const Inheritance from = values_.inherit_whole({&value, 1});
    if (const Value* hole = find_unknown(value)) return values_.unknown(unknown_reason(*hole), from);
    return with(Value::of(true), from);
  } catch (const EvaluationError& error) {
    if (error.report().rule == &rules::terraform_not_provided) throw;
    const Inheritance inputs = error.report().inputs;
    return with(Value::of(false), inputs.origin == OriginId::none ? written : inputs);
  }
}

Value Evaluator::template_file(const hcl::Call& node, const hcl::Expression&, const Context& context) {
  if (node.arguments.size() != 2) refuse(context.span(node.name_range), "`templatefile` takes 2 arguments");
  Value path = evaluate(*node.arguments[0], context);
  const Value variables = evaluate(*node.arguments[1], context);
  const source::Span path_span = context.span(node.arguments[0]->range);
  if (is_unknown(path)) return path;
  if (!path.is_string()) refuse(path_span, "the name of a template's file must be a text");
  const std::string_view* text = files_.find(path.text());
  if (text == nullptr)
    refuse(path_span, "no file exists at " + text::go_quote(path.text()), "a template lies in the module's folder");
  const auto [entry, inserted] = formula_of_path_.try_emplace(std::string(normal_path(path.text())), nullptr);
  if (inserted) {
    values_.spend(text->size());
    formulas_.push_back(hcl::parse_template(*text));
    entry->second = &formulas_.back();
  }
  return fill_template(*entry->second, files_.file(path.text()), variables, context.span(node.arguments[1]->range));
}

Value Evaluator::template_string(const hcl::Call& node, const hcl::Expression&, const Context& context) {
  if (node.arguments.size() != 2) refuse(context.span(node.name_range), "`templatestring` takes 2 arguments");
  const Value text = evaluate(*node.arguments[0], context);
  const Value variables = evaluate(*node.arguments[1], context);
  if (is_unknown(text)) return text;
  if (!text.is_string()) refuse(context.span(node.arguments[0]->range), "the template must be a text");
  values_.spend(text.text().size());
  formulas_.push_back(hcl::parse_template(text.text()));
  if (!formulas_.back().errors.empty()) {
    const hcl::SyntaxError& error = formulas_.back().errors.front();
    throw EvaluationError({.rule = &rules::terraform_syntax,
                           .span = context.span(node.arguments[0]->range),
                           .summary = "the template cannot be read: " + error.summary,
                           .help = error.help});
  }
  return fill_template(formulas_.back(), source::FileId::none, variables, context.span(node.arguments[1]->range));
}

Value Evaluator::fill_template(const hcl::Formula& formula, source::FileId file, const Value& variables,
                               source::Span call) {
  if (is_unknown(variables)) return variables;
  if (!variables.is_map()) refuse(call, "the variables of a template must be a map or an object");
  if (!formula.errors.empty()) {
    const hcl::SyntaxError& error = formula.errors.front();
    const bool has_place = file != source::FileId::none;
    throw EvaluationError({.rule = &rules::terraform_syntax,
                           .span = has_place ? source::Span{file, error.range.begin, error.range.end} : call,
                           .summary = error.summary,
                           .help = error.help});
  }
  std::vector<Scope> scopes(variables.map().size);
  const Scope* scope = nullptr;
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    const document::Member& member = variables.map().members()[i];
    scopes[i] = {member.key->view(), add_flags(member.value, variables.flags), scope};
    scope = &scopes[i];
  }
  const bool outer = in_template_;
  in_template_ = true;
  try {
    Value result = evaluate(*formula.expression, {file, scope});
    in_template_ = outer;
    return result.is_string() || is_unknown(result) ? result : convert_to_string(result, values_);
  } catch (const ConversionError& error) {
    in_template_ = outer;
    refuse(call, "the template does not give a text: " + error.message());
  } catch (...) {
    in_template_ = outer;
    throw;
  }
}

}  // namespace stageplot::terraform
