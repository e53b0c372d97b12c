// Turns what went wrong into data: Go's exact message, and a finding with the place, the calls on the way, the path of
// the value and the line where it was written.
#include <algorithm>

#include "diagnostics/rules/template.hpp"
#include "document/data_path.hpp"
#include "document/object.hpp"
#include "template/builtin_functions.hpp"
#include "template/execution.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/structure.hpp"
#include "template/print.hpp"
#include "text/edit_distance.hpp"
#include "text/go_quote.hpp"

namespace stageplot::gotemplate {

using document::Value;

namespace {

constexpr std::size_t kMostFrames = 10;
constexpr std::size_t kMostNamedFields = 12;

/// The path from the data's root to a map, list or object, found by its address: values do not know where they stand.
class PathSearch {
 public:
  explicit PathSearch(const void* wanted) : wanted_(wanted) {}

  std::optional<std::string> in(const Value& root) {
    if (!find(root, 0)) return std::nullopt;
    return path_.text();
  }

 private:
  static constexpr int kDeepest = 200;
  static constexpr std::size_t kMostVisits = 1'000'000;

  bool find(const Value& value, int depth) {
    if (++visits_ > kMostVisits || depth > kDeepest) return false;
    switch (value.kind) {
      case document::Kind::map:
        if (value.m == wanted_) return true;
        for (const document::Member& member : value.map().members()) {
          path_.push(member.key->view());
          if (find(member.value, depth + 1)) return true;
          path_.pop();
        }
        return false;
      case document::Kind::list:
        if (value.l == wanted_) return true;
        for (std::size_t i = 0; i < value.items().size(); ++i) {
          path_.push(i);
          if (find(value.items()[i], depth + 1)) return true;
          path_.pop();
        }
        return false;
      case document::Kind::object:
        return value.o == wanted_;
      default:
        return false;
    }
  }

  const void* wanted_;
  document::DataPath path_;
  std::size_t visits_ = 0;
};

std::optional<std::string> path_of(const Value& data, const Value& value) {
  switch (value.kind) {
    case document::Kind::map:
      return PathSearch(value.m).in(data);
    case document::Kind::list:
      return PathSearch(value.l).in(data);
    case document::Kind::object:
      return PathSearch(value.o).in(data);
    default:
      return std::nullopt;
  }
}

std::string in_backticks(std::string_view text) {
  return '`' + std::string{text} + '`';
}

std::vector<std::string_view> field_names(const Value& value) {
  std::vector<std::string_view> names;
  if (value.is_map()) {
    for (const document::Member& member : value.map().members()) names.push_back(member.key->view());
  } else if (value.kind == document::Kind::object && value.type == document::TypeId::structure) {
    for (const document::Member& field : structure(value).fields) names.push_back(field.key->view());
  }
  return names;
}

std::string help_for_missing(std::string_view name, const std::vector<std::string_view>& names) {
  std::string help = text::did_you_mean(name, names);
  if (!help.empty()) return help;
  if (names.empty()) return "ask first whether there is such a field, with `known`";
  help = "there are:";
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamedFields); ++i)
    help += (i == 0 ? " " : ", ") + in_backticks(names[i]);
  if (names.size() > kMostNamedFields) help += " and " + std::to_string(names.size() - kMostNamedFields) + " more";
  return help;
}

}  // namespace

void Execution::fail(std::string go_text, Details details) {
  Failure failure;
  failure.error.go_message = go_prefix();
  // A call's error is wrapped; whatever else goes wrong is an error of text/template's own.
  if (go_text.starts_with("error calling ")) {
    failure.error.passed_on.push_back(failure.error.go_message.size() + go_text.find(": ") + 2);
  }
  failure.error.go_message += go_text;
  failure.error.location = go_location();
  diagnostics::Diagnostic& finding = failure.error.diagnostic;
  finding.rule = details.rule;
  finding.owner = current_ == nullptr ? diagnostics::Owner::templates : current_->file->owner;
  finding.summary = details.summary.empty() ? std::move(go_text) : std::move(details.summary);
  finding.primary.span = details.span.known() || node_ == nullptr ? details.span : node_->span;
  finding.help = std::move(details.help);
  finding.path = std::move(details.path);
  finding.frames = frames();
  if (details.culprit != nullptr) {
    const source::Span span = workspace_.origins.span(details.culprit->origin);
    if (details.culprit_first && span.known() && !is_of_template(span)) {
      finding.labels.push_back({finding.primary.span, "printed here"});
      finding.primary.span = span;
      finding.owner = diagnostics::Owner::model;
    } else if (span.known() && span != finding.primary.span) {
      finding.labels.push_back({span, std::move(details.label)});
    }
  }
  throw failure;
}

bool Execution::is_of_template(source::Span span) const {
  return std::ranges::any_of(main_templates_.files(),
                             [span](const std::unique_ptr<TemplateFile>& file) { return file->id == span.file; });
}

void Execution::fail_type(std::string go_text, const Value* culprit) {
  Details details{.rule = &diagnostics::rules::template_wrong_type};
  if (culprit != nullptr) {
    details.culprit = culprit;
    details.label =
        culprit->is_nil() ? "there is nothing here" : "the " + std::string{go_type_name(*culprit)} + " is set here";
    if (const auto path = path_of(data_, *culprit)) details.path = *path;
  }
  fail(std::move(go_text), std::move(details));
}

void Execution::fail_call(const Node& site, std::string_view function, std::string_view message) {
  at(site);
  fail("error calling " + std::string{function} + ": " + std::string{message},
       {.rule = &diagnostics::rules::template_call_failed,
        .summary = in_backticks(function) + " failed: " + std::string{message}});
}

void Execution::fail_memory(std::string_view function, const Node& site) {
  at(site);
  fail_limit(diagnostics::rules::template_size_limit,
             "the render needs more memory than it may have, in a call of " + in_backticks(function),
             "look for a text, list or map that grows in a loop");
}

void Execution::fail_no_fields(const Value& receiver, const Value& used, std::string_view name) {
  const std::string type{go_type_name(used)};
  fail("can't evaluate field " + std::string{name} + " in type " + type_in_errors(receiver),
       {.rule = &diagnostics::rules::template_wrong_type,
        .summary = in_backticks(name) + " is asked of a " + type + ", which has no fields",
        .span = span_of(name),
        .culprit = &receiver,
        .label = "the " + type + " is set here"});
}

void Execution::fail_undefined_variable(const VariableNode& node) {
  const std::string name{node.names().front()};
  fail("undefined variable: " + name, {.rule = &diagnostics::rules::template_undefined_variable,
                                       .summary = in_backticks(name) + " is used before it is declared",
                                       .span = node.span,
                                       .help = "declare it with `" + name + " := …` first"});
}

void Execution::fail_undefined_call(const TemplateCallNode& node) {
  fail("template " + text::go_quote(node.name) + " not defined",
       {.rule = &diagnostics::rules::template_undefined_template,
        .summary = "there is no template " + in_backticks(node.name),
        .help = text::did_you_mean(node.name, templates_->names())});
}

void Execution::fail_undefined_include(std::string_view name, const Node& site) {
  at(site);
  // Helm's engine calls the template that all others belong to `gotpl`.
  fail("error calling include: template: no template " + text::go_quote(name) + " associated with template \"gotpl\"",
       {.rule = &diagnostics::rules::template_undefined_template,
        .summary = "there is no template " + in_backticks(name),
        .help = text::did_you_mean(name, templates_->names())});
}

void Execution::fail_nested_include(std::string_view name, const Node& site) {
  at(site);
  fail("error calling include: rendering template has a nested reference name: " + std::string{name} +
           ": unable to execute template",
       {.rule = &diagnostics::rules::template_depth_limit,
        .summary = "the template " + in_backticks(name) + " includes itself more than " +
                   std::to_string(options_.limits.depth) + " levels deep",
        .help = "end the recursion with an `if` or `range` around the `include`"});
}

void Execution::fail_depth() {
  fail_limit(diagnostics::rules::template_depth_limit,
             "templates call each other more than " + std::to_string(options_.limits.depth) + " levels deep",
             "look for a template that calls itself, in the frames below");
}

void Execution::fail_range(const Value& value, std::string_view before, std::string_view after) {
  std::string text{before};
  append_printed(text, runtime_, value);
  fail_type(text += after, &value);
}

void Execution::fail_print(std::string_view message) {
  fail(std::string{message}, {.rule = &diagnostics::rules::template_cannot_print});
}

void Execution::fail_limit(const diagnostics::Rule& rule, std::string summary, std::string help) {
  std::string go_text = summary;
  fail(std::move(go_text), {.rule = &rule, .summary = std::move(summary), .help = std::move(help)});
}

void Execution::fail_steps() {
  fail_limit(diagnostics::rules::template_step_limit,
             "the template did not end after " + std::to_string(options_.limits.steps) + " steps",
             "look for a loop over a huge number, or for templates that include each other again and again");
}

void Execution::fail_missing(const Value& receiver, std::string_view name, std::string go_text) {
  Details details{.rule = &diagnostics::rules::template_missing_field, .span = span_of(name), .culprit = &receiver};
  const std::optional<std::string> path = path_of(data_, receiver);
  if (path) details.path = document::append_key(*path, name);
  if (receiver.is_nil()) {
    details.summary = "the field " + in_backticks(name) + " is asked of something that is nothing";
    details.help = "ask first whether there is something, with `with`, `if` or `known`";
    details.label = "it would stand in here";
  } else {
    const std::string whole = !path || path->empty() ? "there is no field " : in_backticks(*path) + " has no field ";
    details.summary = whole + in_backticks(name);
    details.help = help_for_missing(name, field_names(receiver));
    details.label = "it would stand in here";
  }
  fail(std::move(go_text), std::move(details));
}

void Execution::fail_undefined(std::string_view name) {
  fail("no template " + text::go_quote(name), {.rule = &diagnostics::rules::template_undefined_template,
                                               .summary = "there is no template " + in_backticks(name),
                                               .help = text::did_you_mean(name, templates_->names())});
}

void Execution::block(const Value& unknown) {
  Failure failure;
  failure.outcome = Outcome::blocked;
  failure.blocked.origin = unknown.origin;
  if (unknown.type == document::TypeId::unknown) {
    if (const document::String* reason = document::unknown(unknown).reason) failure.blocked.reason = reason->view();
  }
  failure.blocked.path = path_of(data_, unknown).value_or("");
  if (node_ != nullptr) failure.blocked.used_at = node_->span;
  failure.blocked.frames = frames();
  throw failure;
}

Value Execution::use_mark(const Value& value) {
  read(value);
  if (value.has(document::kUnknown)) {
    if (options_.unknown_stand_ins == nullptr) block(value);
    const auto stand_in = options_.unknown_stand_ins->find(value.origin);
    if (stand_in == options_.unknown_stand_ins->end()) block(value);
    return stand_in->second;
  }
  if (options_.deploy_values != nullptr) {
    const Value stand_in = options_.deploy_values->stand_in(value, runtime_.arena);
    if (!stand_in.is_nil()) return stand_in;
  }
  fail_mark(value);
}

void Execution::fail_mark(const Value& marked) {
  if (marked.has(document::kUnknown)) block(marked);
  const document::Deploy& mark = document::deploy(marked);
  const std::string name{mark.name == nullptr ? std::string_view{} : mark.name->view()};
  fail("the value of " + name + " is not known before the deployment",
       {.rule = &diagnostics::rules::template_deploy_value,
        .summary = "the value of " + in_backticks(name) + " comes with the deployment and cannot be used here",
        .help = "leave the setting out where `isDeploy` says so; the pipeline supplies it",
        .path = path_of(data_, marked).value_or(""),
        .culprit = &marked,
        .label = "marked `!deploy` here"});
}

Value Execution::call_builtin(Builtin builtin, const Node& site, std::span<const Value> arguments) {
  switch (builtin) {
    case Builtin::required:
      if (!arguments[1].is_nil() && !(arguments[1].is_string() && arguments[1].s->size == 0)) {
        return without_interface(arguments[1]);
      }
      fail_by_author(diagnostics::rules::template_required, "required", site, arguments[0],
                     {.value = arguments[1], .label = "the value is set here"});
    case Builtin::fail: {
      // It is called because of what a condition saw, which is what there is to change.
      const bool decided = condition_ != document::OriginId::none;
      const Culprit culprit = decided ? Culprit{Value::nothing(condition_), "the value that decided it"}
                                      : Culprit{arguments[0], "the text stands here"};
      fail_by_author(diagnostics::rules::template_fail, "fail", site, arguments[0], culprit);
    }
    case Builtin::raw:  // what it means is known from where it stands: see escape/raw.hpp
      return without_interface(arguments[0]);
    case Builtin::call: {
      // No value of ours is a function: this is always an error, which names the argument.
      if (arguments[0].is_nil()) throw FunctionError("call of nil");
      const Nodes operands = site.kind == NodeKind::command ? as<CommandNode>(site).arguments() : Nodes{};
      const std::string type{go_type_name(runtime_, arguments[0])};
      const std::string piped = arguments[0].is_string() ? std::string{arguments[0].text()} : '<' + type + " Value>";
      const std::string callee = operands.size() > 1 ? go_text(*operands[1]) : piped;
      throw FunctionError("non-function " + callee + " of type " + type);
    }
    default:
      return run_builtin(runtime_, builtin, arguments, kInInterface);
  }
}

void Execution::fail_by_author(const diagnostics::Rule& rule, std::string_view function, const Node& site,
                               const Value& message, const Culprit& culprit) {
  at(site);
  try {
    fail("error calling " + std::string{function} + ": " + std::string{message.text()},
         {.rule = &rule,
          .summary = std::string{message.text()},
          .culprit = &culprit.value,
          .label = std::string{culprit.label}});
  } catch (Failure& failure) {
    failure.error.author_message = message.text();
    throw;
  }
}

/// `FILE:LINE:COLUMN` as Go counts: the column in bytes from 0.
std::string Execution::go_location() const {
  if (current_ == nullptr || node_ == nullptr) return {};
  const std::string_view before = current_->file->text.substr(0, node_->go_position);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_break = before.rfind('\n');
  const std::size_t column = line_break == std::string_view::npos ? before.size() : before.size() - line_break - 1;
  return current_->file->name + ':' + std::to_string(line) + ':' + std::to_string(column);
}

std::string Execution::go_prefix() const {
  if (current_ == nullptr || node_ == nullptr) return "template: ";
  return "template: " + go_location() + ": executing " + text::go_quote(current_->name) + " at <" + go_text(*node_) +
         ">: ";
}

std::vector<diagnostics::Frame> Execution::frames() const {
  std::vector<diagnostics::Frame> frames;
  std::size_t repeats = 0;
  std::size_t left_out = 0;
  const auto say_repeats = [&] {
    if (repeats > 0) frames.back().text += ", " + std::to_string(repeats) + " more times from there";
    repeats = 0;
  };
  for (auto call = call_frames_.rbegin(); call != call_frames_.rend(); ++call) {
    std::string text = call->verb == "tpl" ? "in a text evaluated by `tpl`"
                                           : "in `" + std::string{call->verb} + ' ' + text::go_quote(call->name) + '`';
    const bool repeated = !frames.empty() && frames.back().span == call->site && frames.back().text == text;
    if (repeated) {
      ++repeats;
      continue;
    }
    if (frames.size() == kMostFrames) {
      ++left_out;
      continue;
    }
    say_repeats();
    frames.push_back({std::move(text), call->site, std::nullopt});
  }
  say_repeats();
  if (left_out > 0) frames.push_back({"and " + std::to_string(left_out) + " calls around these", {}, std::nullopt});
  return frames;
}

/// The place of a field's name: names are views of their file's text.
source::Span Execution::span_of(std::string_view name) const {
  if (current_ == nullptr) return {};
  const std::string_view text = current_->file->text;
  if (name.data() < text.data() || name.data() + name.size() > text.data() + text.size()) return node_->span;
  const auto begin = static_cast<std::uint32_t>(name.data() - text.data());
  return {current_->file->id, begin, begin + static_cast<std::uint32_t>(name.size())};
}

}  // namespace stageplot::gotemplate
