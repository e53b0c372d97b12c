#include "template/ast.hpp"

#include "text/go_quote.hpp"

namespace stageplot::gotemplate {
namespace {

void write(std::string& out, const Node& node);

void write_names(std::string& out, std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    out += '.';
    out += name;
  }
}

void write_operand(std::string& out, const Node& node) {
  if (node.kind != NodeKind::pipeline) {
    write(out, node);
    return;
  }
  out += '(';
  write(out, node);
  out += ')';
}

void write_pipeline(std::string& out, const PipelineNode& node) {
  for (std::size_t i = 0; i < node.variables().size(); ++i) {
    if (i > 0) out += ", ";
    write(out, *node.variables()[i]);
  }
  if (!node.variables().empty()) out += node.assigns ? " = " : " := ";
  for (std::size_t i = 0; i < node.commands().size(); ++i) {
    if (i > 0) out += " | ";
    write(out, *node.commands()[i]);
  }
}

void write_command(std::string& out, const CommandNode& node) {
  for (std::size_t i = 0; i < node.arguments().size(); ++i) {
    if (i > 0) out += ' ';
    write_operand(out, *node.arguments()[i]);
  }
}

void write_variable(std::string& out, const VariableNode& node) {
  out += node.names().front();
  write_names(out, node.names().subspan(1));
}

void write_branch(std::string& out, const BranchNode& node) {
  out += "{{";
  out += name(node.kind);
  out += ' ';
  write(out, *node.pipeline);
  out += "}}";
  write(out, *node.body);
  if (node.otherwise != nullptr) {
    out += "{{else}}";
    write(out, *node.otherwise);
  }
  out += "{{end}}";
}

void write_template_call(std::string& out, const TemplateCallNode& node) {
  out += "{{template ";
  out += text::go_quote(node.name);
  if (node.pipeline != nullptr) {
    out += ' ';
    write(out, *node.pipeline);
  }
  out += "}}";
}

void write(std::string& out, const Node& node) {
  switch (node.kind) {
    case NodeKind::list:
      for (const Node* child : as<ListNode>(node).nodes()) {
        // Go drops comments when it parses.
        if (child->kind != NodeKind::comment) write(out, *child);
      }
      break;
    case NodeKind::text:
      out += as<TextNode>(node).text();
      break;
    case NodeKind::comment:
      out += as<CommentNode>(node).text;
      break;
    case NodeKind::action:
      out += "{{";
      write(out, *as<ActionNode>(node).pipeline);
      out += "}}";
      break;
    case NodeKind::conditional:
    case NodeKind::with:
    case NodeKind::range:
      write_branch(out, as<BranchNode>(node));
      break;
    case NodeKind::template_call:
      write_template_call(out, as<TemplateCallNode>(node));
      break;
    case NodeKind::break_loop:
      out += "{{break}}";
      break;
    case NodeKind::continue_loop:
      out += "{{continue}}";
      break;
    case NodeKind::pipeline:
      write_pipeline(out, as<PipelineNode>(node));
      break;
    case NodeKind::command:
      write_command(out, as<CommandNode>(node));
      break;
    case NodeKind::field:
      write_names(out, as<FieldNode>(node).names());
      break;
    case NodeKind::variable:
      write_variable(out, as<VariableNode>(node));
      break;
    case NodeKind::chain:
      write_operand(out, *as<ChainNode>(node).operand);
      write_names(out, as<ChainNode>(node).names());
      break;
    case NodeKind::identifier:
      out += as<IdentifierNode>(node).name();
      break;
    case NodeKind::dot:
      out += '.';
      break;
    case NodeKind::nil:
      out += "nil";
      break;
    case NodeKind::boolean:
      out += as<BooleanNode>(node).value ? "true" : "false";
      break;
    case NodeKind::number:
      out += as<NumberNode>(node).text();
      break;
    case NodeKind::string:
      out += as<StringNode>(node).quoted();
      break;
  }
}

}  // namespace

std::string go_text(const Node& node) {
  std::string text;
  write(text, node);
  return text;
}

std::string_view name(NodeKind kind) {
  switch (kind) {
    case NodeKind::list:
      return "list";
    case NodeKind::text:
      return "text";
    case NodeKind::comment:
      return "comment";
    case NodeKind::action:
      return "action";
    case NodeKind::conditional:
      return "if";
    case NodeKind::with:
      return "with";
    case NodeKind::range:
      return "range";
    case NodeKind::template_call:
      return "template";
    case NodeKind::break_loop:
      return "break";
    case NodeKind::continue_loop:
      return "continue";
    case NodeKind::pipeline:
      return "pipeline";
    case NodeKind::command:
      return "command";
    case NodeKind::field:
      return "field";
    case NodeKind::variable:
      return "variable";
    case NodeKind::chain:
      return "chain";
    case NodeKind::identifier:
      return "function";
    case NodeKind::dot:
      return "dot";
    case NodeKind::nil:
      return "nil";
    case NodeKind::boolean:
      return "boolean";
    case NodeKind::number:
      return "number";
    case NodeKind::string:
      return "string";
  }
  return "node";
}

}  // namespace stageplot::gotemplate
