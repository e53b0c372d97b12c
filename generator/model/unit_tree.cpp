#include "model/unit_tree.hpp"

#include <string>
#include <vector>

#include "document/map.hpp"
#include "layering/references.hpp"
#include "schema/decode.hpp"

namespace stageplot::model {
namespace {

using document::Map;
using document::Member;
using document::OriginId;
using document::Value;

/// `service`, `name`, `environment`: what the tool knows and no file says.
Value tool_keys(const UnitInput& input, OriginId origin, document::Arena& arena) {
  const auto text = [&](std::string_view value) { return Value::of(arena.copy(value), origin); };
  std::vector<Member> members;
  const auto add = [&](std::string_view key, Value value) { members.push_back({arena.borrow(key), value, origin}); };
  add("environment", input.facts);
  add("name", text(input.environment));
  add("service", text(input.service));
  return Value::of(document::make_map(arena, members), origin);
}

/// The release is the base name with the environment's suffix unless the service says otherwise.
Value with_release(const Value& service, const Value& facts, OriginId origin, document::Arena& arena) {
  if (document::find(service, "release") != nullptr || document::find(service, "baseName") == nullptr) return service;
  const bool suffix = document::find(facts, "releaseSuffix") != nullptr;
  std::vector<Member> members(service.map().members().begin(), service.map().members().end());
  const Value release =
      Value::of(arena.borrow(suffix ? "${baseName}${environment.releaseSuffix}" : "${baseName}"), origin);
  members.push_back({arena.borrow("release"), release, origin});
  return Value::of(document::make_map(arena, members), service.origin);
}

/// The members of two maps with different keys as one map.
Value join(const Value& a, const Value& b, document::Arena& arena) {
  std::vector<Member> members(a.map().members().begin(), a.map().members().end());
  members.insert(members.end(), b.map().members().begin(), b.map().members().end());
  return Value::of(document::make_map(arena, members), a.origin);
}

}  // namespace

Unit build_unit(const UnitInput& input, const schema::CompiledSchema& schema, const source::SourceFiles& sources,
                document::Arena& arena, document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  Unit unit{.service = std::string{input.service}};
  const std::size_t errors = diagnostics.errors();
  layering::LayeredDocument layered = layering::merge_layers(input.layers, arena, origins, diagnostics);
  unit.removals = std::move(layered.removals);
  if (layered.root.is_nil())
    layered.root = Value::of(arena.map(), input.layers.empty() ? OriginId::none : input.layers.front().origin);
  const OriginId origin = origins.add({.kind = document::Origin::Kind::tool});
  const Value tool = tool_keys(input, origin, arena);
  const Value merged = with_release(layered.root, input.facts, origin, arena);
  const auto own = layering::resolve_references({.root = merged, .resolved = tool}, arena, origins, diagnostics);
  if (own) {
    const Value decoded = schema::decode(schema, *own, {.sources = &sources}, arena, origins, diagnostics);
    if (diagnostics.errors() == errors) unit.tree = join(decoded, tool, arena);
  }
  for (diagnostics::Diagnostic& diagnostic : diagnostics.all()) {
    diagnostic.environments = {std::string{input.environment}};
    diagnostic.service = std::string{input.service};
  }
  return unit;
}

}  // namespace stageplot::model
