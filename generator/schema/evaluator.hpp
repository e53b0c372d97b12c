// Carries out a program on one value. Internal to the stage.
//
// One pass does everything: a keyword that fails adds a Problem, one that holds may add Annotations. Where a failure is
// not one of the whole (a branch of anyOf, a `not`, an `if`), both tables are cut back to where the branch began. Such
// branches run quietly first, to the first failure; only if all fail they run again to collect what is wrong.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>

#include "schema/evaluation.hpp"
#include "schema/program.hpp"

namespace stageplot::schema {

struct EvaluatorOptions {
  bool quiet = false;          // the verdict alone
  bool fill_defaults = false;  // visit the defaults of missing members and note them
  std::size_t max_depth = 200;
  std::size_t max_steps = 20'000'000;
  std::size_t max_problems = 1'000;
};

/// What a branch says about a value in which marks may stand: a mark is of any type and value, so that a branch may
/// hold for what will stand there or not.
enum class Verdict : std::uint8_t { holds, fails, undecided };

class Evaluator {
 public:
  Evaluator(const Program& program, const EvaluatorOptions& options, std::pmr::memory_resource* memory,
            Evaluation& result);

  /// Whether `value` is valid; the rest is in the Evaluation.
  bool run(const document::Value& value);
  /// The same under one of the schema's nodes.
  bool run(const document::Value& value, NodeId node);

 private:
  bool apply(NodeId node, LocationId at);
  bool execute(NodeId node, const Instruction& instruction, LocationId at);

  // evaluator_objects.cpp
  bool apply_members(NodeId node, const MembersRule& rule, LocationId at);
  bool apply_additional(NodeId node, const MembersRule& rule, LocationId child);
  void apply_defaults(const MembersRule& rule, LocationId at);
  bool apply_names(const Instruction& instruction, LocationId at);
  bool check_required(NodeId node, const Instruction& instruction, LocationId at);
  bool apply_dependents(NodeId node, const Instruction& instruction, LocationId at);
  bool apply_unevaluated(NodeId node, const Instruction& instruction, LocationId at);

  // evaluator_lists.cpp
  bool apply_items(NodeId node, const ItemsRule& rule, LocationId at);
  bool apply_contains(NodeId node, const Instruction& instruction, LocationId at);

  // evaluator_branches.cpp
  bool apply_all(const Instruction& instruction, LocationId at);
  bool apply_any(NodeId node, const Instruction& instruction, LocationId at);
  bool apply_one(NodeId node, const Instruction& instruction, LocationId at);
  bool apply_condition(const ConditionRule& rule, LocationId at);
  bool apply_negation(NodeId node, const Instruction& instruction, LocationId at);
  bool apply_dynamic(const DynamicRule& rule, LocationId at);
  bool apply_quietly(NodeId node, LocationId at);
  Verdict decide(NodeId node, LocationId at);
  [[nodiscard]] std::uint32_t types_of_values(const Problem& problem) const;
  [[nodiscard]] bool resembles(NodeId branch, LocationId at) const;
  void explain_branches(NodeId node, const Instruction& instruction, LocationId at);

  // evaluator_scalars.cpp
  bool check_scalar(NodeId node, const Instruction& instruction, LocationId at);
  bool apply_scalar_type(NodeId node, const Instruction& instruction, LocationId at);

  /// The block of children of a map or list.
  LocationId children(LocationId at);
  LocationId add_location(const document::Value& value, LocationId parent, Location::Step step, std::uint32_t index);
  void mark_evaluated(LocationId child);
  [[nodiscard]] const document::Value& value(LocationId at) const { return result_.locations[at].value; }

  bool fail(NodeId node, const Instruction& instruction, LocationId at, std::uint32_t detail = 0,
            std::uint32_t other = 0);
  bool fail(const Problem& problem);
  bool stop(Limit limit, LocationId at);
  [[nodiscard]] bool stopped() const { return result_.limit != Limit::none; }

  const Program& program_;
  const EvaluatorOptions& options_;
  Evaluation& result_;
  std::pmr::vector<std::uint32_t> scope_;  // resources entered, outermost first
  bool quiet_;
  bool marks_hold_ = true;      // the verdict on a mark
  bool met_mark_ = false;       // since `decide` began
  std::uint32_t in_place_ = 0;  // applications since the last step into the value
  std::uint32_t frames_ = 0;
  std::uint32_t stamp_ = 0;
  std::size_t steps_ = 0;
  std::size_t annotations_before_ = 0;  // where the node being carried out began
};

}  // namespace stageplot::schema
