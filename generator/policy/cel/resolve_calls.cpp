// The part of the resolver that finds the functions of calls, compiles literal patterns and computes calls of literals.
#include <algorithm>
#include <array>

#include "policy/cel/context.hpp"
#include "policy/cel/function.hpp"
#include "policy/cel/resolver.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::policy::cel {
namespace {

/// Functions whose second argument is a regular expression.
constexpr std::array<std::string_view, 6> kPatternFunctions = {
    "matches", "find", "findAll", "regex.extract", "regex.extractAll", "regex.replace"};
/// Functions of one literal that is computed, and refused, when the expression is compiled.
constexpr std::array<std::string_view, 8> kFoldedFunctions = {"duration", "timestamp", "quantity", "ip",
                                                              "cidr",     "url",       "semver",   "bytes"};

}  // namespace

void Resolver::resolve_call(NodeId id) {
  resolve_children(node(id));
  const std::string name{ast_.names[node(id).name]};
  const FunctionGroup* group = nullptr;
  in_containers(name, node(id).rooted, [&](std::string_view full) {
    const FunctionGroup* found = find_function(full);
    if (found == nullptr || found->global.empty()) return false;
    group = found;
    return true;
  });
  if (group == nullptr) return report_unknown_function(id, name, Style::global);
  attach(id, *group, Style::global);
}

/// `math.greatest(…)`: a function whose name has dots, unless its first part is a variable of a macro.
bool Resolver::resolve_qualified(NodeId id) {
  Chain chain;
  if (!collect(child(node(id), 0), chain) || (!chain.rooted && local(node(chain.nodes[0]).name) != nullptr)) {
    return false;
  }
  std::string name;
  for (const std::string_view part : chain.names) name += std::string{part} + ".";
  const std::string prefix = name;
  name += ast_.names[node(id).name];
  const FunctionGroup* group = nullptr;
  in_containers(name, chain.rooted, [&](std::string_view full) {
    const FunctionGroup* found = find_function(full);
    if (found == nullptr || found->global.empty()) return false;
    group = found;
    return true;
  });
  const bool is_variable = variables_.contains(chain.names[0]);
  const bool is_namespace =
      !is_variable && std::ranges::any_of(function_names(Style::global),
                                          [&](std::string_view known) { return known.starts_with(prefix); });
  if (group == nullptr && !is_namespace) return false;
  Node& call = node(id);
  call.op = Op::call;
  ++call.first_child;
  --call.child_count;
  resolve_children(node(id));
  if (group == nullptr) {
    report_unknown_function(id, name, Style::global);
  } else {
    attach(id, *group, Style::global);
  }
  return true;
}

void Resolver::resolve_member_call(NodeId id) {
  if (resolve_qualified(id)) return;
  resolve_children(node(id));
  const std::string name{ast_.names[node(id).name]};
  if ((name == "or" || name == "orValue") && node(id).child_count == 2) {
    check_kinds(child(node(id), 0), kinds(Kind::optional), "`" + name + "` needs an optional");
    if (name == "or") {
      check_kinds(child(node(id), 1), kinds(Kind::optional), "`or` takes an optional; for another value: `orValue`");
    }
    node(id).op = name == "or" ? Op::optional_or : Op::optional_or_value;
    node(id).kinds = name == "or" ? kinds(Kind::optional) : kAny;
    return;
  }
  const FunctionGroup* group = find_function(name);
  if (group == nullptr || group->member.empty()) return report_unknown_function(id, name, Style::member);
  attach(id, *group, Style::member);
}

void Resolver::attach(NodeId id, const FunctionGroup& group, Style style) {
  node(id).function = &group;
  std::vector<Kinds> given;
  for (const NodeId argument : children(node(id))) given.push_back(node(argument).kinds);
  Kinds result = 0;
  for (const Overload* overload : group.of(style)) {
    if (overload->takes(given)) result |= overload->result;
  }
  if (result == 0) {
    if (environment_.defer_mistakes) return;
    std::string arguments;
    for (std::size_t i = 0; i < given.size(); ++i) arguments += (i > 0 ? ", " : "") + describe(given[i]);
    std::string help = "it is ";
    const auto& overloads = group.of(style);
    for (std::size_t i = 0; i < overloads.size() && i < 4; ++i) {
      help += (i > 0 ? ", `" : "`") + signature(*overloads[i]) + "`";
    }
    return report(node(id).focus, "no matching overload of `" + std::string{group.name} + "` for (" + arguments + ")",
                  std::move(help));
  }
  // `dyn(x)` hides the kind from the checks on purpose.
  node(id).kinds = result;
  if (compile_pattern(id)) fold(id);
}

bool Resolver::compile_pattern(NodeId id) {
  if (std::ranges::find(kPatternFunctions, node(id).function->name) == kPatternFunctions.end()) return true;
  if (node(id).child_count < 2) return true;
  const Node& argument = node(child(node(id), 1));
  if (argument.op != Op::constant || ast_.constants[argument.slot].kind != Kind::string) return true;
  std::string error;
  const std::string_view text = ast_.constants[argument.slot].view();
  auto compiled = Pattern::compile(text, error);
  if (compiled == nullptr) {
    if (!environment_.defer_mistakes) {
      report(argument.span, "this is no regular expression that RE2 takes: " + error,
             "RE2 has no look-around and no back references; named groups are written `(?P<name>…)`");
    }
    return false;
  }
  node(id).pattern = static_cast<std::uint32_t>(program_.patterns_.size());
  program_.patterns_.push_back(std::move(compiled));
  return true;
}

void Resolver::fold(NodeId id) {
  const Node& call = node(id);
  if (call.child_count != 1 || call.op != Op::call ||
      std::ranges::find(kFoldedFunctions, call.function->name) == kFoldedFunctions.end()) {
    return;
  }
  const Node& argument = node(child(call, 0));
  if (argument.op != Op::constant || ast_.constants[argument.slot].kind != Kind::string) return;
  Budget budget;
  Context context(program_.constants_, budget, program_);
  const Value literal = ast_.constants[argument.slot];
  const std::array given{kinds(literal.kind)};
  for (const Overload* overload : call.function->global) {
    if (!overload->takes(given)) continue;
    const Value result = overload->implementation(context, {&literal, 1});
    if (result.kind != Kind::error) return make_constant(id, result);
    if (!environment_.defer_mistakes) report(argument.span, std::string{result.failure->message});
    return;
  }
}

void Resolver::report_unknown_function(NodeId id, std::string_view name, Style style) {
  const std::string message = "unknown function `" + std::string{name} + "`";
  if (environment_.defer_mistakes) {
    // Arguments are not evaluated: the call itself is the mistake.
    return make_mistake(id, message);
  }
  std::string help = text::did_you_mean(name, function_names(style));
  const Style other = style == Style::global ? Style::member : Style::global;
  const FunctionGroup* group = find_function(name);
  if (group != nullptr && !group->of(other).empty()) {
    help = style == Style::global ? "it is called on a value: `x." + std::string{name} + "(…)`"
                                  : "it is called without a value in front: `" + std::string{name} + "(…)`";
  }
  if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos && help.empty()) {
    const std::string last{name.substr(dot + 1)};
    const FunctionGroup* method = find_function(last);
    if (method != nullptr && !method->member.empty()) help = "it is called on a value: `x." + last + "(…)`";
  }
  report(node(id).focus, message, std::move(help));
}

}  // namespace stageplot::policy::cel
