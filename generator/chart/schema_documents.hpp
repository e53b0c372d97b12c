// The documents that references of a values.schema.json lead to, as gojsonschema pools them: the whole one, and each
// schema in it that has an `$id`.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "document/map.hpp"
#include "document/value.hpp"

namespace stageplot::chart {

/// Views into the schema, which must outlive it.
class SchemaDocuments {
 public:
  explicit SchemaDocuments(const document::Value& root);

  struct Target {
    const document::Value* schema = nullptr;
    std::string problem;  // the library's words where there is no schema; empty for a draft's own
  };
  /// Where a reference in `holder`, a schema somewhere in the document, leads to.
  [[nodiscard]] Target resolve(const document::Value& holder, std::string_view reference) const;

 private:
  void collect(const document::Value& value, const std::string& base, int depth);

  std::map<std::string, const document::Value*, std::less<>> documents_;
  std::unordered_map<const document::Map*, std::string> bases_;  // the `$id` around each map
};

}  // namespace stageplot::chart
