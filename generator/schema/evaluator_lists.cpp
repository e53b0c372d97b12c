// The keywords that look at the items of a list.
#include "schema/evaluator.hpp"
#include "schema/restore.hpp"

namespace stageplot::schema {
bool Evaluator::apply_items(NodeId node, const ItemsRule& rule, LocationId at) {
  const std::uint32_t size = value(at).l->size;
  if (size == 0) return true;
  const Restore step(in_place_);
  in_place_ = 0;
  const LocationId first = children(at);
  const bool rest_refused = rule.rest != kNone && program_.nodes[rule.rest].shape == Node::Shape::never;
  bool holds = true;
  for (std::uint32_t i = 0; i < size; ++i) {
    const LocationId child = first + i;
    if (i < rule.prefix_count) {
      holds = apply(program_.node_lists[rule.first_prefix + i], child) && holds;
    } else if (rest_refused) {
      holds = fail({.keyword = rule.rest_keyword,
                    .location = child,
                    .node = node,
                    .detail = rule.prefix_count,
                    .written = rule.rest_written});
    } else if (rule.rest != kNone) {
      holds = apply(rule.rest, child) && holds;
    } else {
      break;
    }
    mark_evaluated(child);
    if (!holds && (quiet_ || stopped())) return false;
  }
  return holds;
}

bool Evaluator::apply_contains(NodeId node, const Instruction& instruction, LocationId at) {
  const ContainsRule& rule = program_.contains[instruction.first];
  const std::uint32_t size = value(at).l->size;
  std::uint32_t matches = 0;
  if (size > 0) {
    const Restore step(in_place_);
    in_place_ = 0;
    const LocationId first = children(at);
    for (std::uint32_t i = 0; i < size && !stopped(); ++i) {
      if (!apply_quietly(rule.node, first + i)) continue;
      ++matches;
      if (rule.evaluates_items) mark_evaluated(first + i);
    }
  }
  return (matches >= rule.least && matches <= rule.most) || fail(node, instruction, at, matches, instruction.first);
}

}  // namespace stageplot::schema
