#include "layering/references.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "diagnostics/rules/reference.hpp"
#include "document/data_path.hpp"
#include "document/map.hpp"
#include "document/object.hpp"
#include "layering/reference_text.hpp"
#include "layering/scalar_text.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::layering {
namespace {

namespace rules = diagnostics::rules;
using document::Kind;
using document::List;
using document::Map;
using document::Member;
using document::OriginId;
using document::Value;

constexpr std::uint8_t kContagious = document::kSecret | document::kAssumed;

/// Thrown when a tree grows past its limit; caught in resolve_references.
struct TooLarge {};

class Resolver {
 public:
  Resolver(const ReferenceInput& input, document::Arena& arena, document::Origins& origins,
           diagnostics::Diagnostics& diagnostics)
      : input_(input), arena_(arena), origins_(origins), diagnostics_(diagnostics) {}

  /// The subtree with its references replaced. Nodes are known by their address in the tree as merged.
  Value tree(const Value& node) {
    if (++visited_ > input_.limits.expanded_nodes) throw TooLarge{};
    switch (node.kind) {
      case Kind::map:
        return map(node);
      case Kind::list:
        return list(node);
      case Kind::string:
        return has_reference(node.text()) ? string(node) : node;
      default:
        return node;
    }
  }

 private:
  struct Step {
    const Value* node;
    std::string path;
  };

  Value map(const Value& node) {
    Map* copy = nullptr;
    for (std::uint32_t i = 0; i < node.m->size; ++i) {
      const Member& member = node.m->data[i];
      const document::PathScope scope(path_, member.key->view());
      const Value resolved = tree(member.value);
      if (copy == nullptr && !same(resolved, member.value)) {
        copy = arena_.map(node.m->size);
        copy->size = node.m->size;
        std::copy(node.m->data, node.m->data + node.m->size, copy->data);
      }
      if (copy != nullptr) copy->data[i].value = resolved;
    }
    Value result = node;
    if (copy != nullptr) result.m = copy;
    return result;
  }

  Value list(const Value& node) {
    List* copy = nullptr;
    for (std::uint32_t i = 0; i < node.l->size; ++i) {
      const document::PathScope scope(path_, std::size_t{i});
      const Value resolved = tree(node.l->data[i]);
      if (copy == nullptr && !same(resolved, node.l->data[i])) copy = arena_.list(node.items());
      if (copy != nullptr) copy->data[i] = resolved;
    }
    Value result = node;
    if (copy != nullptr) result.l = copy;
    return result;
  }

  static bool same(const Value& a, const Value& b) {
    return a.kind == b.kind && a.i == b.i && a.flags == b.flags && a.origin == b.origin;
  }

  Value string(const Value& node) {
    const ReferenceText parsed = parse_reference_text(node.text());
    if (!parsed.error.empty()) {
      report(rules::reference_syntax, node, parsed.error, "write `${path.to.value}`, or `$${` for a literal `${`");
      return failed(node);
    }
    if (const auto path = parsed.single()) {
      const std::optional<Value> target = refer(node, *path);
      if (!target) return failed(node);
      Value result = *target;
      result.flags = static_cast<std::uint8_t>(result.flags | (node.flags & kContagious));
      result.origin = derive(node.origin, target->origin);
      return result;
    }
    return interpolate(node, parsed);
  }

  /// A longer string: the targets' texts put in. An unknown makes the whole unknown, a deploy value makes it a deploy
  /// value whose example is put together from the examples.
  Value interpolate(const Value& node, const ReferenceText& parsed) {
    std::string text;
    std::vector<document::Run> runs;
    std::vector<OriginId> from{node.origin};
    std::uint8_t flags = node.flags & kContagious;
    const document::Deploy* deploy = nullptr;
    const document::Object* unknown = nullptr;
    for (const Segment& segment : parsed.segments) {
      OriginId origin = node.origin;
      const auto begin = static_cast<std::uint32_t>(text.size());
      if (!segment.is_reference) {
        text += segment.text;
      } else {
        const std::optional<Value> target = refer(node, segment.text);
        if (!target) return failed(node);
        origin = target->origin;
        from.push_back(origin);
        flags = static_cast<std::uint8_t>(flags | (target->flags & kContagious));
        Value printed = *target;
        if (target->kind == Kind::object && target->type == document::TypeId::unknown) unknown = target->o;
        if (target->kind == Kind::object && target->type == document::TypeId::deploy) {
          deploy = &document::deploy(*target);
          printed = deploy->example;
          if (printed.is_nil()) printed = Value::of(deploy->name);
        }
        if (unknown == nullptr && !append_scalar(text, printed)) {
          report(rules::reference_not_text, node,
                 "`${" + segment.text + "}` is a " + (printed.is_map() ? "map" : "list") +
                     ", which cannot stand inside a longer string",
                 "refer to one of its values, or let the reference be the whole string");
          return failed(node);
        }
      }
      runs.push_back({begin, origin});
      if (text.size() > input_.limits.text_bytes) throw TooLarge{};
    }
    const OriginId origin = origins_.derive(from);
    Value result;
    if (unknown != nullptr) {
      result = Value::of(unknown, document::TypeId::unknown, origin);
      flags |= document::kUnknown;
    } else if (deploy != nullptr) {
      auto* composed = arena_.create<document::Deploy>();
      composed->name = deploy->name;
      composed->example = Value::of(arena_.copy(text, runs), origin);
      result = Value::of(composed, document::TypeId::deploy, origin);
      flags |= document::kDeploy;
    } else {
      result = Value::of(arena_.copy(text, runs), origin);
    }
    result.flags = flags;
    return result;
  }

  /// The resolved target of one reference in `node`; nothing after a finding.
  std::optional<Value> refer(const Value& node, std::string_view path) {
    const Value* current = nullptr;
    bool resolved = false;
    Value held;  // a shallowly resolved step of the way
    const std::vector<std::string> keys = split_path(path);
    std::string walked;
    for (const std::string& key : keys) {
      const Value* next = nullptr;
      if (current == nullptr) {
        next = document::find(input_.root, key);
        if (next == nullptr) {
          next = document::find(input_.resolved, key);
          resolved = next != nullptr;
        }
      } else {
        if (!resolved && current->is_string() && has_reference(current->text())) {
          const std::optional<Value> through = target(*current, walked, node);
          if (!through) return std::nullopt;
          held = *through;
          current = &held;
        }
        if (current->kind == Kind::object) return *current;  // the value below a mark is as unknown as the mark
        next = document::find(*current, key);
      }
      if (next == nullptr) {
        unknown_path(node, path, walked, key, current);
        return std::nullopt;
      }
      walked = document::append_key(walked, key);
      current = next;
    }
    return resolved ? *current : target(*current, walked, node);
  }

  /// The resolved value of a node that a reference leads to.
  std::optional<Value> target(const Value& node, const std::string& path, const Value& from) {
    if (const auto known = done_.find(&node); known != done_.end()) {
      visited_ += known->second.second;
      if (visited_ > input_.limits.expanded_nodes) throw TooLarge{};
      return known->second.first;
    }
    if (failed_.contains(&node)) return std::nullopt;
    const auto active = std::ranges::find(active_, &node, &Step::node);
    if (active != active_.end() || active_.size() >= input_.limits.depth) {
      cycle(from, active, path);
      return std::nullopt;
    }
    const std::size_t errors = diagnostics_.errors();
    const std::size_t before = visited_;
    active_.push_back({&node, path});
    // A finding inside the target is reported under the target's own path.
    const document::DataPath outer_path = std::exchange(path_, {});
    const std::string outer_prefix = std::exchange(prefix_, path);
    const Value resolved = tree(node);
    path_ = outer_path;
    prefix_ = outer_prefix;
    active_.pop_back();
    if (diagnostics_.errors() != errors || failed_.contains(&node)) {
      failed_.insert(&node);
      return std::nullopt;
    }
    done_.emplace(&node, std::pair{resolved, visited_ - before});
    return resolved;
  }

  OriginId derive(OriginId a, OriginId b) {
    const OriginId both[] = {a, b};
    return origins_.derive(both);
  }

  /// What stands for a value whose reference failed: of any type, so that the schema does not report it once more.
  Value failed(const Value& node) {
    Value result = Value::of(arena_.create<document::Unknown>(), document::TypeId::unknown, node.origin);
    result.flags = document::kUnknown;
    return result;
  }

  [[nodiscard]] std::string path() const {
    std::string rest = path_.text();
    if (prefix_.empty() || rest.empty() || rest.front() == '[') return prefix_ + rest;
    return prefix_ + '.' + rest;
  }

  void report(const diagnostics::Rule& rule, const Value& node, std::string summary, std::string help) {
    diagnostics_.add({.rule = &rule,
                      .summary = std::move(summary),
                      .primary = {origins_.span(node.origin), {}, {}},
                      .path = path(),
                      .help = std::move(help)});
  }

  void unknown_path(const Value& node, std::string_view path, const std::string& walked, const std::string& key,
                    const Value* parent) {
    std::vector<std::string_view> known;
    const auto collect = [&known](const Value& map) {
      if (!map.is_map()) return;
      for (const Member& member : map.map().members()) known.push_back(member.key->view());
    };
    if (parent == nullptr) {
      collect(input_.root);
      collect(input_.resolved);
    } else {
      collect(*parent);
    }
    std::string help = text::did_you_mean(key, known);
    if (parent != nullptr && !parent->is_map()) help = "`" + walked + "` is no map";
    if (help.empty()) help = "refer to a value of this service or of `environment`; `$${` is a literal `${`";
    report(rules::reference_unknown, node,
           "`${" + std::string{path} + "}` refers to nothing: " +
               (walked.empty() ? "there is no `" + key + "`" : "`" + walked + "` has no `" + key + "`"),
           std::move(help));
  }

  void cycle(const Value& from, std::vector<Step>::const_iterator first, const std::string& path) {
    const bool deep = first == active_.end();
    // Each circle is reported once, where it was found first, not again from each of its members.
    if (std::any_of(first, active_.cend(), [&](const Step& step) { return in_circles_.contains(step.node); })) return;
    for (auto step = first; step != active_.cend(); ++step) in_circles_.insert(step->node);
    std::string chain;
    std::vector<diagnostics::Label> labels;
    for (auto step = deep ? active_.cbegin() : first; step != active_.cend(); ++step) {
      chain += "`" + step->path + "` → ";
      if (labels.size() < 8) {
        labels.push_back({origins_.span(step->node->origin), "`" + step->path + "`", {}});
      }
    }
    if (deep) {
      report(rules::reference_cycle, from,
             "references lead through more than " + std::to_string(input_.limits.depth) + " others",
             "shorten the chain of references");
      return;
    }
    // The place of the finding is the reference that closes the circle; a label there would only repeat it.
    std::erase_if(labels, [&](const diagnostics::Label& label) { return label.span == origins_.span(from.origin); });
    diagnostics_.add({.rule = &rules::reference_cycle,
                      .summary = "references go round in a circle: " + chain + "`" + path + "`",
                      .primary = {origins_.span(from.origin), "leads back to `" + path + "`", {}},
                      .labels = std::move(labels),
                      .path = this->path(),
                      .help = "give one of them a value of its own"});
  }

  const ReferenceInput& input_;
  document::Arena& arena_;
  document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  std::string prefix_;  // path of the target that is being resolved, empty for the tree itself
  document::DataPath path_;
  std::vector<Step> active_;
  std::unordered_map<const Value*, std::pair<Value, std::size_t>> done_;
  std::unordered_set<const Value*> in_circles_;
  std::unordered_set<const Value*> failed_;  // targets with a finding inside
  std::size_t visited_ = 0;
};

bool tree_has_reference(const Value& value) {
  if (value.is_string()) return has_reference(value.text());
  if (value.is_list()) return std::ranges::any_of(value.items(), tree_has_reference);
  if (!value.is_map()) return false;
  return std::ranges::any_of(value.map().members(), [](const Member& m) { return tree_has_reference(m.value); });
}

}  // namespace

bool has_reference(std::string_view text) {
  return text.find("${") != std::string_view::npos;
}

std::optional<Value> resolve_references(const ReferenceInput& input, document::Arena& arena, document::Origins& origins,
                                        diagnostics::Diagnostics& diagnostics) {
  if (!tree_has_reference(input.root)) return input.root;
  try {
    return Resolver(input, arena, origins, diagnostics).tree(input.root);
  } catch (const TooLarge&) {
    diagnostics.add({.rule = &rules::reference_too_large,
                     .summary = "references blow the tree up past " + std::to_string(input.limits.expanded_nodes) +
                                " values or " + std::to_string(input.limits.text_bytes) + " bytes of one text",
                     .primary = {origins.span(input.root.origin), {}, {}},
                     .help = "a value that refers twice to a value that refers twice grows without bound: refer to "
                             "single values"});
    return std::nullopt;
  }
}

}  // namespace stageplot::layering
