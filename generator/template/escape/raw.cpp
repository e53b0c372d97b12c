#include "template/escape/raw.hpp"

#include "diagnostics/rules/escape.hpp"
#include "diagnostics/rules/template.hpp"
#include "template/escape/fragment.hpp"
#include "text/one_line.hpp"

namespace stageplot::gotemplate {
namespace rules = diagnostics::rules;
namespace {

/// The call where the command is one of `raw`.
const IdentifierNode* raw_call(const CommandNode& command) {
  const Node& first = *command.arguments().front();
  if (first.kind != NodeKind::identifier || as<IdentifierNode>(first).builtin != Builtin::raw) return nullptr;
  return &as<IdentifierNode>(first);
}

/// What the call says of itself, empty where it is not written out.
std::string_view reason_of(const CommandNode& command) {
  if (command.arguments().size() != 3 || command.arguments()[2]->kind != NodeKind::string) return {};
  const std::string_view reason = as<StringNode>(*command.arguments()[2]).contents.view();
  return reason.find_first_not_of(" \t\r\n") == std::string_view::npos ? std::string_view{} : reason;
}

class Search {
 public:
  Search(const TemplateFile& file, diagnostics::Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  void visit(const Node& node) {
    switch (node.kind) {
      case NodeKind::list:
        for (const Node* child : as<ListNode>(node).nodes()) visit(*child);
        return;
      case NodeKind::action:
        action(as<ActionNode>(node));
        return;
      case NodeKind::conditional:
      case NodeKind::with:
      case NodeKind::range: {
        const auto& branch = as<BranchNode>(node);
        pipeline(*branch.pipeline);
        visit(*branch.body);
        if (branch.otherwise != nullptr) visit(*branch.otherwise);
        return;
      }
      case NodeKind::template_call:
        if (as<TemplateCallNode>(node).pipeline != nullptr) pipeline(*as<TemplateCallNode>(node).pipeline);
        return;
      case NodeKind::pipeline:
        pipeline(as<PipelineNode>(node));
        return;
      case NodeKind::chain:
        visit(*as<ChainNode>(node).operand);
        return;
      case NodeKind::identifier:
        if (as<IdentifierNode>(node).builtin == Builtin::raw) refuse_part(node.span);
        return;
      default:
        return;
    }
  }

 private:
  void action(const ActionNode& action) {
    const PipelineNode& pipeline = *action.pipeline;
    const CommandNode& command = *pipeline.commands().front();
    const IdentifierNode* call = raw_call(command);
    if (call == nullptr || pipeline.commands().size() != 1 || !action.prints()) {
      this->pipeline(pipeline);
      return;
    }
    for (const Node* argument : command.arguments().subspan(1)) visit(*argument);
    if (file_.dialect == nullptr) {
      add({.rule = &rules::escape_raw,
           .summary = "`raw` in a file that escapes nothing",
           .primary = {.span = call->span},
           .help = "remove it: the text of this file is printed as it is, and escaped where another file includes it"});
    } else if (reason_of(command).empty()) {
      add({.rule = &rules::escape_raw,
           .summary = "`raw` does not say why",
           .primary = {.span = call->span},
           .help = "write the reason out as its second argument: `{{ raw VALUE \"REASON\" }}`"});
    } else if (is_printed(action)) {
      add({.rule = &rules::template_raw,
           .summary = "text is printed unescaped: " + text::one_line(reason_of(command)),
           .primary = {.span = action.span},
           .help = "make sure that nobody can write other syntax into this value than is meant"});
    }
  }

  /// What stands where it is refused is reported as that alone.
  [[nodiscard]] bool is_printed(const ActionNode& action) const {
    const Position position = action.id < file_.positions.size() ? file_.positions[action.id] : Position{};
    return position.kind != PositionKind::none && position.kind != PositionKind::key;
  }

  void pipeline(const PipelineNode& pipeline) {
    for (const CommandNode* command : pipeline.commands()) {
      for (const Node* argument : command->arguments()) visit(*argument);
    }
  }

  void refuse_part(source::Span span) {
    add({.rule = &rules::escape_raw,
         .summary = "`raw` is a part of a longer action",
         .primary = {.span = span},
         .help = "let it be all of an action that prints: `{{ raw VALUE \"REASON\" }}`"});
  }

  void add(diagnostics::Diagnostic diagnostic) {
    diagnostic.owner = file_.owner;
    diagnostics_.add(std::move(diagnostic));
  }

  const TemplateFile& file_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace

bool prints_raw(const ActionNode& action) {
  const PipelineNode& pipeline = *action.pipeline;
  return action.prints() && pipeline.commands().size() == 1 && raw_call(*pipeline.commands().front()) != nullptr &&
         !reason_of(*pipeline.commands().front()).empty();
}

void report_raw(const TemplateFile& file, diagnostics::Diagnostics& diagnostics) {
  Search search(file, diagnostics);
  for (const Template* body : file.templates) search.visit(*body->root);
}

std::optional<Refusal> refuse_raw(const Position& position) {
  if (position.kind != PositionKind::key) return std::nullopt;
  return Refusal{.summary = "`raw` prints a key",
                 .help = "print the name without `raw`, or a map, whose keys are quoted as needed",
                 .rule = &rules::escape_raw};
}

std::optional<PrintError> print_raw(const Position& position, const document::Value& text, Output& output) {
  if (position.kind != PositionKind::line) {
    output.append(text);
    return std::nullopt;
  }
  const FragmentShape shape = shape_of(text.text());
  if (std::optional<PrintError> error = find_uneven(shape)) {
    error->summary = "the first line of the text is indented deeper than one that follows";
    error->help = "begin the text at the column of its outermost lines";
    return error;
  }
  if (shape.empty()) {
    output.drop_line();
  } else {
    append_fragment(output, text, shape, position.column);
  }
  return std::nullopt;
}

}  // namespace stageplot::gotemplate
