// Walks the actions of a template: text, printing, if, with, range, template.
#include "template/exec.hpp"

#include <algorithm>

#include "diagnostics/rules/escape.hpp"
#include "diagnostics/rules/template.hpp"
#include "template/escape/raw.hpp"
#include "template/execution.hpp"
#include "template/functions/list_items.hpp"
#include "template/nesting.hpp"
#include "template/print.hpp"
#include "template/truth.hpp"

namespace stageplot::gotemplate {

using document::Kind;
using document::Value;

Execution::Execution(const TemplateSet& templates, const Value& data, Workspace workspace, const RenderOptions& options)
    : options_(options),
      workspace_(workspace),
      runtime_{.arena = workspace.arena,
               .origins = workspace.origins,
               .deploy_values = options.deploy_values,
               .surroundings = options.surroundings,
               .unsupported_key = options.unsupported_key,
               .libraries = options.libraries,
               .keeps_places = options.recording == Output::Recording::on},
      data_(data),
      main_templates_(templates),
      templates_(&templates),
      main_output_(options.recording) {}

void Execution::run(const Template& called) {
  // Most templates print about as much as they have text.
  main_output_.reserve(std::min(called.file->text.size(), options_.limits.output_bytes));
  try {
    run_called(called, data_);
  } catch (const document::ArenaExhausted&) {
    // The state is still that of the place where it happened.
    fail_limit(diagnostics::rules::template_size_limit, "the render needs more memory than it may have",
               "look for a text, list or map that grows in a loop");
  }
}

Execution::Flow Execution::walk_list(const Value& dot, const ListNode& list) {
  const Nesting nesting(*this);
  for (const Node* node : list.nodes()) {
    if (const Flow flow = walk(dot, *node); flow != Flow::next) return flow;
  }
  return Flow::next;
}

Execution::Flow Execution::walk(const Value& dot, const Node& node) {
  step();
  at(node);
  switch (node.kind) {
    case NodeKind::text: {
      const auto& text = as<TextNode>(node);
      output_->at(node.span);
      output_->append(text.text(), text.origin);
      check_output_size();
      return Flow::next;
    }
    case NodeKind::action:
      walk_action(dot, as<ActionNode>(node));
      return Flow::next;
    case NodeKind::conditional:
    case NodeKind::with:
      return walk_branch(dot, as<BranchNode>(node));
    case NodeKind::range:
      return walk_range(dot, as<BranchNode>(node));
    case NodeKind::template_call:
      walk_template_call(dot, as<TemplateCallNode>(node));
      return Flow::next;
    case NodeKind::break_loop:
      return Flow::break_loop;
    case NodeKind::continue_loop:
      return Flow::continue_loop;
    case NodeKind::list:
      return walk_list(dot, as<ListNode>(node));
    default:
      return Flow::next;  // comments
  }
}

void Execution::walk_action(const Value& dot, const ActionNode& node) {
  // Variables declared here stay until the end of the action around this one.
  const Value value = evaluate_pipeline(dot, *node.pipeline);
  if (node.prints()) print(node, value);
}

Execution::Flow Execution::walk_branch(const Value& dot, const BranchNode& node) {
  const std::size_t mark = variables_.size();
  const Value value = evaluate_pipeline(dot, *node.pipeline);
  read(value);
  const document::OriginId around = std::exchange(condition_, value.origin);
  Flow flow = Flow::next;
  if (is_true(use(value))) {
    flow = walk_list(node.kind == NodeKind::with ? value : dot, *node.body);
  } else if (node.otherwise != nullptr) {
    flow = walk_list(dot, *node.otherwise);
  }
  condition_ = around;
  variables_.resize(mark);
  return flow;
}

Execution::Flow Execution::walk_range(const Value& dot, const BranchNode& node) {
  const std::size_t before = variables_.size();
  const Value evaluated = evaluate_pipeline(dot, *node.pipeline);
  read(evaluated);
  Value value = use(evaluated);
  if (value.is(Kind::bytes)) value = byte_list(runtime_.arena, value);
  const std::size_t mark = variables_.size();
  bool empty = false;
  switch (value.kind) {
    case Kind::nil:
      empty = true;
      break;
    case Kind::list:
      empty = walk_items(node, value, mark) == Flow::next;
      break;
    case Kind::map:
      empty = walk_members(node, value, mark) == Flow::next;
      break;
    case Kind::integer:
    case Kind::unsigned_integer:
      if (node.pipeline->variables().size() > 1)
        fail_range(value, "can't use ", " to iterate over more than one variable");
      empty = value.kind == Kind::integer ? value.i <= 0 : value.u == 0;
      walk_count(node, value, mark);
      break;
    default:
      fail_range(value, "range can't iterate over ", "");
  }
  Flow flow = Flow::next;
  if (empty && node.otherwise != nullptr) flow = walk_list(dot, *node.otherwise);
  variables_.resize(before);
  return flow;
}

/// Flow::next where there was nothing to walk over.
Execution::Flow Execution::walk_items(const BranchNode& node, const Value& list, std::size_t mark) {
  // The list's header as it is now: what the body appends is not seen, as with Go's slices.
  const document::List items = *list.l;
  const bool typed = list.type == document::TypeId::go_string_list || list.type == document::TypeId::go_int_list ||
                     list.type == document::TypeId::go_version_set;
  for (std::uint32_t i = 0; i < items.size; ++i) {
    Value index = Value::of_integer(i, list.origin);
    index.type = document::TypeId::go_int;
    if (!iterate(node, index, typed ? items.data[i] : in_interface(items.data[i]), mark)) break;
  }
  return items.size == 0 ? Flow::next : Flow::break_loop;
}

Execution::Flow Execution::walk_members(const BranchNode& node, const Value& map, std::size_t mark) {
  // The body may change the map; Go ranges over what was there before.
  const std::size_t base = ranged_.size();
  const auto members = map.map().members();
  ranged_.insert(ranged_.end(), members.begin(), members.end());
  const bool typed = map.type == document::TypeId::go_string_map;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const document::Member member = ranged_[base + i];
    const Value key = Value::of(member.key, member.key_origin);
    if (!iterate(node, key, typed ? member.value : in_interface(member.value), mark)) break;
  }
  const bool empty = ranged_.size() == base;
  ranged_.resize(base);
  return empty ? Flow::next : Flow::break_loop;
}

void Execution::walk_count(const BranchNode& node, const Value& count, std::size_t mark) {
  Value element = count;
  const std::uint64_t end = count.kind == Kind::unsigned_integer ? count.u
                            : count.i < 0                        ? 0
                                                                 : static_cast<std::uint64_t>(count.i);
  for (std::uint64_t i = 0; i < end; ++i) {
    if (count.kind == Kind::unsigned_integer) {
      element.u = i;
    } else {
      element.i = static_cast<std::int64_t>(i);
    }
    if (!iterate(node, Value::nothing(), element, mark)) break;
  }
}

/// One round; false after break.
bool Execution::iterate(const BranchNode& node, const Value& index, const Value& element, std::size_t mark) {
  if (++steps_ > options_.limits.steps) {
    at(node);
    fail_steps();
  }
  const auto declared = node.pipeline->variables();
  if (!declared.empty()) {
    if (node.pipeline->assigns) {
      if (declared.size() > 1) assign(*declared[0], index);
      assign(*declared.back(), element);
    } else {
      variables_[mark - 1].value = element;
      if (declared.size() > 1) variables_[mark - 2].value = index;
    }
  }
  const Flow flow = walk_list(element, *node.body);
  variables_.resize(mark);
  return flow != Flow::break_loop;
}

void Execution::print(const ActionNode& action, const Value& printed) {
  at(action);
  if (options_.reads != nullptr) read_whole(printed);
  const Value value = without_interface(use(printed));
  printed_flags_ |= static_cast<std::uint8_t>(value.flags & kContagious);
  output_->at(action.span, action.place);
  const TemplateFile& file = *current_->file;
  try {
    if (file.dialect != nullptr) {
      print_in_dialect(action, value, *file.dialect);
    } else if (value.is_string()) {
      output_->append(value);
    } else if (value.is_nil()) {
      output_->append("<no value>", value.origin);
    } else {
      scratch_.clear();
      Value shown = value;
      if (value.kind == Kind::object && value.type == document::TypeId::structure) {
        const Structure& object = structure(value);
        if (object.type->printed_field) shown = object.fields[*object.type->printed_field].value;
      }
      append_printed(scratch_, runtime_, shown);
      output_->append(scratch_, value.origin);
    }
  } catch (const MarkUsed& mark) {
    fail_mark(mark.value());
  } catch (const FunctionError& error) {
    fail_print(error.what());
  }
  check_output_size();
}

void Execution::print_in_dialect(const ActionNode& action, const Value& printed, const Dialect& dialect) {
  Value value = printed;
  if (value.has(document::kFragment)) {
    // A fragment that travelled as data into a template of another dialect is mere text there.
    const auto fragment = fragments_.find(value.s);
    if (fragment == fragments_.end() || fragment->second != dialect.name()) {
      value.flags = static_cast<std::uint8_t>(value.flags & ~document::kFragment);
    }
  }
  runtime_.origin = value.origin;
  PrintContext context{.runtime = runtime_, .output = *output_};
  // A file that was not analysed has no positions, and its dialect prints nothing.
  const auto& positions = current_->file->positions;
  const Position position = action.id < positions.size() ? positions[action.id] : Position{};
  std::optional<PrintError> error =
      position.raw ? print_raw(position, value, *output_) : dialect.print(position, value, context);
  if (!error) return;
  if (error->culprit != document::OriginId::none) value.origin = error->culprit;
  const diagnostics::Rule& rule = error->rule != nullptr ? *error->rule : diagnostics::rules::template_cannot_print;
  // A text that the language cannot carry is changed where it was written, anything else where it is printed.
  const bool is_text = &rule == &diagnostics::rules::escape_text || &rule == &diagnostics::rules::escape_placeholder;
  fail(error->summary, {.rule = &rule,
                        .summary = error->summary,
                        .help = error->help,
                        .culprit = &value,
                        .label = "the value is set here",
                        .culprit_first = is_text});
}

void Execution::check_output_size() {
  if (output_->size() > options_.limits.output_bytes) {
    fail_limit(diagnostics::rules::template_size_limit,
               "the output is longer than " + std::to_string(options_.limits.output_bytes) + " bytes",
               "look for a loop that prints much more than it was meant to");
  }
}

RenderResult render_template(const TemplateSet& templates, std::string_view name, const Value& data,
                             Workspace workspace, const RenderOptions& options) {
  Execution execution(templates, data, workspace, options);
  RenderResult result;
  try {
    const Template* called = templates.find(name);
    if (called == nullptr) execution.fail_undefined(name);
    execution.run(*called);
  } catch (Failure& failure) {
    result.outcome = failure.outcome;
    if (failure.outcome == Outcome::blocked) {
      result.blocked = std::move(failure.blocked);
    } else {
      std::string message;
      std::vector<std::size_t> passed_on;
      for (auto passage = failure.passages.rbegin(); passage != failure.passages.rend(); ++passage) {
        passed_on.push_back(message.size() + passage->error_begins);
        message += passage->before;
      }
      for (const std::size_t begin : failure.error.passed_on) passed_on.push_back(message.size() + begin);
      failure.error.passed_on = std::move(passed_on);
      failure.error.go_message.insert(0, message);
      result.error = std::move(failure.error);
    }
  }
  result.steps = execution.steps();
  result.text = execution.output().take_text();
  result.mappings = execution.output().take_mappings();
  if (options.delete_no_value) delete_all(result.text, result.mappings, "<no value>");
  return result;
}

}  // namespace stageplot::gotemplate
