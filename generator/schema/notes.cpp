#include "schema/notes.hpp"

#include <algorithm>
#include <charconv>
#include <memory_resource>

#include "document/map.hpp"
#include "schema/evaluator.hpp"

namespace stageplot::schema {
namespace {

/// One step of a data path: a key, or an index.
struct PathStep {
  std::string key;
  std::size_t index = 0;
  bool is_index = false;
};

/// The inverse of document::DataPath for the keys that schemas name; what it can't read ends the path.
std::vector<PathStep> parse_path(std::string_view path) {
  std::vector<PathStep> steps;
  while (!path.empty()) {
    if (path.front() == '.') path.remove_prefix(1);
    PathStep step;
    if (!path.empty() && path.front() == '[') {
      if (path.substr(0, 2) == "[\"") {
        std::size_t at = 2;
        for (; at < path.size() && path[at] != '"'; ++at) {
          if (path[at] == '\\' && at + 1 < path.size()) ++at;
          step.key += path[at];
        }
        path.remove_prefix(std::min(path.size(), at + 2));
      } else {
        step.is_index = true;
        std::from_chars(path.data() + 1, path.data() + path.size(), step.index);
        path.remove_prefix(std::min(path.size(), path.find(']')) + (path.find(']') == std::string_view::npos ? 0 : 1));
      }
    } else {
      const std::size_t end = path.find_first_of(".[");
      step.key = path.substr(0, end);
      path.remove_prefix(std::min(end, path.size()));
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

void add(std::vector<NodeId>& nodes, NodeId node) {
  if (node != kNone && std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
}

void add_member(const Program& program, const MembersRule& rule, std::string_view key, std::vector<NodeId>& next) {
  const Property* begin = program.properties.data() + rule.first_property;
  const Property* end = begin + rule.property_count;
  const Property* found =
      std::lower_bound(begin, end, key, [](const Property& p, std::string_view k) { return p.key < k; });
  const bool named = found != end && found->key == key;
  if (named) add(next, found->node);
  bool matched = named;
  for (std::uint32_t i = 0; i < rule.pattern_count; ++i) {
    const PatternProperty& pattern = program.pattern_properties[rule.first_pattern + i];
    if (!program.patterns[pattern.pattern].matches(key)) continue;
    matched = true;
    add(next, pattern.node);
  }
  if (!matched && rule.additional != kNone && rule.additional != kNever &&
      program.nodes[rule.additional].shape != Node::Shape::never) {
    add(next, rule.additional);
  }
}

std::vector<NodeId> step_into(const Program& program, const std::vector<NodeId>& nodes, const PathStep& step) {
  std::vector<NodeId> next;
  for (const NodeId id : nodes) {
    const Node& node = program.nodes[id];
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const Instruction& instruction = program.instructions[node.first + i];
      if (!step.is_index && instruction.keyword == Keyword::properties) {
        add_member(program, program.members[instruction.first], step.key, next);
      } else if (step.is_index && instruction.keyword == Keyword::items) {
        const ItemsRule& rule = program.items[instruction.first];
        add(next, step.index < rule.prefix_count ? program.node_lists[rule.first_prefix + step.index] : rule.rest);
      }
    }
  }
  return next;
}

bool holds_for(const Program& program, NodeId node, const document::Value& value) {
  std::pmr::monotonic_buffer_resource memory;
  Evaluation evaluation(&memory);
  const EvaluatorOptions quiet{.quiet = true};
  return Evaluator(program, quiet, &memory, evaluation).run(value, node);
}

const document::Value* step_into(const document::Value* value, const PathStep& step) {
  if (value == nullptr || !step.is_index) return value == nullptr ? nullptr : document::find(*value, step.key);
  return value->is_list() && step.index < value->items().size() ? &value->items()[step.index] : nullptr;
}

}  // namespace

std::vector<NodeId> same_place(const Program& program, NodeId first, const document::Value* value) {
  std::vector<NodeId> nodes;
  add(nodes, first);
  for (std::size_t next = 0; next < nodes.size(); ++next) {
    const Node node = program.nodes[nodes[next]];
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const Instruction& instruction = program.instructions[node.first + i];
      switch (instruction.keyword) {
        case Keyword::ref:
          add(nodes, instruction.first);
          break;
        case Keyword::dynamic_ref:
          add(nodes, program.dynamics[instruction.first].fallback);
          break;
        case Keyword::all_of:
        case Keyword::any_of:
        case Keyword::one_of:
          for (std::uint32_t n = 0; n < instruction.count; ++n) add(nodes, program.node_lists[instruction.first + n]);
          break;
        case Keyword::condition: {
          const ConditionRule& rule = program.conditions[instruction.first];
          const bool holds = value == nullptr || holds_for(program, rule.condition, *value);
          if (holds) add(nodes, rule.condition);
          if (holds) add(nodes, rule.consequence);
          if (value == nullptr || !holds) add(nodes, rule.alternative);
          break;
        }
        case Keyword::dependent_schemas:
          for (std::uint32_t n = 0; n < instruction.count; ++n) {
            add(nodes, program.dependents[instruction.first + n].node);
          }
          break;
        default:
          break;
      }
    }
  }
  return nodes;
}

std::vector<std::string_view> known_keys(const Program& program, const std::vector<NodeId>& nodes) {
  std::vector<std::string_view> keys;
  for (const NodeId id : nodes) {
    const Node& node = program.nodes[id];
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const Instruction& instruction = program.instructions[node.first + i];
      if (instruction.keyword != Keyword::properties) continue;
      const MembersRule& rule = program.members[instruction.first];
      for (std::uint32_t p = 0; p < rule.property_count; ++p) {
        keys.push_back(program.properties[rule.first_property + p].key);
      }
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

Notes find_notes(const Program& program, std::string_view path, const document::Value* tree) {
  Notes notes;
  std::vector<NodeId> nodes = same_place(program, program.root, tree);
  const auto note_model_only = [&] {
    for (const NodeId id : nodes) {
      if (!program.nodes[id].model_only.empty()) {
        notes.model_only = program.nodes[id].model_only;
        return;
      }
    }
  };
  note_model_only();
  for (const PathStep& step : parse_path(path)) {
    std::vector<NodeId> next;
    tree = step_into(tree, step);
    for (const NodeId direct : step_into(program, nodes, step)) {
      for (const NodeId id : same_place(program, direct, tree)) add(next, id);
    }
    nodes = std::move(next);
    note_model_only();
  }
  notes.known = !nodes.empty();
  for (const NodeId id : nodes) {
    if (notes.description.empty()) notes.description = program.nodes[id].description;
  }
  return notes;
}

Notes CompiledSchema::notes(std::string_view path) const {
  return find_notes(*program_, path);
}

Notes CompiledSchema::notes(std::string_view path, const document::Value& tree) const {
  return find_notes(*program_, path, &tree);
}

}  // namespace stageplot::schema
