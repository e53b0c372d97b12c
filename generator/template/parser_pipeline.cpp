// What stands inside an action: declarations, commands, operands, constants; and the tokens and errors of all parsing.
#include <algorithm>
#include <cstring>
#include <memory>

#include "diagnostics/rules/template.hpp"
#include "template/builtin.hpp"
#include "template/number.hpp"
#include "template/parser.hpp"
#include "text/edit_distance.hpp"
#include "text/go_quote.hpp"

namespace stageplot::gotemplate {
namespace {

bool begins_operand(TokenKind kind) {
  switch (kind) {
    case TokenKind::boolean:
    case TokenKind::character_constant:
    case TokenKind::complex_number:
    case TokenKind::dot:
    case TokenKind::field:
    case TokenKind::identifier:
    case TokenKind::number:
    case TokenKind::keyword_nil:
    case TokenKind::raw_string:
    case TokenKind::string:
    case TokenKind::variable:
    case TokenKind::left_parenthesis:
      return true;
    default:
      return false;
  }
}

bool is_literal(NodeKind kind) {
  return kind == NodeKind::boolean || kind == NodeKind::string || kind == NodeKind::number || kind == NodeKind::nil ||
         kind == NodeKind::dot;
}

}  // namespace

const PipelineNode* Parser::parse_pipeline(std::string_view context, TokenKind end) {
  const std::uint32_t begin = peek_non_space().begin;
  auto* pipeline = make<PipelineNode>(NodeKind::pipeline, begin, {file_.id, begin, begin});
  parse_variables(context, *pipeline);
  const std::size_t first = commands_.size();
  while (true) {
    const Token token = next_non_space();
    if (token.kind == end) break;
    if (!begins_operand(token.kind)) unexpected(token, context);
    backup();
    const CommandNode* command = parse_command();
    commands_.push_back(command);
  }
  const std::span<const CommandNode* const> commands = keep_above(commands_, first);
  if (commands.empty()) fail("missing value for " + std::string{context});
  for (std::size_t i = 1; i < commands.size(); ++i) {
    if (is_literal(commands[i]->arguments.front()->kind)) {
      fail("non executable command in pipeline stage " + std::to_string(i + 1));
    }
  }
  pipeline->commands = commands;
  pipeline->span.end = commands.back()->span.end;
  return pipeline;
}

void Parser::parse_variables(std::string_view context, PipelineNode& pipeline) {
  std::vector<const VariableNode*> variables;
  const auto declare = [&](const Token& token) {
    auto* node = make<VariableNode>(NodeKind::variable, token.begin, span_of(token));
    node->names = keep_one(intern(token.text));
    variables.push_back(node);
    body().variables.push_back(node->names.front());
  };
  while (peek_non_space().kind == TokenKind::variable) {
    const Token variable = next();
    // Space is a token, so that `$x foo` takes three tokens of look-ahead to see that $x is no declaration.
    const Token after = peek();
    const Token following = peek_non_space();
    if (following.kind == TokenKind::assign || following.kind == TokenKind::declare) {
      pipeline.assigns = following.kind == TokenKind::assign;
      next_non_space();
      declare(variable);
      break;
    }
    if (following.kind == TokenKind::character && following.text == ",") {
      next_non_space();
      declare(variable);
      if (context != "range" || variables.size() >= 2) fail("too many declarations in " + std::string{context});
      const TokenKind kind = peek_non_space().kind;
      if (kind != TokenKind::variable && kind != TokenKind::right_delimiter && kind != TokenKind::right_parenthesis) {
        fail("range can only initialize variables");
      }
      continue;
    }
    body().tokens[1] = after.kind == TokenKind::space ? after : variable;
    body().tokens[2] = variable;
    body().peeked = after.kind == TokenKind::space ? 3 : 2;
    break;
  }
  pipeline.variables = keep(variables);
}

const CommandNode* Parser::parse_command() {
  const std::uint32_t begin = peek_non_space().begin;
  const std::size_t first = arguments_.size();
  while (true) {
    peek_non_space();
    if (const Node* operand = parse_operand()) arguments_.push_back(operand);
    const Token& token = next();
    if (token.kind == TokenKind::space) continue;
    if (token.kind == TokenKind::right_delimiter || token.kind == TokenKind::right_parenthesis) {
      backup();
    } else if (token.kind != TokenKind::pipe) {
      unexpected(token, "operand");
    }
    break;
  }
  const std::span<const Node* const> arguments = keep_above(arguments_, first);
  if (arguments.empty()) fail("empty command");
  auto* command = make<CommandNode>(NodeKind::command, begin, {file_.id, begin, arguments.back()->span.end});
  command->arguments = arguments;
  return command;
}

const Node* Parser::parse_operand() {
  const Node* node = parse_term();
  if (node == nullptr || peek().kind != TokenKind::field) return node;
  // Go puts a chain where its first further field stands, and a field or variable takes the fields over.
  const std::uint32_t position = peek().begin;
  std::vector<std::string_view>& names = chain_;
  names.clear();
  if (node->kind == NodeKind::field) {
    const auto own = as<FieldNode>(*node).names;
    names.assign(own.begin(), own.end());
  } else if (node->kind == NodeKind::variable) {
    const auto own = as<VariableNode>(*node).names;
    names.assign(own.begin(), own.end());
  }
  source::Span span = node->span;
  while (peek().kind == TokenKind::field) {
    const Token token = next();
    names.push_back(token.text.substr(1));
    span.end = span_of(token).end;
  }
  if (node->kind == NodeKind::field) {
    auto* field = make<FieldNode>(NodeKind::field, position, span);
    field->names = keep(names);
    return field;
  }
  if (node->kind == NodeKind::variable) {
    auto* variable = make<VariableNode>(NodeKind::variable, position, span);
    variable->names = keep(names);
    return variable;
  }
  if (is_literal(node->kind)) fail("unexpected . after term " + text::go_quote(go_text(*node)));
  auto* chain = make<ChainNode>(NodeKind::chain, position, span);
  chain->operand = node;
  chain->names = keep(names);
  return chain;
}

const Node* Parser::parse_term() {
  const Token token = next_non_space();
  switch (token.kind) {
    case TokenKind::identifier:
      return parse_function_name(token);
    case TokenKind::dot:
      return make<Node>(NodeKind::dot, token.begin, span_of(token));
    case TokenKind::keyword_nil:
      return make<Node>(NodeKind::nil, token.begin, span_of(token));
    case TokenKind::variable:
      return parse_variable_use(token);
    case TokenKind::field: {
      auto* field = make<FieldNode>(NodeKind::field, token.begin, span_of(token));
      field->names = keep_one(token.text.substr(1));
      return field;
    }
    case TokenKind::boolean: {
      auto* boolean = make<BooleanNode>(NodeKind::boolean, token.begin, span_of(token));
      boolean->value = token.text == "true";
      return boolean;
    }
    case TokenKind::character_constant:
    case TokenKind::complex_number:
    case TokenKind::number:
      return parse_number_constant(token);
    case TokenKind::string:
    case TokenKind::raw_string:
      return parse_string_constant(token);
    case TokenKind::left_parenthesis: {
      if (++body().parenthesis_depth > kDeepestNesting) fail("max expression depth exceeded");
      const PipelineNode* pipeline = parse_pipeline("parenthesized pipeline", TokenKind::right_parenthesis);
      --body().parenthesis_depth;
      return pipeline;
    }
    default:
      backup();
      return nullptr;
  }
}

const Node* Parser::parse_number_constant(const Token& token) {
  std::string error;
  std::optional<Constant> constant;
  if (token.kind == TokenKind::complex_number) {
    error = "complex number " + text::go_quote(token.text) + " is not supported";
  } else if (token.kind == TokenKind::character_constant) {
    constant = parse_character(token.text, error);
  } else {
    constant = parse_number(token.text, error);
  }
  if (!constant) fail(error, token);
  auto* node = make<NumberNode>(NodeKind::number, token.begin, span_of(token));
  node->text = token.text;
  node->is_integer = constant->is_integer;
  node->is_unsigned = constant->is_unsigned;
  node->is_float = constant->is_float;
  node->integer = constant->integer;
  node->unsigned_integer = constant->unsigned_integer;
  node->floating = constant->floating;
  node->origin = literal_origin(node->span);
  return node;
}

const Node* Parser::parse_string_constant(const Token& token) {
  auto* node = make<StringNode>(NodeKind::string, token.begin, span_of(token));
  node->quoted = token.text;
  const std::string_view inner = token.text.substr(1, token.text.size() - 2);
  const bool plain = std::ranges::none_of(inner, [](char c) { return c == '\\' || c == '\r'; });
  const std::string_view contents = plain ? inner : keep(std::string_view{unquote(token)});
  node->contents = {.data = contents.data(), .size = static_cast<std::uint32_t>(contents.size())};
  node->origin = literal_origin(node->span);
  return node;
}

const Node* Parser::parse_function_name(const Token& token) {
  const Function* function = find_function(token.text);
  const Builtin builtin = find_builtin(token.text);
  const bool refused = options_.knows_function != nullptr && !options_.knows_function(token.text);
  if (refused || (function == nullptr && builtin == Builtin::none)) {
    const std::vector<std::string_view> names = function_names();
    std::string help = text::did_you_mean(token.text, names);
    if (help.empty()) help = "templates know Go's, Sprig's and Helm's functions, `known`, `isDeploy` and `raw`";
    fail("function " + text::go_quote(token.text) + " not defined", token,
         &diagnostics::rules::template_undefined_function, "there is no function `" + std::string{token.text} + "`",
         std::move(help));
  }
  auto* node = make<IdentifierNode>(NodeKind::identifier, token.begin, span_of(token));
  node->name = token.text;
  node->function = function;
  // An implementation in the table hides the engine's own: Sprig's `slice` does so.
  node->builtin = function != nullptr && function->call != nullptr ? Builtin::none : builtin;
  return node;
}

const Node* Parser::parse_variable_use(const Token& token) {
  const std::string_view name = intern(token.text);
  const auto& variables = body().variables;
  // Interned names are equal where their addresses are; `$` alone stands in every body from the start.
  const bool known = std::any_of(variables.begin(), variables.end(), [name](std::string_view v) { return v == name; });
  if (!known) {
    std::string help = text::did_you_mean(token.text, variables);
    if (help.empty()) help = "a variable is known from its `:=` to the `{{ end }}` of the action around it";
    fail("undefined variable " + text::go_quote(token.text), token, &diagnostics::rules::template_undefined_variable,
         "there is no variable `" + std::string{token.text} + "` here", std::move(help));
  }
  auto* node = make<VariableNode>(NodeKind::variable, token.begin, span_of(token));
  node->names = keep_one(name);
  return node;
}

std::string Parser::unquote(const Token& token) {
  std::optional<std::string> text = text::go_unquote(token.text);
  if (!text) {
    fail("invalid syntax", token, &diagnostics::rules::template_syntax, "a string has an escape that Go does not know",
         "write a backslash as `\\\\`, or use a raw string in backquotes");
  }
  return *std::move(text);
}

// Tokens

void Parser::read_token(Body& state) {
  state.tokens[0] = lexer_.next();
  const Token& token = state.tokens[0];
  if (token.kind == TokenKind::right_delimiter) {
    lexer_end_ = token.begin + static_cast<std::uint32_t>(token.text.size());
  }
}

Token Parser::expect(TokenKind kind, std::string_view context) {
  const Token token = next_non_space();
  if (token.kind != kind) unexpected(token, context);
  return token;
}

source::Span Parser::span_of(const Token& token) const {
  const auto limit = static_cast<std::uint32_t>(file_.text.size());
  const std::uint32_t begin = std::min(token.begin, limit);
  if (token.kind == TokenKind::error) return {file_.id, begin, std::min(begin + 1, limit)};
  if (token.kind == TokenKind::end_of_file) return {file_.id, begin, begin};
  // A comment's token begins with its action.
  const auto size = static_cast<std::uint32_t>(token.text.data() + token.text.size() - (file_.text.data() + begin));
  return {file_.id, begin, begin + size};
}

// Errors

std::string Parser::go_prefix() {
  return "template: " + file_.name + ':' + std::to_string(lexer_.line_of(body().tokens[0])) + ": ";
}

void Parser::fail(std::string go_text, const Token& at, const diagnostics::Rule* rule, std::string summary,
                  std::string help) {
  ParseError error{.go_message = go_prefix() + go_text};
  error.diagnostic = {.rule = rule != nullptr ? rule : &diagnostics::rules::template_syntax,
                      .owner = file_.owner,
                      .summary = summary.empty() ? std::move(go_text) : std::move(summary),
                      .primary = {span_of(at), {}},
                      .help = std::move(help)};
  const Body& state = body();
  if (state.in_action && action_line() != lexer_.line_of(at)) {
    error.diagnostic.labels.push_back(
        {{file_.id, state.action_begin, state.action_begin + 2}, "the action begins here, is it closed?"});
  }
  throw ParseFailure{std::move(error)};
}

void Parser::fail_at_end() {
  ParseError error{.go_message = go_prefix() + "unexpected EOF"};
  error.diagnostic = {.rule = &diagnostics::rules::template_syntax,
                      .owner = file_.owner,
                      .summary = "the file ends before an action is closed",
                      .primary = {open_.back(), "never closed"},
                      .help = "add the `{{ end }}` that is missing"};
  throw ParseFailure{std::move(error)};
}

void Parser::unexpected(const Token& token, std::string_view context) {
  if (token.kind != TokenKind::error) {
    std::string go_text = "unexpected " + describe(token) + " in " + std::string{context};
    fail(std::move(go_text), token);
  }
  std::string extra;
  if (body().in_action && action_line() != lexer_.line_of(token)) {
    extra = " in action started at " + file_.name + ':' + std::to_string(action_line());
    if (token.text.ends_with(" action")) extra.erase(0, std::string_view{" in action"}.size());
  }
  std::string help;
  if (token.text == "unclosed action") help = "close the action with `}}`";
  if (token.text == "unclosed left paren") help = "close the parenthesis with `)`";
  if (token.text == "unclosed comment") help = "end the comment with `*/}}`";
  if (token.text.starts_with("unterminated"))
    help = "close the quote on the same line; a raw string in backquotes may be longer";
  fail(std::string{token.text} + extra, token, nullptr, std::string{token.text}, std::move(help));
}

// Nodes

std::string_view Parser::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* memory = static_cast<char*>(file_.nodes.allocate(text.size(), 1));
  std::memcpy(memory, text.data(), text.size());
  return {memory, text.size()};
}

std::span<const std::string_view> Parser::keep_one(std::string_view name) {
  return keep(std::span<const std::string_view>{&name, 1});
}

std::string_view Parser::intern(std::string_view name) {
  return *names_.insert(name).first;
}

document::OriginId Parser::literal_origin(source::Span span) {
  if (options_.literal_origin != document::OriginId::none) return options_.literal_origin;
  return options_.origins == nullptr ? document::OriginId::none : options_.origins->written(span);
}

ParseResult parse_template(std::string_view name, source::FileId id, std::string_view text,
                           const ParseOptions& options) {
  auto file = std::make_unique<TemplateFile>();
  file->name = name;
  file->id = id;
  file->text = text;
  file->owner = options.owner;
  file->dialect = options.dialect;
  try {
    Parser(*file, options).parse();
  } catch (ParseFailure& failure) {
    return {.file = nullptr, .error = std::move(failure.error)};
  }
  return {.file = std::move(file), .error = std::nullopt};
}

}  // namespace stageplot::gotemplate
