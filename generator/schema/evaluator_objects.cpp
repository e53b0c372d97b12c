// The keywords that look at the members of a map.
#include <algorithm>

#include "document/map.hpp"
#include "schema/evaluator.hpp"
#include "schema/restore.hpp"

namespace stageplot::schema {
namespace {

using document::Map;
using document::Value;

}  // namespace

bool Evaluator::apply_members(NodeId node, const MembersRule& rule, LocationId at) {
  const Map& map = *value(at).m;
  const Restore step(in_place_);
  in_place_ = 0;
  const LocationId first = map.size == 0 ? kNone : children(at);
  const Property* property = program_.properties.data() + rule.first_property;
  const Property* const end = property + rule.property_count;
  bool holds = true;
  for (std::uint32_t i = 0; i < map.size; ++i) {
    const std::string_view key = map.data[i].key->view();
    const LocationId child = first + i;
    bool evaluated = false;
    // Both sides are sorted by key, so the search goes on where it ended.
    property = std::lower_bound(property, end, key, [](const Property& p, std::string_view k) { return p.key < k; });
    if (property != end && property->key == key) {
      evaluated = true;
      holds = apply(property->node, child) && holds;
    }
    for (std::uint32_t p = 0; p < rule.pattern_count; ++p) {
      const PatternProperty& pattern = program_.pattern_properties[rule.first_pattern + p];
      if (!program_.patterns[pattern.pattern].matches(key)) continue;
      evaluated = true;
      holds = apply(pattern.node, child) && holds;
    }
    if (!evaluated && rule.additional != kNone) {
      evaluated = true;
      holds = apply_additional(node, rule, child) && holds;
    }
    if (evaluated) mark_evaluated(child);
    if (!holds && (quiet_ || stopped())) return false;
  }
  if (rule.has_defaults && options_.fill_defaults) apply_defaults(rule, at);
  return holds;
}

bool Evaluator::apply_additional(NodeId node, const MembersRule& rule, LocationId child) {
  // A key that is not allowed is a finding about the key; what stands under it does not matter, not even a mark.
  if (program_.nodes[rule.additional].shape != Node::Shape::never) return apply(rule.additional, child);
  return fail(
      {.keyword = Keyword::additional_properties, .location = child, .node = node, .written = rule.additional_written});
}

/// Defaults don't decide whether the value is valid: they are checked like written values, but a bad one is a finding
/// only.
void Evaluator::apply_defaults(const MembersRule& rule, LocationId at) {
  const Map& map = *value(at).m;
  for (std::uint32_t i = 0; i < rule.property_count; ++i) {
    const std::uint32_t index = rule.first_property + i;
    const Property& property = program_.properties[index];
    if (property.default_value == nullptr || document::find(map, property.key) != nullptr) continue;
    const LocationId child = add_location(*property.default_value, at, Location::Step::default_member, index);
    result_.annotations.push_back({.location = child, .kind = Annotation::Kind::defaulted});
    apply(property.node, child);
  }
}

bool Evaluator::apply_names(const Instruction& instruction, LocationId at) {
  const Map& map = *value(at).m;
  const Restore step(in_place_);
  in_place_ = 0;
  bool holds = true;
  for (std::uint32_t i = 0; i < map.size && !stopped(); ++i) {
    const Value key = Value::of(map.data[i].key, map.data[i].key_origin);
    const std::size_t annotations = result_.annotations.size();
    holds = apply(instruction.first, add_location(key, at, Location::Step::key, i)) && holds;
    // What a schema says about a key says nothing about the value.
    result_.annotations.resize(annotations);
    if (!holds && quiet_) return false;
  }
  return holds;
}

bool Evaluator::check_required(NodeId node, const Instruction& instruction, LocationId at) {
  const Map& map = *value(at).m;
  bool holds = true;
  for (std::uint32_t i = 0; i < instruction.count; ++i) {
    if (document::find(map, program_.names[instruction.first + i]) != nullptr) continue;
    holds = fail(node, instruction, at, instruction.first + i);
    if (quiet_) return false;
  }
  return holds;
}

bool Evaluator::apply_dependents(NodeId node, const Instruction& instruction, LocationId at) {
  const Map& map = *value(at).m;
  bool holds = true;
  for (std::uint32_t i = 0; i < instruction.count; ++i) {
    const DependentRule& rule = program_.dependents[instruction.first + i];
    if (document::find(map, rule.key) == nullptr) continue;
    if (rule.node != kNone) holds = apply(rule.node, at) && holds;
    for (std::uint32_t n = 0; n < rule.name_count; ++n) {
      if (document::find(map, program_.names[rule.first_name + n]) != nullptr) continue;
      holds = fail(node, instruction, at, rule.first_name + n, instruction.first + i);
    }
    if (!holds && quiet_) return false;
  }
  return holds;
}

bool Evaluator::apply_unevaluated(NodeId node, const Instruction& instruction, LocationId at) {
  const bool is_map = value(at).is_map();
  const std::uint32_t size = is_map ? value(at).m->size : value(at).l->size;
  if (size == 0) return true;
  const Restore step(in_place_);
  in_place_ = 0;
  const LocationId first = children(at);
  // Since this node began, only schemas of this very place have noted children of it.
  const std::uint32_t stamp = ++stamp_;
  for (std::size_t i = annotations_before_; i < result_.annotations.size(); ++i) {
    const Annotation& annotation = result_.annotations[i];
    if (annotation.kind != Annotation::Kind::evaluated) continue;
    Location& location = result_.locations[annotation.location];
    if (location.parent == at) location.evaluated_stamp = stamp;
  }
  const bool refused = program_.nodes[instruction.first].shape == Node::Shape::never;
  bool holds = true;
  for (std::uint32_t i = 0; i < size; ++i) {
    const LocationId child = first + i;
    if (result_.locations[child].evaluated_stamp == stamp) continue;
    holds = (refused ? fail(node, instruction, child) : apply(instruction.first, child)) && holds;
    mark_evaluated(child);
    if (!holds && (quiet_ || stopped())) return false;
  }
  return holds;
}

}  // namespace stageplot::schema
