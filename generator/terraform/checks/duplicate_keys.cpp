// Keys that an object has twice. The evaluation can not see them: in its tree, as in Terraform, the last one is left.
#include <map>
#include <optional>
#include <string>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/check_module.hpp"
#include "text/one_line.hpp"

namespace stageplot::terraform::checks {
namespace {

using hcl::Expression;

class DuplicateKeys {
 public:
  DuplicateKeys(source::FileId file, diagnostics::Owner owner, diagnostics::Diagnostics& diagnostics)
      : file_(file), owner_(owner), diagnostics_(diagnostics) {}

  // Bodies and expressions are bounded in depth by the parser.
  void walk(const hcl::Body& body) {
    for (const hcl::Attribute& attribute : body.attributes) walk(attribute.value);
    for (const hcl::Block& block : body.blocks) walk(block.body);
  }

 private:
  void walk(const Expression* expression) {
    if (expression != nullptr) std::visit([this](const auto& node) { visit(node); }, expression->node);
  }
  template <typename Leaf>
  void visit(const Leaf&) {}
  void visit(const hcl::Template& node) { walk_all(node.parts); }
  void visit(const hcl::Unwrap& node) { walk(node.inner); }
  void visit(const hcl::Join& node) { walk(node.tuple); }
  void visit(const hcl::GetAttribute& node) { walk(node.source); }
  void visit(const hcl::Index& node) {
    walk(node.source);
    walk(node.key);
  }
  void visit(const hcl::Splat& node) { walk(node.source); }
  void visit(const hcl::Call& node) { walk_all(node.arguments); }
  void visit(const hcl::Parentheses& node) { walk(node.inner); }
  void visit(const hcl::Unary& node) { walk(node.operand); }
  void visit(const hcl::Binary& node) {
    walk(node.left);
    walk(node.right);
  }
  void visit(const hcl::Conditional& node) {
    walk(node.condition);
    walk(node.if_true);
    walk(node.if_false);
  }
  void visit(const hcl::Tuple& node) { walk_all(node.items); }
  void visit(const hcl::For& node) {
    walk(node.collection);
    walk(node.key);
    walk(node.value);
    walk(node.condition);
  }
  void visit(const hcl::Object& node) {
    std::map<std::string_view, const Expression*> keys;
    for (const hcl::ObjectItem& item : node.items) {
      walk(item.value);
      const hcl::Text* bare = item.key->as<hcl::Text>();
      const hcl::Text* text = bare != nullptr ? bare : hcl::literal_text(*item.key);
      if (text == nullptr) continue;
      const auto [first, inserted] = keys.try_emplace(text->value, item.key);
      if (!inserted) report(text->value, *first->second, *item.key);
    }
  }

  void walk_all(std::span<const Expression* const> expressions) {
    for (const Expression* expression : expressions) walk(expression);
  }

  void report(std::string_view key, const Expression& first, const Expression& second) {
    const auto span = [this](const Expression& expression) {
      return source::Span{file_, expression.range.begin, expression.range.end};
    };
    diagnostics_.add({.rule = &diagnostics::rules::terraform_duplicate_key,
                      .owner = owner_,
                      .summary = "an object has the key `" + text::one_line(key) + "` twice",
                      .primary = {span(second), "this one is taken", {}},
                      .labels = {{span(first), "this one is lost", {}}},
                      .help = "remove one of the two"});
  }

  source::FileId file_;
  diagnostics::Owner owner_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace

void check_duplicate_keys(const hcl::Body& body, source::FileId file, diagnostics::Owner owner,
                          diagnostics::Diagnostics& diagnostics) {
  DuplicateKeys(file, owner, diagnostics).walk(body);
}

}  // namespace stageplot::terraform::checks
