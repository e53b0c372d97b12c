// The Go structs that Helm hands to templates, with their names, json tags and methods: .Chart and what lies in it,
// .Capabilities and what lies in it.
#pragma once

#include <span>

#include "chart/profile.hpp"
#include "document/arena.hpp"
#include "template/functions/structure.hpp"

namespace stageplot::chart {

extern const gotemplate::StructureType kMetadataType;    // chart.Metadata
extern const gotemplate::StructureType kChartType;       // .Chart: chart.Metadata with IsRoot
extern const gotemplate::StructureType kMaintainerType;  // *chart.Maintainer
extern const gotemplate::StructureType kDependencyType;  // *chart.Dependency

/// What .Capabilities consists of; Helm 4 moved the types and gave them further fields.
struct CapabilityTypes {
  const gotemplate::StructureType& capabilities;
  const gotemplate::StructureType& kubernetes_version;
  const gotemplate::StructureType& build_info;
};
[[nodiscard]] const CapabilityTypes& capability_types(const Profile& profile);

/// The names of a type's fields, in the order of their declaration.
[[nodiscard]] std::span<const std::string_view> field_names(const gotemplate::StructureType& type);

/// A value of this type; `fields` in the order of their declaration, as many as the type names.
[[nodiscard]] document::Value make_structure(document::Arena& arena, const gotemplate::StructureType& type,
                                             std::span<const document::Value> fields,
                                             document::OriginId origin = document::OriginId::none);

/// The methods of Helm's named maps and lists, for RenderOptions.
[[nodiscard]] std::span<const gotemplate::NamedType> named_types(const Profile& profile);

}  // namespace stageplot::chart
