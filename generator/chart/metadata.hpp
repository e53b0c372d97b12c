// Chart.yaml as Helm reads it: into typed fields, numbers as their text (`appVersion: 1.10` is "1.1"), white space and
// characters that cannot be printed put right.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/profile.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "document/value.hpp"
#include "source/source_files.hpp"

namespace stageplot::chart {

/// An entry of `dependencies`.
struct Dependency {
  std::string name;
  std::string version;  // a range
  std::string repository;
  std::string condition;
  std::vector<std::string> tags;
  std::string alias;
  document::Value import_values;  // as written; nil where there is none
  document::OriginId origin = document::OriginId::none;

  /// What the parent calls it.
  [[nodiscard]] std::string_view called() const { return alias.empty() ? name : alias; }
};

struct Metadata {
  std::string name;
  std::string version;
  std::string api_version;
  std::string kube_version;
  std::string type;
  bool deprecated = false;
  bool has_dependencies = false;  // the key is there, if with an empty list
  std::vector<Dependency> dependencies;
  document::OriginId kube_version_origin = document::OriginId::none;
  source::FileId file = source::FileId::none;  // where it stands
  /// chart.Metadata as templates see it.
  document::Value object;

  [[nodiscard]] bool is_library() const;
};

/// What is wrong with a Chart.yaml: Helm's words, and the place where they can be held against something.
struct MetadataError {
  std::string message;
  document::OriginId origin = document::OriginId::none;
};

/// The fields as they were read, before they are checked.
struct MetadataDraft {
  std::map<std::string, document::Value, std::less<>> fields;  // by their names in Chart.yaml, in their Go types
  std::vector<Dependency> dependencies;
  std::vector<document::OriginId> null_maintainers;
  std::vector<document::OriginId> null_dependencies;
  bool has_dependencies = false;
};

/// What reading and checking need.
struct MetadataContext {
  document::Arena& arena;
  const document::Origins& origins;
  const source::SourceFiles& sources;
  const Profile& profile;
};

/// Takes the fields of one document (Chart.yaml, then requirements.yaml, whose keys replace earlier ones) into the
/// draft. Returns encoding/json's message for the first field of a wrong type.
[[nodiscard]] std::optional<MetadataError> read_metadata(const document::Value& document, MetadataDraft& draft,
                                                         const MetadataContext& context);

/// The text under a key of the draft, "" where there is none.
[[nodiscard]] std::string_view draft_text(const MetadataDraft& draft, std::string_view key);

/// Cleans and checks, in Helm's order; the result, or what Helm says is wrong.
[[nodiscard]] std::optional<MetadataError> validate_metadata(MetadataDraft& draft, const MetadataContext& context);

/// The checked draft as metadata.
[[nodiscard]] Metadata make_metadata(const MetadataDraft& draft, const MetadataContext& context);

/// What encoding/json says of a Chart.lock or requirements.lock that does not fit chart.Lock.
[[nodiscard]] std::optional<MetadataError> check_lock(const document::Value& document, const MetadataContext& context);

/// A scalar as sigs.k8s.io/yaml gives it to a Go string: a float in its shortest 32-bit form, a whole number and a
/// boolean as their text. nullopt for lists and maps; nil is "".
[[nodiscard]] std::optional<std::string> scalar_text(const document::Value& value, const document::Origins& origins,
                                                     const source::SourceFiles& sources);

}  // namespace stageplot::chart
