// The policies of a project as data, compiled once and read by all threads: what `policies/*.yaml` say, in the form of
// Kubernetes' ValidatingAdmissionPolicy.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/rule.hpp"
#include "document/arena.hpp"
#include "document/value.hpp"
#include "policy/cel/program.hpp"
#include "policy/expression_text.hpp"
#include "source/span.hpp"

namespace stageplot::policy {

/// Variables that every expression has, in the order of the values that an evaluation is given; the policy's own
/// (`variables.NAME`) follow.
enum BaseVariable : std::uint32_t {
  kObject,
  kOldObject,
  kRequest,
  kParams,
  kNamespaceObject,
  kAuthorizer,
  kEnv,
  kBundle,
  kModel,
  kSource,
  kFlat,
  kBaseVariables,
};

/// An expression with its place.
struct Expression {
  ExpressionText text;
  std::unique_ptr<const cel::Program> program;  // nullptr: it does not compile, or there is none
};

struct NamedExpression {
  std::string name;
  Expression expression;
};

struct Validation {
  Expression expression;
  std::string message;  // may be empty
  Expression message_expression;
  std::string reason;
};

/// Groups, versions and resources; `*` is any.
struct ResourceRule {
  std::vector<std::string> groups;
  std::vector<std::string> versions;
  std::vector<std::string> resources;
  std::vector<std::string> names;  // empty: any
  std::string scope = "*";
  bool creates = true;  // one of its operations is CREATE
};

struct LabelRequirement {
  enum class Operator { in, not_in, exists, does_not_exist };
  std::string key;
  Operator test = Operator::in;
  std::vector<std::string> values;
};

/// All of them must hold; empty: everything.
using LabelSelector = std::vector<LabelRequirement>;

struct MatchResources {
  bool has_rules = false;
  bool exact = false;  // versions count: matchPolicy Exact
  std::vector<ResourceRule> rules;
  std::vector<ResourceRule> excluded;
  LabelSelector object;
  LabelSelector of_namespace;
};

struct Binding {
  std::string name;
  std::string policy;
  diagnostics::Severity severity = diagnostics::Severity::error;
  MatchResources match;
  bool has_param = false;
  std::string param_name;  // empty: chosen by the selector
  LabelSelector param_selector;
  bool deny_without_param = true;
  std::vector<document::Value> params;  // resolved; several: all must hold
  source::Span span;
};

struct Policy {
  std::string name;
  std::string code;  // policy.NAME
  std::string title;
  std::string description;
  std::string fix;
  std::string seeds;
  std::string text;        // of its expressions, for `rule`
  diagnostics::Rule rule;  // its texts are those above
  source::Span name_span;
  source::Span file_span;

  bool ignores_failures = false;
  std::string param_version;
  std::string param_kind;  // empty: none
  MatchResources match;
  std::vector<NamedExpression> conditions;
  std::vector<NamedExpression> variables;
  std::vector<Validation> validations;
  std::vector<NamedExpression> annotations;
  std::vector<Binding> bindings;  // at least one: a policy without has one that denies
  bool is_bound = false;          // a file has a binding for it
  bool is_sound = false;          // every expression compiles: only then it runs
};

struct Policies {
  Policies() = default;
  Policies(const Policies&) = delete;
  Policies& operator=(const Policies&) = delete;

  std::deque<Policy> policies;  // by name; addresses stay, findings point at their rules
  document::Arena arena;        // of their parameters

  [[nodiscard]] const Policy* find(std::string_view name) const;
  [[nodiscard]] std::vector<const diagnostics::Rule*> rules() const;
};

}  // namespace stageplot::policy
