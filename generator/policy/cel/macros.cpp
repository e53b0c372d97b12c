#include "policy/cel/macros.hpp"

#include <array>
#include <string>

namespace stageplot::policy::cel {
namespace {

struct Definition {
  std::string_view name;
  Macro macro;
  std::size_t variables;
  std::size_t expressions;  // behind the variables
};

constexpr std::array kComprehensions = {
    Definition{"all", Macro::all, 1, 1},
    Definition{"all", Macro::all, 2, 1},
    Definition{"exists", Macro::exists, 1, 1},
    Definition{"exists", Macro::exists, 2, 1},
    Definition{"exists_one", Macro::exists_one, 1, 1},
    Definition{"exists_one", Macro::exists_one, 2, 1},
    Definition{"existsOne", Macro::exists_one, 1, 1},
    Definition{"existsOne", Macro::exists_one, 2, 1},
    Definition{"map", Macro::map, 1, 1},
    Definition{"map", Macro::map, 1, 2},
    Definition{"filter", Macro::filter, 1, 1},
    Definition{"transformList", Macro::map, 2, 1},
    Definition{"transformList", Macro::map, 2, 2},
    Definition{"transformMap", Macro::transform_map, 2, 1},
    Definition{"transformMap", Macro::transform_map, 2, 2},
    Definition{"transformMapEntry", Macro::transform_map_entry, 2, 1},
    Definition{"transformMapEntry", Macro::transform_map_entry, 2, 2},
    Definition{"sortBy", Macro::sort_by, 1, 1},
    Definition{"optMap", Macro::opt_map, 1, 1},
    Definition{"optFlatMap", Macro::opt_flat_map, 1, 1},
};

class Expansion {
 public:
  Expansion(const MacroCall& call, TreeBuilder& tree, std::vector<CompileError>& errors)
      : call_(call), tree_(tree), errors_(errors) {}

  std::optional<NodeId> run() {
    if (call_.receiver == kNone) {
      if (call_.name != "has") return std::nullopt;
      if (call_.arguments.size() == 1) return has();
      return refuse_form("has(object.field)");
    }
    if (is_namespace("cel")) {
      if (call_.name == "bind" && call_.arguments.size() == 3) return bind();
      if (call_.name == "block" && call_.arguments.size() == 2) return block();
      if (call_.name == "index" && call_.arguments.size() == 1) return made_name("@index", 1);
      if (call_.name == "iterVar" && call_.arguments.size() == 2) return made_name("@it", 2);
      if (call_.name == "accuVar" && call_.arguments.size() == 2) return made_name("@ac", 2);
    }
    bool is_macro = false;
    for (const Definition& definition : kComprehensions) {
      if (definition.name != call_.name) continue;
      is_macro = true;
      if (definition.variables + definition.expressions == call_.arguments.size()) return comprehension(definition);
    }
    if (is_macro) return refuse_form("list." + std::string{call_.name} + "(item, …)");
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is_namespace(std::string_view name) const {
    const Node& receiver = tree_.node(call_.receiver);
    return receiver.op == Op::identifier && tree_.ast().name_of(receiver) == name;
  }
  [[nodiscard]] bool is_name(NodeId id) const {
    const Node& node = tree_.node(id);
    return node.op == Op::identifier && !node.rooted;
  }

  NodeId refuse(NodeId at, std::string message, std::string help) {
    errors_.push_back({.message = std::move(message), .help = std::move(help), .span = tree_.node(at).span});
    return at;
  }
  NodeId refuse_variable(NodeId at) {
    return refuse(at, "`" + std::string{call_.name} + "` needs the name of a variable here",
                  "for example `list." + std::string{call_.name} + "(item, …)`");
  }

  NodeId refuse_form(const std::string& form) {
    errors_.push_back({.message = "`" + std::string{call_.name} + "` is a macro and takes other arguments",
                       .help = "it is written `" + form + "`",
                       .span = call_.focus});
    return call_.arguments.empty() ? tree_.constant(call_.span, Value::null()) : call_.arguments[0];
  }

  NodeId has() {
    Node selected = tree_.node(call_.arguments[0]);
    if (selected.op != Op::select && selected.op != Op::optional_select) {
      return refuse(call_.arguments[0], "`has` takes a field selection such as `has(object.spec)`",
                    "for an item of a list or map with other keys: `x[?key].hasValue()` or `key in x`");
    }
    const NodeId operand = tree_.children(call_.arguments[0])[0];
    selected.op = Op::has;
    selected.span = call_.span;
    return tree_.add(selected, {operand});
  }

  NodeId bind() {
    if (!is_name(call_.arguments[0])) return refuse_variable(call_.arguments[0]);
    Node node{.op = Op::bind, .span = call_.span, .focus = call_.focus};
    node.name = tree_.node(call_.arguments[0]).name;
    return tree_.add(node, {call_.arguments[1], call_.arguments[2]});
  }

  NodeId block() {
    if (tree_.node(call_.arguments[0]).op != Op::list) {
      return refuse(call_.arguments[0], "`cel.block` takes a list of expressions first", "");
    }
    const auto values = tree_.children(call_.arguments[0]);
    std::vector<NodeId> children(values.begin(), values.end());
    children.push_back(call_.arguments[1]);
    return tree_.add({.op = Op::block, .span = call_.span, .focus = call_.focus}, children);
  }

  /// `cel.index(1)` is the name `@index1`, `cel.iterVar(0, 1)` is `@it:0:1`: names that no source can write.
  NodeId made_name(std::string prefix, std::size_t numbers) {
    for (std::size_t i = 0; i < numbers; ++i) {
      const Node& number = tree_.node(call_.arguments[i]);
      if (number.op != Op::constant || tree_.ast().constants[number.slot].kind != Kind::integer) {
        return refuse(call_.arguments[i], "a literal number is needed here", "");
      }
      if (numbers > 1) prefix += ':';
      prefix += std::to_string(tree_.ast().constants[number.slot].i);
    }
    Node node{.op = Op::identifier, .span = call_.span, .focus = call_.focus};
    node.name = tree_.name(prefix);
    return tree_.add(node, {});
  }

  NodeId comprehension(const Definition& definition) {
    for (std::size_t i = 0; i < definition.variables; ++i) {
      if (!is_name(call_.arguments[i])) return refuse_variable(call_.arguments[i]);
    }
    const bool optional = definition.macro == Macro::opt_map || definition.macro == Macro::opt_flat_map;
    Node node{.op = optional ? Op::optional_map : Op::comprehension,
              .macro = definition.macro,
              .span = call_.span,
              .focus = call_.focus};
    node.name = tree_.node(call_.arguments[0]).name;
    if (definition.variables == 2) {
      node.second = tree_.node(call_.arguments[1]).name;
      if (node.second == node.name) {
        return refuse(call_.arguments[1], "the two variables have the same name", "");
      }
    }
    std::vector<NodeId> children = {call_.receiver};
    for (std::size_t i = definition.variables; i < call_.arguments.size(); ++i) children.push_back(call_.arguments[i]);
    return tree_.add(node, children);
  }

  const MacroCall& call_;
  TreeBuilder& tree_;
  std::vector<CompileError>& errors_;
};

}  // namespace

std::optional<NodeId> expand_macro(const MacroCall& call, TreeBuilder& tree, std::vector<CompileError>& errors) {
  return Expansion(call, tree, errors).run();
}

}  // namespace stageplot::policy::cel
