#include "chart/structures.hpp"

#include <array>

#include "chart/capabilities.hpp"
#include "chart/files.hpp"
#include "chart/values_methods.hpp"
#include "template/functions/function.hpp"

namespace stageplot::chart {

using document::Value;
using gotemplate::Function;
using gotemplate::JsonField;
using gotemplate::Runtime;
using gotemplate::Structure;
using gotemplate::StructureType;

namespace {

/// A type with the Go names of its fields.
struct FieldNames {
  const StructureType* type;
  std::span<const std::string_view> names;
};

constexpr std::string_view kMetadataNames[] = {
    "Name",      "Home", "Sources",    "Version",    "Description", "Keywords",    "Maintainers",  "Icon", "APIVersion",
    "Condition", "Tags", "AppVersion", "Deprecated", "Annotations", "KubeVersion", "Dependencies", "Type"};
constexpr std::string_view kChartNames[] = {"Metadata", "IsRoot"};
constexpr std::string_view kMaintainerNames[] = {"Name", "Email", "URL"};
constexpr std::string_view kCapabilitiesNames[] = {"KubeVersion", "APIVersions", "HelmVersion"};
constexpr std::string_view kKubernetesVersionNames[] = {"Version", "Major", "Minor"};
constexpr std::string_view kBuildInfoNames[] = {"Version", "GitCommit", "GitTreeState", "GoVersion"};

constexpr JsonField kMetadataJson[] = {
    {"name", true},         {"home", true},        {"sources", true},    {"version", true},     {"description", true},
    {"keywords", true},     {"maintainers", true}, {"icon", true},       {"apiVersion", true},  {"condition", true},
    {"tags", true},         {"appVersion", true},  {"deprecated", true}, {"annotations", true}, {"kubeVersion", true},
    {"dependencies", true}, {"type", true}};
constexpr JsonField kChartJson[] = {{"", false}, {"IsRoot", false}};
constexpr JsonField kMaintainerJson[] = {{"name", true}, {"email", true}, {"url", true}};
constexpr JsonField kBuildInfoJson[] = {
    {"version", true}, {"git_commit", true}, {"git_tree_state", true}, {"go_version", true}};

Value kubernetes_version(Runtime&, std::span<const Value> arguments) {
  return gotemplate::structure(arguments[0]).fields.front().value;
}

constexpr Function kKubernetesVersionMethods[] = {
    {.name = "GitVersion", .call = kubernetes_version, .help = "the version, as Kubernetes called it"},
    {.name = "String", .call = kubernetes_version, .help = "the version"},
};

}  // namespace

const StructureType kMetadataType{.go_name = "chart.Metadata", .methods = {}, .json = kMetadataJson};
const StructureType kChartType{
    .go_name = "struct { chart.Metadata; IsRoot bool }", .methods = {}, .json = kChartJson, .embeds_first = true};
const StructureType kMaintainerType{.go_name = "*chart.Maintainer", .methods = {}, .json = kMaintainerJson};
const StructureType kCapabilitiesType{.go_name = "*chartutil.Capabilities", .methods = {}};
const StructureType kKubernetesVersionType{
    .go_name = "chartutil.KubeVersion", .methods = kKubernetesVersionMethods, .prints_first = true};
const StructureType kBuildInfoType{.go_name = "version.BuildInfo", .methods = {}, .json = kBuildInfoJson};

Value make_structure(document::Arena& arena, const StructureType& type, std::span<const Value> fields,
                     document::OriginId origin) {
  static const std::array kNames{
      FieldNames{&kMetadataType, kMetadataNames},
      FieldNames{&kChartType, kChartNames},
      FieldNames{&kMaintainerType, kMaintainerNames},
      FieldNames{&kCapabilitiesType, kCapabilitiesNames},
      FieldNames{&kKubernetesVersionType, kKubernetesVersionNames},
      FieldNames{&kBuildInfoType, kBuildInfoNames},
  };
  std::span<const std::string_view> names;
  for (const FieldNames& candidate : kNames) {
    if (candidate.type == &type) names = candidate.names;
  }
  assert(names.size() == fields.size());
  auto* members = static_cast<document::Member*>(
      arena.allocate(sizeof(document::Member) * fields.size(), alignof(document::Member)));
  for (std::size_t i = 0; i < fields.size(); ++i) {
    new (members + i) document::Member{arena.borrow(names[i]), fields[i], document::OriginId::none};
  }
  auto* object = arena.create<Structure>();
  object->type = &type;
  object->fields = {members, fields.size()};
  return Value::of(object, document::TypeId::structure, origin);
}

std::span<const gotemplate::NamedType> named_types(const Profile& profile) {
  using gotemplate::NamedType;
  static const NamedType kVersions{document::TypeId::go_version_set, version_set_methods()};
  static const NamedType kValues{document::TypeId::go_chart_values, values_methods()};
  static const std::array kTypes{NamedType{document::TypeId::go_files, files_methods()}, kVersions, kValues};
  static const std::array kOlderTypes{NamedType{document::TypeId::go_files, files_methods_with_last_line()}, kVersions,
                                      kValues};
  return profile.lines_drop_last_break ? kTypes : kOlderTypes;
}

}  // namespace stageplot::chart
