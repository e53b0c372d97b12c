// One policy on one object with one parameter: its expressions share the values of variables and a budget of steps.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "policy/cel/decisive.hpp"
#include "policy/cel/evaluate.hpp"
#include "policy/judge.hpp"
#include "policy/policy.hpp"
#include "policy/subjects.hpp"

namespace stageplot::policy {

class Evaluation final : public cel::VariableLoader {
 public:
  /// What Kubernetes allows all expressions of a policy on one object.
  static constexpr std::uint64_t kMostSteps = 10'000'000;

  Evaluation(const Policy& policy, Subject& subject, Subjects& subjects, const Surroundings& surroundings,
             const document::Value& param, document::Arena& arena);

  [[nodiscard]] cel::Value evaluate(const Expression& expression);
  [[nodiscard]] cel::Decisive decisive(const Expression& expression);
  [[nodiscard]] cel::Value load(std::uint32_t index) override;

  [[nodiscard]] const Policy& policy() const { return policy_; }
  [[nodiscard]] const Subject& subject() const { return subject_; }
  /// Of a program: whose text its spans lie in.
  [[nodiscard]] const ExpressionText* text_of(const cel::Program* program) const;
  /// The longest chain of fields that starts with `object` in the expression, or in the variables that it reads, as far
  /// as it exists: the value that it most likely is about. nullptr where it names none.
  [[nodiscard]] const document::Value* named_value(const Expression& expression) const;

 private:
  [[nodiscard]] cel::Value compute(std::uint32_t index);

  const Policy& policy_;
  Subject& subject_;
  Subjects& subjects_;
  document::Arena& arena_;
  std::vector<cel::Value> values_;                    // absent: not computed yet
  std::array<document::Value, kBaseVariables> made_;  // what values_ look into
  std::uint64_t steps_left_ = kMostSteps;
};

}  // namespace stageplot::policy
