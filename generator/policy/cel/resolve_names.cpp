// The part of the resolver that gives names their meaning.
#include <algorithm>

#include "policy/cel/function.hpp"
#include "policy/cel/resolver.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::policy::cel {

const Resolver::Scope* Resolver::local(std::uint32_t name) const {
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
    if (scope->name == name) return &*scope;
  }
  return nullptr;
}

bool Resolver::in_containers(std::string_view name, bool rooted,
                             const std::function<bool(std::string_view)>& attempt) const {
  std::string_view container = rooted ? std::string_view{} : environment_.container;
  while (!container.empty()) {
    if (attempt(std::string{container} + "." + std::string{name})) return true;
    const std::size_t dot = container.rfind('.');
    container = dot == std::string_view::npos ? std::string_view{} : container.substr(0, dot);
  }
  return attempt(name);
}

/// Whether `name` is a variable or a type; then the node is that.
bool Resolver::bind(NodeId id, std::string_view name) {
  if (const auto found = variables_.find(name); found != variables_.end()) {
    node(id).op = Op::variable;
    node(id).slot = found->second;
    node(id).kinds = environment_.variables[found->second].kinds;
    program_.variables_read_.push_back(found->second);
    return true;
  }
  if (const Kind kind = kind_named(name); kind != Kind::absent) {
    make_constant(id, Value::of_type(type_name(kind)));
    return true;
  }
  return false;
}

bool Resolver::collect(NodeId id, Chain& chain) const {
  while (ast_.nodes[id].op == Op::select || ast_.nodes[id].op == Op::has) {
    chain.nodes.push_back(id);
    id = child(ast_.nodes[id], 0);
  }
  chain.nodes.push_back(id);
  std::ranges::reverse(chain.nodes);
  const Node& root = ast_.nodes[id];
  if (root.op != Op::identifier) return false;
  chain.rooted = root.rooted;
  for (const NodeId part : chain.nodes) chain.names.push_back(ast_.names[ast_.nodes[part].name]);
  return true;
}

void Resolver::resolve_name(NodeId id) {
  if (const Scope* scope = node(id).rooted ? nullptr : local(node(id).name)) {
    node(id).op = Op::local;
    node(id).slot = scope->slot;
    return;
  }
  const std::string name{ast_.names[node(id).name]};
  if (in_containers(name, node(id).rooted, [&](std::string_view full) { return bind(id, full); })) return;
  Chain chain;
  chain.nodes = {id};
  chain.names = {name};
  report_undeclared(id, chain);
}

void Resolver::resolve_chain(NodeId id) {
  Chain chain;
  const bool named = node(id).op != Op::optional_select && collect(id, chain);
  std::size_t resolved = 0;
  if (!named) {
    const NodeId operand = chain.nodes.empty() ? child(node(id), 0) : chain.nodes.front();
    if (chain.nodes.empty()) chain.nodes = {operand, id};
    resolve(operand);
    resolved = 1;
  } else if (!chain.rooted && local(node(chain.nodes[0]).name) != nullptr) {
    resolve_name(chain.nodes[0]);
    resolved = 1;
  } else {
    // The longest dotted name that is declared wins over the selection of a field.
    const bool is_test = node(id).op == Op::has;
    for (std::size_t length = chain.nodes.size(); length > 0 && resolved == 0; --length) {
      std::string name{chain.names[0]};
      for (std::size_t i = 1; i < length; ++i) name += "." + std::string{chain.names[i]};
      const NodeId target = chain.nodes[length - 1];
      if (in_containers(name, chain.rooted, [&](std::string_view full) { return bind(target, full); })) {
        resolved = length;
      }
    }
    if (is_test && resolved == chain.nodes.size()) return make_constant(id, Value::of(true));
    if (resolved == 0) {
      report_undeclared(chain.nodes[0], chain);
      resolved = 1;
    }
  }
  for (std::size_t i = resolved; i < chain.nodes.size(); ++i) {
    Node& selection = node(chain.nodes[i]);
    const Kinds operand = node(chain.nodes[i - 1]).kinds;
    check_kinds(chain.nodes[i - 1], kinds(Kind::map, Kind::optional), "only maps have fields");
    if (selection.op == Op::has) {
      selection.kinds = kinds(Kind::boolean);
    } else if (selection.op == Op::optional_select || operand == kinds(Kind::optional)) {
      selection.kinds = kinds(Kind::optional);
    }
  }
}

void Resolver::report_undeclared(NodeId id, const Chain& chain) {
  const std::string first{chain.names[0]};
  std::string full = first;
  for (std::size_t i = 1; i < chain.names.size(); ++i) full += "." + std::string{chain.names[i]};
  // `variables.x` where variables with dots are declared: the whole name is what is missing.
  const bool has_members = std::ranges::any_of(
      environment_.variables, [&](const Variable& variable) { return variable.name.starts_with(first + "."); });
  const std::string missing = has_members && chain.names.size() > 1 ? first + "." + std::string{chain.names[1]} : first;
  const std::string message = "undeclared reference to `" + missing + "`";
  if (environment_.defer_mistakes) return make_mistake(id, message);
  std::vector<std::string_view> known;
  for (const Variable& variable : environment_.variables) known.push_back(variable.name);
  for (const Scope& scope : scopes_) {
    if (scope.name != kNone) known.push_back(ast_.names[scope.name]);
  }
  std::string help = text::did_you_mean(missing, known);
  if (help.empty() && find_function(first) != nullptr) help = "`" + first + "` is a function: call it with `(…)`";
  if (help.empty() && first == "authorizer") help = "questions to a cluster's authorizer have no answer here";
  if (help.empty() && !known.empty() && known.size() <= 12) {
    help = "declared are ";
    for (std::size_t i = 0; i < known.size(); ++i) help += (i > 0 ? ", `" : "`") + std::string{known[i]} + "`";
  }
  TextSpan span = node(id).span;
  if (has_members && chain.nodes.size() > 1) span.end = node(chain.nodes[1]).span.end;
  report(span, message, std::move(help));
  node(id).kinds = kAny;
}

}  // namespace stageplot::policy::cel
