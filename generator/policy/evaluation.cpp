#include "policy/evaluation.hpp"

#include <algorithm>
#include <utility>

#include "document/map.hpp"
#include "document/object.hpp"

namespace stageplot::policy {
namespace {

/// The value that a chain of fields from `object` on names, and how many of its steps are there.
struct Chain {
  const document::Value* value = nullptr;
  std::size_t steps = 0;
};

class Chains {
 public:
  Chains(const cel::Program& program, const document::Value& object) : ast_(program.ast()), object_(object) {}

  void find(Chain& best) const {
    for (cel::NodeId id = 0; id < ast_.nodes.size(); ++id) {
      if (!is_step(ast_.nodes[id])) continue;
      const Chain chain = follow(id);
      if (chain.value != nullptr && chain.steps > best.steps) best = chain;
    }
  }

 private:
  [[nodiscard]] static bool is_step(const cel::Node& node) {
    return node.op == cel::Op::select || node.op == cel::Op::optional_select || node.op == cel::Op::has;
  }

  /// As deep as the expression, which the parser bounds.
  [[nodiscard]] Chain follow(cel::NodeId id) const {
    const cel::Node& node = ast_.nodes[id];
    if (node.op == cel::Op::variable) return node.slot == kObject ? Chain{&object_, 0} : Chain{};
    if (!is_step(node)) return {};
    const Chain around = follow(ast_.children_of(node)[0]);
    if (around.value == nullptr) return {};
    const document::Value* found = document::find(*around.value, ast_.name_of(node));
    return found == nullptr ? around : Chain{found, around.steps + 1};
  }

  const cel::Ast& ast_;
  const document::Value& object_;
};

}  // namespace

Evaluation::Evaluation(const Policy& policy, Subject& subject, Subjects& subjects, const Surroundings& surroundings,
                       const document::Value& param, document::Arena& arena)
    : policy_(policy),
      subject_(subject),
      subjects_(subjects),
      arena_(arena),
      values_(kBaseVariables + policy.variables.size(), cel::Value::absent()) {
  subjects.prepare(subject);
  made_[kObject] = subject.object;
  made_[kSource] = subject.source;
  made_[kParams] = param;
  made_[kModel] = surroundings.model;
  const document::Value* facts =
      subject.target == Target::model ? document::find(subject.object, "environment") : nullptr;
  made_[kEnv] = facts != nullptr ? *facts : subjects.env();
  for (const BaseVariable known : {kObject, kSource, kParams, kModel, kEnv, kOldObject}) {
    values_[known] = cel::Value::from(made_[known]);
  }
}

cel::Value Evaluation::evaluate(const Expression& expression) {
  cel::Budget budget{.steps_left = std::min(steps_left_, cel::Budget::kDefaultSteps)};
  const std::uint64_t given = budget.steps_left;
  const cel::Value value = cel::evaluate(*expression.program, {.values = values_, .loader = this}, arena_, budget);
  // Variables that were read have taken theirs already.
  steps_left_ -= std::min(steps_left_, given - budget.steps_left);
  return value;
}

cel::Decisive Evaluation::decisive(const Expression& expression) {
  cel::Budget budget;
  return cel::find_decisive(*expression.program, {.values = values_, .loader = this}, arena_, budget);
}

cel::Value Evaluation::load(std::uint32_t index) {
  if (!values_[index].is(cel::Kind::absent)) return values_[index];
  values_[index] = compute(index);
  return values_[index];
}

cel::Value Evaluation::compute(std::uint32_t index) {
  if (index >= kBaseVariables) return evaluate(policy_.variables[index - kBaseVariables].expression);
  document::Value& made = made_[index];
  switch (index) {
    case kRequest:
      made = subjects_.request_of(subject_);
      break;
    case kNamespaceObject:
      made = subjects_.name_space_of(subject_);
      break;
    case kBundle:
      made = subjects_.bundle();
      break;
    case kFlat:
      made = subjects_.flatten(subject_.object);
      break;
    case kAuthorizer: {
      auto* mark = arena_.create<document::Unknown>();
      mark->reason = arena_.borrow("there is no cluster to ask");
      made = document::Value::of(mark, document::TypeId::unknown);
      break;
    }
    default:
      break;
  }
  return cel::Value::from(made);
}

const ExpressionText* Evaluation::text_of(const cel::Program* program) const {
  if (program == nullptr) return nullptr;
  const auto of = [&](const Expression& expression) { return expression.program.get() == program; };
  for (const auto* named : {&policy_.variables, &policy_.conditions, &policy_.annotations}) {
    for (const NamedExpression& expression : *named) {
      if (of(expression.expression)) return &expression.expression.text;
    }
  }
  for (const Validation& validation : policy_.validations) {
    if (of(validation.expression)) return &validation.expression.text;
    if (of(validation.message_expression)) return &validation.message_expression.text;
  }
  return nullptr;
}

const document::Value* Evaluation::named_value(const Expression& expression) const {
  Chain best;
  Chains(*expression.program, subject_.object).find(best);
  // Variables read earlier ones alone, so each is looked at once, the later first.
  std::vector<bool> read(policy_.variables.size(), false);
  const auto mark = [&](const cel::Program& program) {
    for (const std::uint32_t variable : program.variables_read()) {
      if (variable >= kBaseVariables) read[variable - kBaseVariables] = true;
    }
  };
  mark(*expression.program);
  for (std::size_t i = policy_.variables.size(); i-- > 0;) {
    const cel::Program* program = policy_.variables[i].expression.program.get();
    if (!read[i] || program == nullptr) continue;
    mark(*program);
    Chains(*program, subject_.object).find(best);
  }
  return best.value;
}

}  // namespace stageplot::policy
