// What gojsonschema refuses while it reads a schema, before it looks at any value: references to nothing, unknown
// types, and exclusive bounds that are flags of nothing. It has no metaschema; everything else that is odd it lets
// pass, or says when it meets it.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "chart/schema_documents.hpp"
#include "chart/schema_view.hpp"
#include "chart/schema_words.hpp"
#include "document/map.hpp"

namespace stageplot::chart {

using document::Kind;
using document::Value;

namespace {

std::string type_problem(const Value& schema) {
  constexpr std::array<std::string_view, 7> kTypes{"array", "boolean", "integer", "number", "null", "object", "string"};
  for (const std::string_view type : words_of_keyword(schema, "type")) {
    if (std::ranges::find(kTypes, type) != kTypes.end()) continue;
    return "has a primitive type that is NOT VALID -- given: /" + std::string{type} +
           "/ Expected valid values are:[array boolean integer number null object string]";
  }
  return {};
}

std::string bound_problem(const Value& schema) {
  for (const auto& [flag, bound] : {std::pair{"exclusiveMinimum", "minimum"}, {"exclusiveMaximum", "maximum"}}) {
    const Value* found = keyword(schema, flag);
    if (found != nullptr && found->is(Kind::boolean) && keyword(schema, bound) == nullptr) {
      return std::string{flag} + " cannot be used without " + bound;
    }
  }
  return {};
}

class Reader {
 public:
  explicit Reader(const Value& root) : root_(root) {}

  std::string read(const Value& schema, int depth) {
    if (depth > kDeepestSchema || !schema.is_map()) return {};
    if (std::string problem = below(schema, "definitions", depth); !problem.empty()) return problem;
    if (const Value* reference = keyword(schema, "$ref"); reference != nullptr) {
      if (!reference->is_string()) return {};
      if (!references_) references_.emplace(root_);
      const SchemaDocuments::Target target = references_->resolve(schema, reference->text());
      if (target.schema == nullptr || !followed_.insert(target.schema).second) return target.problem;
      return read(*target.schema, depth + 1);
    }
    if (std::string problem = type_problem(schema); !problem.empty()) return problem;
    for (const std::string_view name :
         {"properties", "additionalProperties", "patternProperties", "propertyNames", "dependencies", "items"}) {
      if (std::string problem = below(schema, name, depth); !problem.empty()) return problem;
    }
    if (std::string problem = bound_problem(schema); !problem.empty()) return problem;
    for (const std::string_view name : {"contains", "oneOf", "anyOf", "allOf", "not", "if", "then", "else"}) {
      if (std::string problem = below(schema, name, depth); !problem.empty()) return problem;
    }
    return {};
  }

 private:
  /// The schemas under a keyword: one, a list of them, or a map of them.
  std::string below(const Value& schema, std::string_view name, int depth) {
    const Value* held = keyword(schema, name);
    if (held == nullptr) return {};
    constexpr std::array<std::string_view, 4> kMaps{"definitions", "properties", "patternProperties", "dependencies"};
    if (std::ranges::find(kMaps, name) != kMaps.end() && held->is_map()) {
      for (const document::Member& member : held->map().members()) {
        if (std::string problem = read(member.value, depth + 1); !problem.empty()) return problem;
      }
      return {};
    }
    if (!held->is_list()) return read(*held, depth + 1);
    for (const Value& item : held->items()) {
      if (std::string problem = read(item, depth + 1); !problem.empty()) return problem;
    }
    return {};
  }

  const Value& root_;
  std::optional<SchemaDocuments> references_;
  std::unordered_set<const Value*> followed_;
};

}  // namespace

std::string schema_problem(const Value& schema) {
  if (!schema.is_map() && !schema.is(Kind::boolean)) return "schema is invalid";
  return Reader(schema).read(schema, 0);
}

}  // namespace stageplot::chart
