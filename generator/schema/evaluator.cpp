#include "schema/evaluator.hpp"

#include "document/object.hpp"
#include "schema/equality.hpp"
#include "schema/restore.hpp"

namespace stageplot::schema {
namespace {

using document::Kind;
using document::Value;

// A chain of references that long goes in a circle that no static check can see ($dynamicRef).
constexpr std::uint32_t kMostInPlace = 200;
// Bounds the stack: a frame has some 600 bytes, several times that under a sanitizer.
constexpr std::uint32_t kMostFrames = 1'500;

bool is_mark(const Value& value) {
  return value.is(Kind::object) && (value.type == document::TypeId::unknown || value.type == document::TypeId::deploy);
}

}  // namespace

Evaluator::Evaluator(const Program& program, const EvaluatorOptions& options, std::pmr::memory_resource* memory,
                     Evaluation& result)
    : program_(program), options_(options), result_(result), scope_(memory), quiet_(options.quiet) {}

bool Evaluator::run(const Value& value, NodeId node) {
  const LocationId root = add_location(value, kNone, Location::Step::root, 0);
  const bool holds = apply(node, root);
  return holds && !stopped();
}

bool Evaluator::run(const Value& value) {
  return run(value, program_.root);
}

LocationId Evaluator::add_location(const Value& value, LocationId parent, Location::Step step, std::uint32_t index) {
  Location location{.value = value, .parent = parent, .index = index, .step = step};
  if (parent != kNone) location.depth = static_cast<std::uint16_t>(result_.locations[parent].depth + 1);
  if (value.is(Kind::object) && value.type == document::TypeId::deploy && !document::deploy(value).example.is_nil()) {
    location.value = document::deploy(value).example;
    location.is_example = true;
  }
  result_.locations.push_back(location);
  return static_cast<LocationId>(result_.locations.size() - 1);
}

LocationId Evaluator::children(LocationId at) {
  if (result_.locations[at].first_child != kNone) return result_.locations[at].first_child;
  const auto first = static_cast<LocationId>(result_.locations.size());
  result_.locations[at].first_child = first;
  const Value parent = value(at);
  if (parent.is_map()) {
    for (std::uint32_t i = 0; i < parent.m->size; ++i) {
      add_location(parent.m->data[i].value, at, Location::Step::member, i);
    }
  } else {
    for (std::uint32_t i = 0; i < parent.l->size; ++i) add_location(parent.l->data[i], at, Location::Step::item, i);
  }
  return first;
}

void Evaluator::mark_evaluated(LocationId child) {
  if (program_.tracks_evaluated) {
    result_.annotations.push_back({.location = child, .kind = Annotation::Kind::evaluated});
  }
}

bool Evaluator::fail(NodeId node, const Instruction& instruction, LocationId at, std::uint32_t detail,
                     std::uint32_t other) {
  return fail({.keyword = instruction.keyword,
               .location = at,
               .node = node,
               .detail = detail,
               .other = other,
               .written = instruction.written});
}

bool Evaluator::fail(const Problem& problem) {
  if (!quiet_ && result_.problems.size() < options_.max_problems) result_.problems.push_back(problem);
  return false;
}

bool Evaluator::stop(Limit limit, LocationId at) {
  if (!stopped()) {
    result_.limit = limit;
    result_.limit_location = at;
  }
  return false;
}

bool Evaluator::apply(NodeId id, LocationId at) {
  const Node& node = program_.nodes[id];
  if (node.shape == Node::Shape::always) return true;
  if (node.shape == Node::Shape::never) return fail({.location = at, .node = id, .written = node.written});
  if (stopped()) return false;
  const Location& location = result_.locations[at];
  if (is_mark(location.value)) {
    met_mark_ = true;
    return marks_hold_;
  }
  if (location.depth > options_.max_depth) return stop(Limit::value_depth, at);
  if (++steps_ > options_.max_steps) return stop(Limit::steps, at);
  const Restore frames(frames_);
  const Restore in_place(in_place_);
  const Restore before(annotations_before_);
  if (++frames_ > kMostFrames || ++in_place_ > kMostInPlace) return stop(Limit::reference_depth, at);
  annotations_before_ = result_.annotations.size();
  const bool enters = scope_.empty() || scope_.back() != node.resource;
  if (enters) scope_.push_back(node.resource);
  bool holds = true;
  for (std::uint32_t i = 0; i < node.count; ++i) {
    if (execute(id, program_.instructions[node.first + i], at)) continue;
    holds = false;
    if (quiet_ || stopped()) break;
  }
  if (enters) scope_.pop_back();
  return holds;
}

bool Evaluator::execute(NodeId node, const Instruction& instruction, LocationId at) {
  const Value& here = value(at);
  switch (instruction.keyword) {
    case Keyword::ref:
      return apply(instruction.first, at);
    case Keyword::dynamic_ref:
      return apply_dynamic(program_.dynamics[instruction.first], at);
    case Keyword::all_of:
      return apply_all(instruction, at);
    case Keyword::any_of:
      return apply_any(node, instruction, at);
    case Keyword::one_of:
      return apply_one(node, instruction, at);
    case Keyword::negation:
      return apply_negation(node, instruction, at);
    case Keyword::condition:
      return apply_condition(program_.conditions[instruction.first], at);
    case Keyword::x_type:
      return apply_scalar_type(node, instruction, at);
    case Keyword::unevaluated_properties:
      return !here.is_map() || apply_unevaluated(node, instruction, at);
    case Keyword::unevaluated_items:
      return !here.is_list() || apply_unevaluated(node, instruction, at);
    default:
      break;
  }
  if (here.is_map()) {
    switch (instruction.keyword) {
      case Keyword::properties:
        return apply_members(node, program_.members[instruction.first], at);
      case Keyword::property_names:
        return apply_names(instruction, at);
      case Keyword::required:
        return check_required(node, instruction, at);
      case Keyword::dependent_required:
      case Keyword::dependent_schemas:
        return apply_dependents(node, instruction, at);
      case Keyword::max_properties:
        return here.m->size <= program_.limits[instruction.first] || fail(node, instruction, at, instruction.first);
      case Keyword::min_properties:
        return here.m->size >= program_.limits[instruction.first] || fail(node, instruction, at, instruction.first);
      default:
        break;
    }
  } else if (here.is_list()) {
    switch (instruction.keyword) {
      case Keyword::items:
        return apply_items(node, program_.items[instruction.first], at);
      case Keyword::contains:
        return apply_contains(node, instruction, at);
      case Keyword::max_items:
        return here.l->size <= program_.limits[instruction.first] || fail(node, instruction, at, instruction.first);
      case Keyword::min_items:
        return here.l->size >= program_.limits[instruction.first] || fail(node, instruction, at, instruction.first);
      case Keyword::unique_items: {
        const auto found = find_duplicate(here.items());
        return !found || fail(node, instruction, at, static_cast<std::uint32_t>(found->first),
                              static_cast<std::uint32_t>(found->second));
      }
      default:
        break;
    }
  }
  return check_scalar(node, instruction, at);
}

}  // namespace stageplot::schema
