// The types of Kubernetes' built-in kinds: which fields a kind has in which version, what they hold, and by which keys
// the items of a list are told apart. Read by the validator and by the semantic diff.
//
// A Type is a number into constant tables: copy it freely. Everything is safe to call from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kubernetes/tables.hpp"
#include "kubernetes/version.hpp"

namespace stageplot::kubernetes {

enum class Scalar : std::uint8_t {
  any,
  string,
  boolean,
  int32,
  int64,
  number,
  quantity,       // `500m`, `1Gi`; a number is read too
  int_or_string,  // a port or a percentage
  time,           // RFC 3339
  micro_time,
  bytes,   // base64
  object,  // a map of anything
};

/// How an apply tells the items of a list apart.
enum class ListType : std::uint8_t {
  unset,   // nothing is published: the list is one value
  atomic,  // the list is one value
  set,     // each scalar stands once
  map,     // items are told apart by list_keys()
};

class Type {
 public:
  enum class Form : std::uint8_t { scalar, list, map, definition };

  explicit constexpr Type(tables::TypeId id) : id_(id) {}
  explicit constexpr Type(Scalar scalar) : id_(static_cast<tables::TypeId>(scalar)) {}

  [[nodiscard]] Form form() const;
  [[nodiscard]] bool is(Scalar scalar) const { return id_ == static_cast<tables::TypeId>(scalar); }
  [[nodiscard]] Scalar scalar() const { return static_cast<Scalar>(id_); }
  [[nodiscard]] tables::TypeId id() const { return id_; }

  /// Of a list or map: the type of its items.
  [[nodiscard]] Type element() const;
  [[nodiscard]] ListType list_type() const;
  /// The fields by which items of a ListType::map are told apart; empty for any other list.
  [[nodiscard]] std::vector<std::string_view> list_keys() const;
  /// Of a list: the key by which `kubectl apply` and Helm's strategic merge patch merge its items; empty where a patch
  /// replaces the list. merges_items() may be true without a key: a list of scalars that is merged as a set.
  [[nodiscard]] std::string_view patch_merge_key() const;
  [[nodiscard]] bool patch_merges_items() const;

  /// Of a definition: its short published name, `apps.v1.DeploymentSpec`; and the last part of it.
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] std::string_view short_name() const;

  friend bool operator==(const Type&, const Type&) = default;

 private:
  tables::TypeId id_;
};

/// A field of a definition as one version of Kubernetes knows it.
struct Field {
  std::string_view name;
  Type type;
  bool required = false;
  std::uint8_t words = 0;     // for words_of(); 0: any text
  bool retains_keys = false;  // a strategic merge patch drops the keys of the map that it does not name
};

/// Of a kind of a version: nullopt where it has none.
[[nodiscard]] std::optional<Type> find_type(std::string_view api_version, std::string_view kind, KubeVersion version);

/// O(log fields). nullopt where the definition has no such field in this version.
[[nodiscard]] std::optional<Field> find_field(Type definition, std::string_view name, KubeVersion version);
/// Sorted by name.
[[nodiscard]] std::vector<Field> fields_of(Type definition, KubeVersion version);

/// The type at a path of field names below `type`; items of lists and members of maps are the step `*`. nullopt where
/// there is none.
[[nodiscard]] std::optional<Type> type_at(Type type, std::span<const std::string_view> path, KubeVersion version);

/// The words that a field with `Field::words` can have in this version.
[[nodiscard]] std::vector<std::string_view> words_of(std::uint8_t words, KubeVersion version);

/// What the API server puts where a key field of a list is absent (`protocol` is `TCP`); empty where it puts nothing.
[[nodiscard]] std::string_view default_of_key(std::string_view key);

/// Which versions have a field: the first and the last minor version; nullopt where none has.
struct VersionRange {
  unsigned first = 0;
  unsigned last = 0;
};
[[nodiscard]] std::optional<VersionRange> versions_with_field(Type definition, std::string_view name);

/// The bit of a version in the tables' masks.
[[nodiscard]] inline tables::Versions bit_of(KubeVersion version) {
  return static_cast<tables::Versions>(1U << (version.minor - tables::first_minor()));
}

/// First and last version of a mask that has at least one.
[[nodiscard]] VersionRange range_of(tables::Versions versions);

}  // namespace stageplot::kubernetes
