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
  Token token = next_non_space();
  const std::uint32_t begin = token.begin;
  const std::size_t first_declared = declared_.size();
  bool assigns = false;
  if (token.kind == TokenKind::variable) {
    backup();
    assigns = parse_variables(context, first_declared);
    token = next_non_space();
  }
  const std::size_t first = commands_.size();
  for (; token.kind != end; token = next_non_space()) {
    if (!begins_operand(token.kind)) unexpected(token, context);
    commands_.push_back(parse_command(token));
  }
  const auto commands = std::span<const CommandNode* const>{commands_}.subspan(first);
  const auto declared = std::span<const VariableNode* const>{declared_}.subspan(first_declared);
  if (commands.empty()) fail("missing value for " + std::string{context});
  for (std::size_t i = 1; i < commands.size(); ++i) {
    if (is_literal(commands[i]->arguments().front()->kind)) {
      fail("non executable command in pipeline stage " + std::to_string(i + 1));
    }
  }
  auto* pipeline = make<PipelineNode>(NodeKind::pipeline, begin, {file_.id, begin, commands.back()->span.end},
                                      declared.size_bytes() + commands.size_bytes());
  pipeline->assigns = assigns;
  pipeline->variable_count = static_cast<std::uint8_t>(declared.size());
  pipeline->command_count = static_cast<std::uint32_t>(commands.size());
  put_behind(*pipeline, 0, declared);
  put_behind(*pipeline, declared.size(), commands);
  cut(declared_, first_declared);
  cut(commands_, first);
  return pipeline;
}

void Parser::declare(const Token& token) {
  const std::string_view name = token.size == kRoot.size() ? kRoot : intern(text(token));
  declared_.push_back(make_with<VariableNode>(NodeKind::variable, token.begin, span_of(token),
                                              std::span<const std::string_view>{&name, 1}));
  variables_.push_back(name);
}

/// The name at the address that it has in this file. Most files have few variables.
std::string_view Parser::intern(std::string_view name) {
  constexpr std::size_t kFew = 16;
  if (const auto known = std::ranges::find(names_, name); known != names_.end()) return *known;
  if (names_.size() == kFew) return *more_names_.insert(name).first;
  names_.push_back(name);
  return name;
}

/// What a pipeline declares or, where it gives true, assigns.
bool Parser::parse_variables(std::string_view context, std::size_t first_declared) {
  while (peek_non_space().kind == TokenKind::variable) {
    const Token variable = next();
    // Space is a token, so that `$x foo` takes three tokens of look-ahead to see that $x is no declaration.
    const Token after = peek();
    const Token following = peek_non_space();
    if (following.kind == TokenKind::assign || following.kind == TokenKind::declare) {
      next_non_space();
      declare(variable);
      return following.kind == TokenKind::assign;
    }
    if (following.kind == TokenKind::character && text(following) == ",") {
      next_non_space();
      declare(variable);
      if (context != "range" || declared_.size() - first_declared >= 2) {
        fail("too many declarations in " + std::string{context});
      }
      const TokenKind kind = peek_non_space().kind;
      if (kind != TokenKind::variable && kind != TokenKind::right_delimiter && kind != TokenKind::right_parenthesis) {
        fail("range can only initialize variables");
      }
      continue;
    }
    body_.tokens[1] = after.kind == TokenKind::space ? after : variable;
    body_.tokens[2] = variable;
    body_.peeked = after.kind == TokenKind::space ? 3 : 2;
    break;
  }
  return false;
}

/// The command that begins with the token, which begins an operand.
const CommandNode* Parser::parse_command(const Token& first) {
  const std::size_t base = arguments_.size();
  Token token = first;
  bool spaced = true;
  do {
    arguments_.push_back(parse_operand(token));
    spaced = skip_space();
    token = next();
  } while (spaced && begins_operand(token.kind));
  if (token.kind == TokenKind::right_delimiter || token.kind == TokenKind::right_parenthesis) {
    backup();
  } else if (token.kind != TokenKind::pipe) {
    unexpected(token, "operand");
  }
  return make_above<CommandNode>(NodeKind::command, first.begin, {file_.id, first.begin, arguments_.back()->span.end},
                                 arguments_, base);
}

const Node* Parser::parse_operand(const Token& token) {
  if (token.kind == TokenKind::field) return parse_fields(token);
  if (token.kind == TokenKind::variable) return parse_variable(token);
  const Node* node = parse_term(token);
  chain_.clear();
  source::Span span = node->span;
  std::uint32_t position = node->go_position;
  if (!take_fields(span, position)) return node;
  if (is_literal(node->kind)) {
    peek();
    fail("unexpected . after term " + text::go_quote(go_text(*node)));
  }
  auto* chain = make_with<ChainNode>(NodeKind::chain, position, span, std::span<const std::string_view>{chain_});
  chain->operand = node;
  return chain;
}

/// Puts the names of the fields that follow on the chain, whose span and place become theirs. Whether there are any: Go
/// puts a chain where its first further field stands.
bool Parser::take_fields(source::Span& span, std::uint32_t& go_position) {
  const std::size_t before = chain_.size();
  const auto take = [&](const Token& token) {
    if (chain_.size() == before) go_position = token.begin;
    chain_.emplace_back(data(token) + 1, token.size - 1);
    span.end = token.end();
  };
  Token token;
  while (body_.peeked == 0 && lexer_.take_field(token)) take(token);
  // What is written in other ways, or has been read already.
  while ((body_.peeked > 0 || lexer_.at('.')) && peek().kind == TokenKind::field) take(next());
  return chain_.size() > before;
}

/// `.a`, `.a.b`
const Node* Parser::parse_fields(const Token& token) {
  chain_.clear();
  chain_.emplace_back(data(token) + 1, token.size - 1);
  source::Span span = span_of(token);
  std::uint32_t position = token.begin;
  take_fields(span, position);
  return make_with<FieldNode>(NodeKind::field, position, span, std::span<const std::string_view>{chain_});
}

/// `$x`, `$x.a`
const Node* Parser::parse_variable(const Token& token) {
  chain_.clear();
  chain_.push_back(known_variable(token));
  source::Span span = span_of(token);
  std::uint32_t position = token.begin;
  take_fields(span, position);
  return make_with<VariableNode>(NodeKind::variable, position, span, std::span<const std::string_view>{chain_});
}

/// An operand without what follows it, from its first token.
const Node* Parser::parse_term(const Token& token) {
  switch (token.kind) {
    case TokenKind::identifier:
      return parse_function_name(token);
    case TokenKind::dot:
      return make<Node>(NodeKind::dot, token.begin, span_of(token));
    case TokenKind::keyword_nil:
      return make<Node>(NodeKind::nil, token.begin, span_of(token));
    case TokenKind::boolean: {
      auto* boolean = make<BooleanNode>(NodeKind::boolean, token.begin, span_of(token));
      boolean->value = text(token) == "true";
      return boolean;
    }
    case TokenKind::string:
    case TokenKind::raw_string:
      return parse_string_constant(token);
    case TokenKind::left_parenthesis: {
      if (++body_.parenthesis_depth > kDeepestNesting) fail("max expression depth exceeded");
      const PipelineNode* pipeline = parse_pipeline("parenthesized pipeline", TokenKind::right_parenthesis);
      --body_.parenthesis_depth;
      return pipeline;
    }
    default:
      return parse_number_constant(token);
  }
}

const Node* Parser::parse_number_constant(const Token& token) {
  const std::string_view written = text(token);
  std::string error;
  std::optional<Constant> constant;
  if (token.kind == TokenKind::complex_number) {
    error = "complex number " + text::go_quote(written) + " is not supported";
  } else if (token.kind == TokenKind::character_constant) {
    constant = parse_character(written, error);
  } else {
    constant = parse_number(written, error);
  }
  if (!constant) fail(error, token);
  auto* node = make<NumberNode>(NodeKind::number, token.begin, span_of(token));
  node->data = data(token);
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
  const std::string_view contents = unquote(token);
  auto* node = make<StringNode>(NodeKind::string, token.begin, span_of(token));
  node->data = data(token);
  node->contents = {.data = contents.data(), .size = static_cast<std::uint32_t>(contents.size())};
  node->origin = literal_origin(node->span);
  return node;
}

const Node* Parser::parse_function_name(const Token& token) {
  const std::string_view name = text(token);
  const Function* function = find_function(name);
  // An implementation in the table hides the engine's own: Sprig's `slice` does so.
  const bool hides = function != nullptr && function->call != nullptr;
  const Builtin builtin = hides ? Builtin::none : find_builtin(name);
  const bool refused = options_.knows_function != nullptr && !options_.knows_function(name);
  if (refused || (function == nullptr && builtin == Builtin::none)) {
    const std::vector<std::string_view> names = function_names();
    std::string help = text::did_you_mean(name, names);
    if (help.empty()) help = "templates know Go's, Sprig's and Helm's functions, `known`, `isDeploy` and `raw`";
    fail("function " + text::go_quote(name) + " not defined", token, &diagnostics::rules::template_undefined_function,
         "there is no function `" + std::string{name} + "`", std::move(help));
  }
  auto* node = make<IdentifierNode>(NodeKind::identifier, token.begin, span_of(token));
  node->data = data(token);
  node->function = function;
  node->builtin = builtin;
  return node;
}

/// The name of a variable, as it was interned.
std::string_view Parser::known_variable(const Token& token) {
  // `$` alone stands in every body from the start.
  if (token.size == kRoot.size()) return kRoot;
  // Interned names are equal where their addresses are.
  const std::string_view name = intern(text(token));
  for (std::size_t i = variables_.size(); i-- > body_.first_variable;) {
    if (variables_[i].data() == name.data()) return name;
  }
  std::string help =
      text::did_you_mean(text(token), std::span<const std::string_view>{variables_}.subspan(body_.first_variable));
  if (help.empty()) help = "a variable is known from its `:=` to the `{{ end }}` of the action around it";
  fail("undefined variable " + text::go_quote(text(token)), token, &diagnostics::rules::template_undefined_variable,
       "there is no variable `" + std::string{text(token)} + "` here", std::move(help));
}

/// What a string says, a view of the file where that is what stands there.
std::string_view Parser::unquote(const Token& token) {
  const std::string_view written = text(token);
  if (token.plain) return written.substr(1, written.size() - 2);
  const std::optional<std::string> unquoted = text::go_unquote(written);
  if (!unquoted) {
    fail("invalid syntax", token, &diagnostics::rules::template_syntax, "a string has an escape that Go does not know",
         "write a backslash as `\\\\`, or use a raw string in backquotes");
  }
  return keep(*unquoted);
}

// Tokens

Token Parser::expect(TokenKind kind, std::string_view context) {
  const Token token = next_non_space();
  if (token.kind != kind) unexpected(token, context);
  return token;
}

source::Span Parser::span_to_show(const Token& token) const {
  const auto limit = static_cast<std::uint32_t>(file_.text.size());
  const std::uint32_t begin = std::min(token.begin, limit);
  if (token.kind == TokenKind::error) return {file_.id, begin, std::min(begin + 1, limit)};
  return {file_.id, begin, token.end()};
}

// Errors

std::string Parser::go_prefix() const {
  return "template: " + file_.name + ':' + std::to_string(lexer_.line_of(body_.tokens[0])) + ": ";
}

void Parser::fail(std::string go_text, const Token& at, const diagnostics::Rule* rule, std::string summary,
                  std::string help) {
  ParseError error{.go_message = go_prefix() + go_text};
  error.diagnostic = {.rule = rule != nullptr ? rule : &diagnostics::rules::template_syntax,
                      .owner = file_.owner,
                      .summary = summary.empty() ? std::move(go_text) : std::move(summary),
                      .primary = {span_to_show(at), {}},
                      .help = std::move(help)};
  const Body& state = body_;
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
    std::string go_text = "unexpected " + lexer_.describe(token) + " in " + std::string{context};
    fail(std::move(go_text), token);
  }
  const std::string_view message = lexer_.text(token);
  std::string extra;
  if (body_.in_action && action_line() != lexer_.line_of(token)) {
    extra = " in action started at " + file_.name + ':' + std::to_string(action_line());
    if (message.ends_with(" action")) extra.erase(0, std::string_view{" in action"}.size());
  }
  std::string help;
  if (message == "unclosed action") help = "close the action with `}}`";
  if (message == "unclosed left paren") help = "close the parenthesis with `)`";
  if (message == "unclosed comment") help = "end the comment with `*/}}`";
  if (message.starts_with("unterminated"))
    help = "close the quote on the same line; a raw string in backquotes may be longer";
  fail(std::string{message} + extra, token, nullptr, std::string{message}, std::move(help));
}

// Nodes

std::string_view Parser::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* memory = static_cast<char*>(arena_.allocate(text.size(), 1));
  std::memcpy(memory, text.data(), text.size());
  return {memory, text.size()};
}

ParseResult parse_template(std::string_view name, source::FileId id, std::string_view text,
                           const ParseOptions& options) {
  auto file = std::make_unique<TemplateFile>();
  file->name = name;
  file->id = id;
  file->text = text;
  file->owner = options.owner;
  file->dialect = options.dialect;
  ParseSpace own;
  try {
    Parser(*file, options.space != nullptr ? *options.space : own, options).parse();
  } catch (ParseFailure& failure) {
    return {.file = nullptr, .error = std::move(failure.error)};
  }
  if (options.space == nullptr) file->own_nodes = std::make_unique<document::Arena>(std::move(own.arena));
  return {.file = std::move(file), .error = std::nullopt};
}

}  // namespace stageplot::gotemplate
