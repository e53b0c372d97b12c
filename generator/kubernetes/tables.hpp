// The types of Kubernetes as constant data: what generate.py wrote from the published OpenAPI files, read by number.
// types.hpp gives it meaning; only that file, version.cpp and api_versions.cpp need this one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace stageplot::kubernetes::tables {

/// Number of a name; names are sorted by their bytes, so numbers compare as the names do.
using NameId = std::uint16_t;
/// A scalar (below kFirstShape), a list or map (below kFirstDefinition), or a definition.
using TypeId = std::uint16_t;
/// Bit n: the n-th known minor version.
using Versions = std::uint8_t;

inline constexpr TypeId kFirstShape = 32;
inline constexpr TypeId kFirstDefinition = 4096;

/// A list or a map of equal elements.
struct Shape {
  std::uint8_t is_map;
  TypeId element;
  std::uint8_t list_type;  // ListType of types.hpp
  std::uint8_t keys;       // which list of key names, 0: none
  NameId merge_key;        // of a patch; the empty name where there is none
  std::uint8_t merges;     // a patch merges the items instead of replacing the list
};

struct Field {
  NameId name;
  TypeId type;
  Versions present;
  Versions required;
  std::uint8_t words;         // which list of words it must be one of, 0: any
  std::uint8_t retains_keys;  // a patch drops the keys that it does not name
};

struct Definition {
  NameId name;
  std::uint16_t first_field;
  std::uint16_t field_count;
  Versions present;
  std::uint8_t any_fields;
};

struct Word {
  NameId name;
  Versions versions;
};

struct Kind {
  NameId kind;
  NameId group;
  NameId version;
  TypeId definition;
  Versions versions;
};

struct RemovedKind {
  NameId kind;
  NameId api_version;
  std::uint16_t gone_in;  // the first minor version without it
  NameId replacement;     // the empty name where there is none
};

[[nodiscard]] unsigned first_minor();
[[nodiscard]] unsigned last_minor();
[[nodiscard]] std::string_view name(NameId id);
[[nodiscard]] const Shape& shape(TypeId type);
[[nodiscard]] const Definition& definition(TypeId type);
[[nodiscard]] std::size_t definition_count();
[[nodiscard]] std::span<const Field> fields(TypeId definition);
/// The entries of a field: more than one where its type changed between versions. O(log fields).
[[nodiscard]] std::span<const Field> fields_named(TypeId definition, std::string_view name);
[[nodiscard]] std::span<const NameId> list_keys(std::uint8_t keys);
[[nodiscard]] std::span<const Word> words(std::uint8_t list);
[[nodiscard]] bool empty_word_allowed(std::uint8_t list);
/// Sorted by kind, then group, then version.
[[nodiscard]] std::span<const Kind> kinds();
[[nodiscard]] std::span<const RemovedKind> removed_kinds();

}  // namespace stageplot::kubernetes::tables
