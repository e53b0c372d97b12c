// Gives the names of a parsed expression their meaning: locals of macros, variables of the environment, types,
// functions. Checks what is certain without data: undeclared names, unknown functions, kinds that no overload takes,
// literals that are no duration, quantity or regular expression. Calls and lists of literals become constants.
#pragma once

#include <functional>
#include <unordered_map>

#include "policy/cel/function.hpp"
#include "policy/cel/program.hpp"

namespace stageplot::policy::cel {

class Resolver {
 public:
  Resolver(Program& program, const Environment& environment, std::vector<CompileError>& errors);
  void run();

 private:
  struct Scope {
    std::uint32_t name = kNone;  // index into names
    std::uint32_t slot = kNone;
  };
  struct Chain {
    std::vector<NodeId> nodes;  // the identifier, then the selections on it
    std::vector<std::string_view> names;
    bool rooted = false;
  };

  [[nodiscard]] Node& node(NodeId id) { return ast_.nodes[id]; }
  [[nodiscard]] std::span<const NodeId> children(const Node& of) const { return ast_.children_of(of); }
  [[nodiscard]] NodeId child(const Node& of, std::uint32_t index) const {
    return ast_.children[of.first_child + index];
  }
  void resolve(NodeId id);
  void resolve_children(const Node& of);

  // Names
  void resolve_name(NodeId id);
  void resolve_chain(NodeId id);
  [[nodiscard]] bool collect(NodeId id, Chain& chain) const;
  [[nodiscard]] bool bind(NodeId id, std::string_view name);
  /// Tries `name` in each container, from the innermost.
  bool in_containers(std::string_view name, bool rooted, const std::function<bool(std::string_view)>& attempt) const;
  [[nodiscard]] const Scope* local(std::uint32_t name) const;
  void report_undeclared(NodeId id, const Chain& chain);

  // Calls
  void resolve_call(NodeId id);
  void resolve_member_call(NodeId id);
  [[nodiscard]] bool resolve_qualified(NodeId id);
  void attach(NodeId id, const FunctionGroup& group, Style style);
  void report_unknown_function(NodeId id, std::string_view name, Style style);
  [[nodiscard]] bool compile_pattern(NodeId id);
  void fold(NodeId id);

  // Macros and constructors
  void resolve_comprehension(NodeId id);
  void resolve_scoped(NodeId id);
  void resolve_block(NodeId id);
  void resolve_list(NodeId id);
  void resolve_map(NodeId id);

  // Kinds
  void check_operator(NodeId id);
  void check_bool(NodeId id, std::string_view sign);
  void check_kinds(NodeId id, Kinds wanted, const std::string& message);

  std::uint32_t push(std::uint32_t name);
  void make_constant(NodeId id, const Value& value);
  void make_mistake(NodeId id, std::string_view message);
  void report(TextSpan span, std::string message, std::string help = {});

  Program& program_;
  Ast& ast_;
  const Environment& environment_;
  std::vector<CompileError>& errors_;
  std::unordered_map<std::string_view, std::uint32_t> variables_;
  std::vector<Scope> scopes_;
  std::uint32_t next_slot_ = 0;
};

}  // namespace stageplot::policy::cel
