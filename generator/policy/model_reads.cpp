#include "policy/model_reads.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace stageplot::policy {
namespace {

/// `object` itself is the empty path.
using Path = std::optional<std::string>;

constexpr int kMostDepth = 64;

class Reads {
 public:
  explicit Reads(const Policy& policy) : policy_(policy) {}

  /// A variable's own value is read where the variable is.
  enum class Of { variable, other };
  void collect(const Expression& expression, Of of, std::set<std::string>& paths) const {
    if (expression.program == nullptr) return;
    const cel::Ast& ast = expression.program->ast();
    // The parser leaves nodes behind that no other one has any more.
    std::vector<bool> is_part(ast.nodes.size(), false);
    std::vector<bool> is_known(ast.nodes.size(), false);
    std::vector<cel::NodeId> nodes{ast.root};
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const cel::Node& node = ast.nodes[nodes[i]];
      for (const cel::NodeId child : ast.children_of(node)) {
        if (!is_known[child]) nodes.push_back(child);
        is_known[child] = true;
      }
      // What a macro goes through is read where its items are.
      if (is_step(node) || node.op == cel::Op::comprehension) is_part[ast.children_of(node)[0]] = true;
    }
    if (of == Of::variable) is_part[ast.root] = true;
    for (const cel::NodeId id : nodes) {
      const cel::Node& node = ast.nodes[id];
      if (is_part[id] || node.op == cel::Op::has) continue;
      Path path;
      if (is_step(node)) path = path_of(ast, id, 0);
      if (node.op == cel::Op::local) path = path_of_range(ast, node, 0);
      if (path && !path->empty()) paths.insert(*path);
    }
  }

 private:
  [[nodiscard]] static bool is_step(const cel::Node& node) {
    return node.op == cel::Op::select || node.op == cel::Op::optional_select || node.op == cel::Op::has ||
           node.op == cel::Op::index || node.op == cel::Op::optional_index;
  }

  [[nodiscard]] Path path_of(const cel::Ast& ast, cel::NodeId id, int depth) const {
    const cel::Node& node = ast.nodes[id];
    if (depth == kMostDepth) return std::nullopt;
    if (node.op == cel::Op::variable) return path_of_variable(node.slot, depth);
    if (node.op == cel::Op::local) {
      const Path range = path_of_range(ast, node, depth);
      return range && !range->empty() ? Path(*range + ".*") : std::nullopt;
    }
    if (!is_step(node)) return std::nullopt;
    const Path around = path_of(ast, ast.children_of(node)[0], depth + 1);
    if (!around) return std::nullopt;
    const bool indexed = node.op == cel::Op::index || node.op == cel::Op::optional_index;
    const std::string key{indexed ? std::string_view{"*"} : ast.name_of(node)};
    return around->empty() ? key : *around + "." + key;
  }

  /// `variables.pod` where it is itself a chain of fields; `env` is a part of the tree.
  [[nodiscard]] Path path_of_variable(std::uint32_t slot, int depth) const {
    if (slot == kObject) return std::string{};
    if (slot == kEnv) return std::string{"environment"};
    if (slot < kBaseVariables) return std::nullopt;
    const cel::Program* program = policy_.variables[slot - kBaseVariables].expression.program.get();
    return program == nullptr ? std::nullopt : path_of(program->ast(), program->ast().root, depth + 1);
  }

  /// What the macro goes through that this variable belongs to: the innermost one around it that has its slot.
  [[nodiscard]] Path path_of_range(const cel::Ast& ast, const cel::Node& local, int depth) const {
    const cel::Node* macro = nullptr;
    for (const cel::Node& node : ast.nodes) {
      if (node.op != cel::Op::comprehension || (node.slot != local.slot && node.slot + 1 != local.slot)) continue;
      const bool around = node.span.begin <= local.span.begin && local.span.end <= node.span.end;
      if (around && (macro == nullptr || node.span.begin > macro->span.begin)) macro = &node;
    }
    return macro == nullptr ? std::nullopt : path_of(ast, ast.children_of(*macro)[0], depth + 1);
  }

  const Policy& policy_;
};

bool is_about_model(const Policy& policy) {
  return std::ranges::any_of(policy.match.rules, [](const ResourceRule& rule) {
    return std::ranges::find(rule.groups, "model") != rule.groups.end();
  });
}

}  // namespace

std::vector<std::string> model_reads(const Policies& policies) {
  std::set<std::string> paths;
  for (const Policy& policy : policies.policies) {
    if (!policy.is_sound || !is_about_model(policy)) continue;
    const Reads reads(policy);
    for (const NamedExpression& condition : policy.conditions)
      reads.collect(condition.expression, Reads::Of::other, paths);
    for (const NamedExpression& variable : policy.variables)
      reads.collect(variable.expression, Reads::Of::variable, paths);
    for (const Validation& validation : policy.validations)
      reads.collect(validation.expression, Reads::Of::other, paths);
  }
  return {paths.begin(), paths.end()};
}

}  // namespace stageplot::policy
