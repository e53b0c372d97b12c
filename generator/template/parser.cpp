// Bodies, lists and control actions: where templates begin and end, and what nests in what.
#include "template/parser.hpp"

#include <algorithm>
#include <utility>

#include "diagnostics/rules/template.hpp"
#include "text/go_quote.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr std::string_view kSpaces = " \t\r\n\v\f";

std::string in_backticks(std::string_view text) {
  return '`' + std::string{text} + '`';
}

}  // namespace

bool is_empty_tree(const Node& node) {
  switch (node.kind) {
    case NodeKind::comment:
      return true;
    case NodeKind::text: {
      const std::string_view text = as<TextNode>(node).text();
      return text.find_first_not_of(kSpaces) == std::string_view::npos;
    }
    case NodeKind::list: {
      const auto nodes = as<ListNode>(node).nodes();
      return std::all_of(nodes.begin(), nodes.end(), [](const Node* child) { return is_empty_tree(*child); });
    }
    default:
      return false;
  }
}

Parser::Parser(TemplateFile& file, ParseSpace& space, const ParseOptions& options)
    : file_(file),
      options_(options),
      arena_(space.arena),
      lexer_(file.text, options.dialect == nullptr ? std::vector<LineRange>{} : find_control_lines(file.text)),
      nodes_(space.nodes),
      arguments_(space.arguments),
      commands_(space.commands),
      declared_(space.declared),
      chain_(space.chain),
      variables_(space.variables),
      names_(space.names),
      open_(space.open) {
  // A file with a mistake leaves things behind.
  nodes_.clear();
  arguments_.clear();
  commands_.clear();
  declared_.clear();
  variables_.clear();
  names_.clear();
  open_.clear();
}

void Parser::parse() {
  (void)enter_body();
  parse_file();
}

/// Begins a body, and gives the one around it.
Parser::Body Parser::enter_body() {
  const Body outer = std::exchange(body_, Body{.first_variable = variables_.size()});
  variables_.push_back(kRoot);
  return outer;
}

void Parser::leave_body(const Body& outer) {
  cut(variables_, body_.first_variable);
  body_ = outer;
}

void Parser::parse_file() {
  const std::size_t first = nodes_.size();
  const std::uint32_t begin = peek().begin;
  for (Token token = peek(); token.kind != TokenKind::end_of_file; token = peek()) {
    if (token.kind == TokenKind::left_delimiter) {
      const Token delimiter = next();
      if (next_non_space().kind == TokenKind::keyword_define) {
        parse_definition(delimiter.begin);
        continue;
      }
      body_.tokens[1] = delimiter;
      body_.peeked = 2;
    }
    ListEnd end;
    bool ended = false;
    const Node* node = text_or_action(end, ended);
    if (ended) fail(end.kind == ListEnd::Kind::end ? "unexpected {{end}}" : "unexpected {{else}}");
    nodes_.push_back(node);
  }
  const source::Span whole{file_.id, 0, static_cast<std::uint32_t>(file_.text.size())};
  auto* root = make_above<ListNode>(NodeKind::list, begin, whole, nodes_, first);
  // Go checks for a second definition of the file's own name last, and puts the error on the end of the file.
  add_template(file_.name, root, {});
  std::rotate(file_.templates.begin(), file_.templates.end() - 1, file_.templates.end());
}

void Parser::parse_definition(std::uint32_t action_begin) {
  constexpr std::string_view kContext = "define clause";
  const Body outer = enter_body();
  const Token name = next_non_space();
  const std::string_view unquoted = template_name(name, kContext);
  expect(TokenKind::right_delimiter, kContext);
  open_.push_back(action_span(action_begin));
  const ParsedList parsed = parse_list();
  open_.pop_back();
  if (parsed.end.kind != ListEnd::Kind::end) fail("unexpected {{else}} in " + std::string{kContext});
  add_template(unquoted, parsed.list, span_of(name));
  leave_body(outer);
}

void Parser::add_template(std::string_view name, const ListNode* root, source::Span defined_at) {
  const bool empty = is_empty_tree(*root);
  std::vector<const Template*>& known = file_.templates;
  const auto same = std::ranges::find(known, name, &Template::name);
  auto* definition = arena_.create<Template>();
  *definition = {.name = name, .file = &file_, .root = root, .defined_at = defined_at, .empty = empty};
  if (same == known.end()) {
    known.push_back(definition);
    return;
  }
  if ((*same)->empty) {
    known.erase(same);
    known.push_back(definition);
    return;
  }
  if (empty) {
    // Kept out, but the file's own template must stand somewhere: parse_file rotates the last one to the front.
    if (!defined_at.known()) std::rotate(same, same + 1, known.end());
    return;
  }
  ParseError error{.go_message = go_prefix() + "template: multiple definition of template " + text::go_quote(name)};
  error.diagnostic = {.rule = &diagnostics::rules::template_syntax,
                      .owner = file_.owner,
                      .summary = "the template " + in_backticks(name) + " is defined twice in one file",
                      .primary = {defined_at.known() ? defined_at : span_to_show(body_.tokens[0]), "defined again"},
                      .help = "give one of them another name, or remove it"};
  if ((*same)->defined_at.known()) error.diagnostic.labels.push_back({(*same)->defined_at, "first defined here"});
  throw ParseFailure{std::move(error)};
}

Parser::ParsedList Parser::parse_list() {
  if (open_.size() > kDeepestNesting) fail("actions are nested deeper than " + std::to_string(kDeepestNesting));
  const std::size_t first = nodes_.size();
  const std::uint32_t begin = peek_non_space().begin;
  while (peek_non_space().kind != TokenKind::end_of_file) {
    ListEnd end;
    bool ended = false;
    const Node* node = text_or_action(end, ended);
    if (ended) {
      const source::Span span{file_.id, begin, std::max(begin, end.span.begin)};
      return {make_above<ListNode>(NodeKind::list, begin, span, nodes_, first), end};
    }
    nodes_.push_back(node);
  }
  fail_at_end();
}

const Node* Parser::text_or_action(ListEnd& end, bool& ended) {
  const Token token = next_non_space();
  switch (token.kind) {
    case TokenKind::text: {
      auto* node = make<TextNode>(NodeKind::text, token.begin, span_of(token));
      node->data = data(token);
      node->origin = literal_origin(node->span);
      return node;
    }
    case TokenKind::left_delimiter: {
      body_.in_action = true;
      body_.action_begin = token.begin;
      const Node* node = parse_action(token.begin, end, ended);
      body_.in_action = false;
      return node;
    }
    case TokenKind::comment: {
      auto* node = make<CommentNode>(NodeKind::comment, token.begin, span_of(token));
      node->text = lexer_.text(token);
      return node;
    }
    default:
      unexpected(token, "input");
  }
}

const Node* Parser::parse_action(std::uint32_t action_begin, ListEnd& end, bool& ended) {
  const Token token = next_non_space();
  switch (token.kind) {
    case TokenKind::keyword_block:
      return parse_block(action_begin);
    case TokenKind::keyword_break:
      return parse_loop_exit(NodeKind::break_loop, token, action_begin);
    case TokenKind::keyword_continue:
      return parse_loop_exit(NodeKind::continue_loop, token, action_begin);
    case TokenKind::keyword_else:
      ended = true;
      end = parse_else(action_begin);
      return nullptr;
    case TokenKind::keyword_end:
      ended = true;
      end.go_position = expect(TokenKind::right_delimiter, "end").begin;
      end.span = action_span(action_begin);
      return nullptr;
    case TokenKind::keyword_if:
      return parse_branch(NodeKind::conditional, "if", action_begin);
    case TokenKind::keyword_range:
      return parse_branch(NodeKind::range, "range", action_begin);
    case TokenKind::keyword_template:
      return parse_template_call(action_begin);
    case TokenKind::keyword_with:
      return parse_branch(NodeKind::with, "with", action_begin);
    default:
      break;
  }
  backup();
  const PipelineNode* pipeline = parse_pipeline("command", TokenKind::right_delimiter);
  auto* node = make<ActionNode>(NodeKind::action, token.begin, action_span(action_begin));
  node->id = file_.node_count - 1;
  node->pipeline = pipeline;
  node->place = literal_origin(node->span);
  return node;
}

Parser::ListEnd Parser::parse_else(std::uint32_t action_begin) {
  ListEnd end{.kind = ListEnd::Kind::otherwise};
  const Token following = peek_non_space();
  if (following.kind == TokenKind::keyword_if || following.kind == TokenKind::keyword_with) {
    end.kind = following.kind == TokenKind::keyword_if ? ListEnd::Kind::else_if : ListEnd::Kind::else_with;
    end.go_position = following.begin;
    end.span = {file_.id, action_begin, following.begin};
    return end;
  }
  end.go_position = expect(TokenKind::right_delimiter, "else").begin;
  end.span = action_span(action_begin);
  return end;
}

const Node* Parser::parse_branch(NodeKind kind, std::string_view context, std::uint32_t action_begin) {
  const std::size_t variables = variables_.size();
  const PipelineNode* pipeline = parse_pipeline(context, TokenKind::right_delimiter);
  auto* node = make<BranchNode>(kind, pipeline->go_position, action_span(action_begin));
  node->pipeline = pipeline;
  open_.push_back(node->span);
  if (kind == NodeKind::range) ++body_.range_depth;
  ParsedList parsed = parse_list();
  if (kind == NodeKind::range) --body_.range_depth;
  node->body = parsed.list;
  if (parsed.end.kind != ListEnd::Kind::end) {
    node->else_span = parsed.end.span;
    const bool goes_on = (kind == NodeKind::conditional && parsed.end.kind == ListEnd::Kind::else_if) ||
                         (kind == NodeKind::with && parsed.end.kind == ListEnd::Kind::else_with);
    if (goes_on) {
      // `{{else if}}` is an else with one inner if; both share their `{{end}}`.
      next();
      const Node* inner = parse_branch(kind, context, parsed.end.span.begin);
      node->otherwise = make_with<ListNode>(NodeKind::list, parsed.end.go_position, inner->span,
                                            std::span<const Node* const>{&inner, 1});
      node->end_span = as<BranchNode>(*inner).end_span;
    } else {
      parsed = parse_list();
      if (parsed.end.kind != ListEnd::Kind::end) fail("expected end; found {{else}}");
      node->otherwise = parsed.list;
      node->end_span = parsed.end.span;
    }
  } else {
    node->end_span = parsed.end.span;
  }
  open_.pop_back();
  cut(variables_, variables);
  return node;
}

const Node* Parser::parse_loop_exit(NodeKind kind, const Token& keyword, std::uint32_t action_begin) {
  const std::string action = "{{" + std::string{text(keyword)} + "}}";
  if (const Token token = next_non_space(); token.kind != TokenKind::right_delimiter) unexpected(token, action);
  if (body_.range_depth == 0) fail(action + " outside {{range}}", keyword);
  return make<Node>(kind, keyword.begin, action_span(action_begin));
}

const Node* Parser::parse_block(std::uint32_t action_begin) {
  constexpr std::string_view kContext = "block clause";
  const Token token = next_non_space();
  const std::string_view name = template_name(token, kContext);
  const PipelineNode* pipeline = parse_pipeline(kContext, TokenKind::right_delimiter);
  auto* node = make<TemplateCallNode>(NodeKind::template_call, token.begin, action_span(action_begin));
  node->name = name;
  node->pipeline = pipeline;
  node->is_block = true;

  const Body outer = enter_body();
  open_.push_back(node->span);
  const ParsedList parsed = parse_list();
  open_.pop_back();
  if (parsed.end.kind != ListEnd::Kind::end) fail("unexpected {{else}} in " + std::string{kContext});
  add_template(name, parsed.list, span_of(token));
  leave_body(outer);
  return node;
}

const Node* Parser::parse_template_call(std::uint32_t action_begin) {
  constexpr std::string_view kContext = "template clause";
  const Token token = next_non_space();
  const std::string_view name = template_name(token, kContext);
  const PipelineNode* pipeline = nullptr;
  if (next_non_space().kind != TokenKind::right_delimiter) {
    backup();
    pipeline = parse_pipeline(kContext, TokenKind::right_delimiter);
  }
  auto* node = make<TemplateCallNode>(NodeKind::template_call, token.begin, action_span(action_begin));
  node->name = name;
  node->pipeline = pipeline;
  return node;
}

std::string_view Parser::template_name(const Token& token, std::string_view context) {
  if (token.kind != TokenKind::string && token.kind != TokenKind::raw_string) unexpected(token, context);
  return unquote(token);
}

}  // namespace stageplot::gotemplate
