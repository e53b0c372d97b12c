// Every document that takes part in a compilation, taken apart into resources (schemas with an `$id`), subschemas and
// anchors, so that a reference can be resolved to a place.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/value.hpp"
#include "schema/compile.hpp"
#include "schema/keywords.hpp"

namespace stageplot::schema {

/// A place in a document where a schema stands.
struct Subschema {
  const document::Value* value = nullptr;
  std::uint32_t resource = 0;
  std::string pointer;  // from the document's root
};

struct SchemaResource {
  std::string uri;  // absolute where the schema or its place gives one, without fragment
  const document::Value* root = nullptr;
  std::string pointer;  // from its document's root
  Draft draft = Draft::draft2020_12;
  std::uint8_t vocabularies = kAllVocabularies;
  std::map<std::string, const document::Value*, std::less<>> anchors;          // dynamic ones too
  std::map<std::string, const document::Value*, std::less<>> dynamic_anchors;  // "" for `$recursiveAnchor: true`
};

class Resources {
 public:
  explicit Resources(const CompileOptions& options) : options_(options) {}

  /// Takes a document apart; its root resource.
  std::uint32_t add_document(std::string uri, const document::Value& root, Draft draft);

  /// The schema at this value, nullptr where no known keyword holds one here.
  [[nodiscard]] const Subschema* find(const document::Value* value) const;
  [[nodiscard]] const SchemaResource& resource(std::uint32_t id) const { return resources_[id]; }
  [[nodiscard]] std::size_t size() const { return resources_.size(); }

  /// The schema that `reference` means inside `resource`, loading documents where it must; nullptr where nothing is
  /// there.
  [[nodiscard]] const Subschema* resolve(std::uint32_t resource, std::string_view reference);

 private:
  struct Dialect {
    Draft draft;
    std::uint8_t vocabularies;
  };

  void scan(const document::Value& value, std::uint32_t resource, const std::string& pointer, int depth);
  void scan_children(const document::Value& value, std::uint32_t resource, const std::string& pointer, int depth);
  void scan_keyword(const KeywordInfo& keyword, const document::Value& value, std::uint32_t resource,
                    const std::string& pointer, int depth);
  std::uint32_t open_resource(const document::Value& value, std::uint32_t parent, std::string_view id,
                              const std::string& pointer);
  void read_anchors(const document::Value& value, std::uint32_t resource);
  [[nodiscard]] Dialect dialect_of(const document::Value& schema, Dialect inherited, int depth = 0);
  [[nodiscard]] const Subschema* at_pointer(std::uint32_t resource, std::string_view pointer);

  const CompileOptions& options_;
  std::deque<SchemaResource> resources_;
  std::map<std::string, std::uint32_t, std::less<>> by_uri_;
  std::unordered_map<const document::Value*, Subschema> subschemas_;
};

}  // namespace stageplot::schema
