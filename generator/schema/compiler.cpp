#include "schema/compiler.hpp"

#include <algorithm>
#include <utility>

#include "diagnostics/rules/schema.hpp"
#include "document/map.hpp"
#include "schema/wording.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::schema {
namespace {

using document::Kind;
using document::Value;

std::string_view text_of(const Value* value) {
  return value != nullptr && value->is_string() ? value->text() : std::string_view{};
}

Value flagged_default(const Value& value, document::Arena& arena) {
  Value result = value;
  if (value.is_list()) {
    result.l = arena.list(value.items());
    for (std::uint32_t i = 0; i < result.l->size; ++i) result.l->data[i] = flagged_default(result.l->data[i], arena);
  } else if (value.is_map()) {
    std::vector<document::Member> members(value.map().members().begin(), value.map().members().end());
    for (document::Member& member : members) member.value = flagged_default(member.value, arena);
    result.m = document::make_map(arena, members);
  }
  result.flags = static_cast<std::uint8_t>(result.flags | document::kDefault);
  return result;
}

}  // namespace

void Compiler::run(const Value& schema, Program& program) {
  program_ = &program;
  program.owner = options_.owner;
  program.nodes.resize(2);
  program.nodes[kAlways].shape = Node::Shape::always;
  program.nodes[kNever].shape = Node::Shape::never;
  sources_.resize(2);
  // The caller's Value may be a temporary; the copy keeps one address.
  const Value& root = program.owned.emplace_back(schema);
  resources_.add_document(std::string(options_.base_uri), root, options_.default_draft);
  program.root = node_of(*resources_.find(&root));
  for (NodeId next = 2; next < program.nodes.size(); ++next) {
    compile_node(next);
    add_dynamic_anchors();
  }
  program.resources.resize(resources_.size());
  find_endless_references();
  resolve_defaults();
}

NodeId Compiler::node_of(const Subschema& subschema) {
  const auto [found, inserted] = nodes_.try_emplace(subschema.value, kNone);
  if (!inserted) return found->second;
  found->second = static_cast<NodeId>(program_->nodes.size());
  program_->nodes.push_back({.resource = subschema.resource, .written = subschema.value, .pointer = subschema.pointer});
  sources_.push_back(&subschema);
  return found->second;
}

NodeId Compiler::node_at(const Value& value) {
  if (const Subschema* subschema = resources_.find(&value)) return node_of(*subschema);
  report(diagnostics::rules::schema_bad_schema, "a schema is due here, a map or true or false", value);
  return kNone;
}

void Compiler::add_dynamic_anchors() {
  for (; resources_seen_ < resources_.size(); ++resources_seen_) {
    const SchemaResource& resource = resources_.resource(static_cast<std::uint32_t>(resources_seen_));
    program_->resources.resize(resources_.size());
    for (const auto& [name, value] : resource.dynamic_anchors) {
      const auto id = anchor_names_.try_emplace(name, static_cast<std::uint32_t>(anchor_names_.size())).first->second;
      program_->resources[resources_seen_].dynamic_anchors.push_back({id, node_of(*resources_.find(value))});
    }
  }
}

Compiler::Keywords Compiler::read_keywords(const Node& node, const Value& schema) {
  Keywords keywords{};
  const SchemaResource& resource = resources_.resource(node.resource);
  const bool reference_alone = resource.draft <= Draft::draft7 && document::find(schema, "$ref") != nullptr;
  for (const document::Member& member : schema.map().members()) {
    const std::string_view name = member.key->view();
    const KeywordInfo* known = find_keyword(name, resource.draft);
    if (known == nullptr) {
      if (options_.unknown_keywords == UnknownKeywords::refuse && name.substr(0, 2) != "x-") {
        std::vector<std::string_view> names;
        for (const KeywordInfo& keyword : all_keywords()) names.push_back(keyword.name);
        Value place = member.value;
        place.origin = member.key_origin;
        report(diagnostics::rules::schema_bad_schema, "`" + std::string(name) + "` is no keyword of JSON Schema", place,
               text::did_you_mean(name, names));
      }
      continue;
    }
    if ((resource.vocabularies & known->vocabulary) == 0) continue;
    if (reference_alone && known->keyword != Keyword::ref) continue;
    keywords[static_cast<std::size_t>(known->keyword)] = &member.value;
  }
  return keywords;
}

void Compiler::compile_node(NodeId id) {
  const Value& schema = *sources_[id]->value;
  if (schema.is(Kind::boolean)) {
    program_->nodes[id].shape = schema.b ? Node::Shape::always : Node::Shape::never;
    return;
  }
  if (!schema.is_map()) {
    report(diagnostics::rules::schema_bad_schema, "a schema is due here, a map or true or false", schema);
    program_->nodes[id].shape = Node::Shape::always;
    return;
  }
  current_pointer_ = program_->nodes[id].pointer;
  const Keywords keywords = read_keywords(program_->nodes[id], schema);
  const Draft draft = resources_.resource(program_->nodes[id].resource).draft;
  const auto first = static_cast<std::uint32_t>(program_->instructions.size());
  emit_references(id, keywords);
  emit_assertions(keywords, draft);
  emit_applicators(keywords, draft);
  Node& node = program_->nodes[id];
  node.first = first;
  node.count = static_cast<std::uint32_t>(program_->instructions.size()) - first;
  if (node.count == 0) node.shape = Node::Shape::always;
  node.title = text_of(keywords[static_cast<std::size_t>(Keyword::title)]);
  node.description = text_of(keywords[static_cast<std::size_t>(Keyword::description)]);
  node.model_only = text_of(keywords[static_cast<std::size_t>(Keyword::x_model_only)]);
  node.default_value = keywords[static_cast<std::size_t>(Keyword::default_value)];
}

void Compiler::emit_references(NodeId id, const Keywords& keywords) {
  for (const Keyword keyword : {Keyword::ref, Keyword::dynamic_ref, Keyword::recursive_ref}) {
    const Value* reference = keywords[static_cast<std::size_t>(keyword)];
    if (reference == nullptr) continue;
    if (!reference->is_string()) {
      report_bad(keyword, "a string", *reference);
    } else {
      emit_reference(id, keyword, *reference);
    }
  }
}

void Compiler::emit_reference(NodeId id, Keyword keyword, const Value& reference) {
  const Subschema* target = resources_.resolve(program_->nodes[id].resource, reference.text());
  if (target == nullptr) {
    report(diagnostics::rules::schema_unknown_reference,
           "nothing is at `" + std::string(reference.text()) + "`, which `" + std::string(name(keyword)) + "` names",
           reference, "name a schema of this file (`#/$defs/NAME`) or of another file of the project");
    return;
  }
  const NodeId node = node_of(*target);
  if (keyword == Keyword::ref) {
    program_->nodes[id].reference = node;
    emit({.keyword = Keyword::ref, .first = node, .count = 1, .written = &reference});
    return;
  }
  // Only a reference whose target bears the dynamic anchor itself looks through the dynamic scope.
  DynamicRule rule{.fallback = node};
  const std::size_t hash = reference.text().find('#');
  const std::string anchor(keyword == Keyword::recursive_ref || hash == std::string_view::npos
                               ? std::string_view{}
                               : reference.text().substr(hash + 1));
  const auto& dynamic = resources_.resource(target->resource).dynamic_anchors;
  if (const auto found = dynamic.find(anchor); found != dynamic.end() && found->second == target->value) {
    rule.anchor = anchor_names_.try_emplace(anchor, static_cast<std::uint32_t>(anchor_names_.size())).first->second;
  }
  program_->dynamics.push_back(rule);
  emit({.keyword = Keyword::dynamic_ref,
        .first = static_cast<std::uint32_t>(program_->dynamics.size() - 1),
        .count = 1,
        .written = &reference});
}

/// Depth-first over the edges that stay at the same place of the value; an edge back onto the way is cut.
void Compiler::find_endless_references() {
  enum class Mark : std::uint8_t { fresh, on_way, done };
  std::vector<Mark> marks(program_->nodes.size(), Mark::fresh);
  struct Step {
    NodeId node;
    std::uint32_t next = 0;  // instruction
    std::uint32_t edge = 0;  // of that instruction
  };
  const auto edge_of = [this](Instruction& instruction, std::uint32_t edge) -> NodeId* {
    switch (instruction.keyword) {
      case Keyword::ref:
      case Keyword::negation:
        return edge == 0 ? &instruction.first : nullptr;
      case Keyword::all_of:
      case Keyword::any_of:
      case Keyword::one_of:
        return edge < instruction.count ? &program_->node_lists[instruction.first + edge] : nullptr;
      case Keyword::condition: {
        ConditionRule& rule = program_->conditions[instruction.first];
        NodeId* const edges[] = {&rule.condition, &rule.consequence, &rule.alternative};
        return edge < 3 ? edges[edge] : nullptr;
      }
      case Keyword::dependent_schemas:
        return edge < instruction.count ? &program_->dependents[instruction.first + edge].node : nullptr;
      default:
        return nullptr;
    }
  };
  for (NodeId root = 2; root < program_->nodes.size(); ++root) {
    if (marks[root] != Mark::fresh) continue;
    std::vector<Step> way{{root}};
    marks[root] = Mark::on_way;
    while (!way.empty()) {
      Step& step = way.back();
      const Node& node = program_->nodes[step.node];
      if (step.next == node.count) {
        marks[step.node] = Mark::done;
        way.pop_back();
        continue;
      }
      Instruction& instruction = program_->instructions[node.first + step.next];
      NodeId* edge = edge_of(instruction, step.edge);
      if (edge == nullptr) {
        ++step.next;
        step.edge = 0;
        continue;
      }
      ++step.edge;
      if (*edge == kNone || marks[*edge] == Mark::done) continue;
      if (marks[*edge] == Mark::on_way) {
        report(diagnostics::rules::schema_endless_reference,
               "this leads back to `#" + program_->nodes[*edge].pointer + "` without going into the value",
               *instruction.written, "take one of the references on the way round away");
        *edge = kAlways;
        continue;
      }
      marks[*edge] = Mark::on_way;
      way.push_back({*edge});
    }
  }
}

/// A property's default is its own or that of the schema that its `$ref` names.
void Compiler::resolve_defaults() {
  for (MembersRule& rule : program_->members) {
    for (std::uint32_t i = 0; i < rule.property_count; ++i) {
      Property& property = program_->properties[rule.first_property + i];
      NodeId id = property.node;
      for (int hops = 0; hops < 32 && id != kNone && program_->nodes[id].default_value == nullptr; ++hops) {
        id = program_->nodes[id].reference;
      }
      if (id == kNone || program_->nodes[id].default_value == nullptr) continue;
      property.default_value =
          &program_->owned.emplace_back(flagged_default(*program_->nodes[id].default_value, program_->arena));
      rule.has_defaults = true;
    }
  }
}

void Compiler::report(const diagnostics::Rule& rule, const std::string& summary, const Value& where, std::string help) {
  diagnostics_.add({.rule = &rule,
                    .owner = options_.owner,
                    .summary = summary,
                    .primary = {.span = origins_.span(where.origin)},
                    .path = "#" + current_pointer_,
                    .help = std::move(help)});
}

void Compiler::report_bad(Keyword keyword, std::string_view due, const Value& where) {
  const bool scalar = !where.is_map() && !where.is_list();
  const std::string mark = where.is_string() ? "\"" : "";
  const std::string seen =
      scalar ? quoted(mark + shown(where, origins_, nullptr) + mark) : std::string(kind_words(where));
  report(diagnostics::rules::schema_bad_schema,
         quoted(name(keyword)) + " is " + seen + ", but must be " + std::string(due), where);
}

CompiledSchema::CompiledSchema(std::unique_ptr<const Program> program) : program_(std::move(program)) {}
CompiledSchema::CompiledSchema(CompiledSchema&&) noexcept = default;
CompiledSchema& CompiledSchema::operator=(CompiledSchema&&) noexcept = default;
CompiledSchema::~CompiledSchema() = default;

CompiledSchema compile_schema(const Value& schema, const document::Origins& origins, const CompileOptions& options,
                              diagnostics::Diagnostics& diagnostics) {
  auto program = std::make_unique<Program>();
  Compiler(origins, options, diagnostics).run(schema, *program);
  return CompiledSchema(std::move(program));
}

}  // namespace stageplot::schema
