// The keywords that apply further schemas to the same value, and the choice of the branch to explain when none fits.
#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

#include "schema/equality.hpp"
#include "schema/evaluator.hpp"
#include "schema/notes.hpp"
#include "schema/restore.hpp"

namespace stageplot::schema {

bool Evaluator::apply_quietly(NodeId node, LocationId at) {
  const bool before = quiet_;
  const std::size_t annotations = result_.annotations.size();
  quiet_ = true;
  const bool holds = apply(node, at);
  quiet_ = before;
  if (!holds) result_.annotations.resize(annotations);
  return holds;
}

/// Asks twice where a mark is met, once taking it as right and once as wrong. Annotations are kept unless it fails.
Verdict Evaluator::decide(NodeId node, LocationId at) {
  const Restore verdict(marks_hold_);
  const bool met_before = std::exchange(met_mark_, false);
  marks_hold_ = true;
  const bool holds = apply_quietly(node, at);
  if (!met_mark_) {
    met_mark_ = met_before;
    return holds ? Verdict::holds : Verdict::fails;
  }
  const std::size_t annotations = result_.annotations.size();
  marks_hold_ = false;
  const bool holds_anyway = apply_quietly(node, at);
  if (holds && holds_anyway) result_.annotations.resize(annotations);
  return holds != holds_anyway ? Verdict::undecided : holds ? Verdict::holds : Verdict::fails;
}

bool Evaluator::apply_all(const Instruction& instruction, LocationId at) {
  bool holds = true;
  for (std::uint32_t i = 0; i < instruction.count; ++i) {
    holds = apply(program_.node_lists[instruction.first + i], at) && holds;
    if (!holds && (quiet_ || stopped())) return false;
  }
  return holds;
}

bool Evaluator::apply_any(NodeId node, const Instruction& instruction, LocationId at) {
  bool holds = false;
  for (std::uint32_t i = 0; i < instruction.count; ++i) {
    // All of them, since each one that holds says something about the value.
    holds = apply_quietly(program_.node_lists[instruction.first + i], at) || holds;
  }
  if (!holds && !quiet_ && !stopped()) explain_branches(node, instruction, at);
  return holds;
}

bool Evaluator::apply_one(NodeId node, const Instruction& instruction, LocationId at) {
  std::uint32_t matches = 0;
  bool may_match = false;
  for (std::uint32_t i = 0; i < instruction.count; ++i) {
    const Verdict verdict = decide(program_.node_lists[instruction.first + i], at);
    if (verdict == Verdict::holds) ++matches;
    may_match = may_match || verdict == Verdict::undecided;
    if (matches > 1 && quiet_) return false;
  }
  if (matches == 1) return true;
  if (matches == 0 && may_match) return marks_hold_;
  if (matches > 1) return fail(node, instruction, at, matches);
  if (!quiet_ && !stopped()) explain_branches(node, instruction, at);
  return false;
}

/// An undecided condition demands neither branch, but that one of them holds.
bool Evaluator::apply_condition(const ConditionRule& rule, LocationId at) {
  const Verdict verdict = decide(rule.condition, at);
  if (verdict == Verdict::undecided) {
    bool either = rule.consequence == kNone || apply_quietly(rule.consequence, at);
    either = rule.alternative == kNone || (!either && apply_quietly(rule.alternative, at)) || either;
    return either ? marks_hold_ : apply(rule.consequence, at);
  }
  const NodeId then = verdict == Verdict::holds ? rule.consequence : rule.alternative;
  return then == kNone || apply(then, at);
}

bool Evaluator::apply_negation(NodeId node, const Instruction& instruction, LocationId at) {
  const std::size_t annotations = result_.annotations.size();
  const Verdict verdict = decide(instruction.first, at);
  result_.annotations.resize(annotations);
  if (stopped()) return false;
  if (verdict == Verdict::undecided) return marks_hold_;
  return verdict == Verdict::fails || fail(node, instruction, at);
}

bool Evaluator::apply_dynamic(const DynamicRule& rule, LocationId at) {
  if (rule.anchor != kNone) {
    for (const std::uint32_t resource : scope_) {
      for (const Resource::DynamicAnchor& anchor : program_.resources[resource].dynamic_anchors) {
        if (anchor.name == rule.anchor) return apply(anchor.node, at);
      }
    }
  }
  return apply(rule.fallback, at);
}

/// The types of the values that an enum or const allows.
std::uint32_t Evaluator::types_of_values(const Problem& problem) const {
  const bool many = problem.keyword == Keyword::enumeration;
  const std::size_t count = many ? problem.written->items().size() : 1;
  std::uint32_t types = 0;
  for (std::size_t i = 0; i < count; ++i) types |= type_bits(*program_.values[problem.detail + i]);
  return types;
}

/// Whether a map has any of the keys that the branch names: else nothing speaks for its being meant.
bool Evaluator::resembles(NodeId branch, LocationId at) const {
  if (!value(at).is_map()) return true;
  const std::vector<std::string_view> known = known_keys(program_, same_place(program_, branch));
  const auto members = value(at).map().members();
  return std::any_of(members.begin(), members.end(), [&known](const document::Member& member) {
    return std::binary_search(known.begin(), known.end(), member.key->view());
  });
}

/// Runs the branches again to see what is wrong with each, and keeps the problems of the one that was most likely
/// meant: of the right type, with the fewest keys missing or unknown, with the fewest problems. Where several are as
/// likely, one problem says that none fits.
void Evaluator::explain_branches(NodeId node, const Instruction& instruction, LocationId at) {
  using Rank = std::tuple<bool, std::size_t, std::size_t>;
  const std::size_t problems_before = result_.problems.size();
  const std::size_t annotations_before = result_.annotations.size();
  constexpr std::size_t kMost = std::numeric_limits<std::size_t>::max();
  Rank best{true, kMost, kMost};
  std::size_t best_branches = 0;
  NodeId best_branch = kNone;
  std::uint32_t types_due = 0;
  std::vector<Problem> best_problems;
  std::vector<Annotation> best_annotations;
  for (std::uint32_t i = 0; i < instruction.count; ++i) {
    apply(program_.node_lists[instruction.first + i], at);
    if (stopped()) break;
    bool wrong_type = false;
    std::size_t wrong_keys = 0;
    for (std::size_t p = problems_before; p < result_.problems.size(); ++p) {
      const Problem& problem = result_.problems[p];
      const bool own = problem.location == at;
      const bool below = result_.locations[problem.location].parent == at;
      if (own && problem.keyword == Keyword::type) {
        wrong_type = true;
        types_due |= problem.detail;
      }
      if (own && (problem.keyword == Keyword::enumeration || problem.keyword == Keyword::constant)) {
        const std::uint32_t types = types_of_values(problem);
        types_due |= types;
        wrong_type = wrong_type || (types & type_bits(value(at))) == 0;
        ++wrong_keys;
      }
      if (own && (problem.keyword == Keyword::required || problem.keyword == Keyword::false_schema)) ++wrong_keys;
      if (below && (problem.keyword == Keyword::additional_properties ||
                    problem.keyword == Keyword::unevaluated_properties || problem.keyword == Keyword::constant)) {
        ++wrong_keys;
      }
    }
    const std::size_t count = result_.problems.size() - problems_before;
    const Rank rank{wrong_type, wrong_keys, count};
    if (count > 0 && rank <= best) {
      best_branches = rank < best ? 1 : best_branches + 1;
      if (rank < best || best_branches == 1) {
        best_branch = program_.node_lists[instruction.first + i];
        best_problems.assign(result_.problems.begin() + static_cast<std::ptrdiff_t>(problems_before),
                             result_.problems.end());
        best_annotations.assign(result_.annotations.begin() + static_cast<std::ptrdiff_t>(annotations_before),
                                result_.annotations.end());
      }
      best = rank;
    }
    result_.problems.resize(problems_before);
    result_.annotations.resize(annotations_before);
  }
  if (stopped()) return;
  if (std::get<0>(best) && best_branches > 0) {
    // No branch is of the value's type: one finding with all types that would do.
    fail({.keyword = Keyword::type,
          .location = at,
          .node = node,
          .detail = types_due,
          .other = static_cast<std::uint32_t>(instruction.keyword),
          .written = instruction.written});
  } else if (best_branches == 1 && (instruction.count == 1 || resembles(best_branch, at))) {
    result_.problems.insert(result_.problems.end(), best_problems.begin(), best_problems.end());
    result_.annotations.insert(result_.annotations.end(), best_annotations.begin(), best_annotations.end());
  } else {
    fail(node, instruction, at);
  }
}

}  // namespace stageplot::schema
