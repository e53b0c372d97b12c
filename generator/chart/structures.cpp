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
constexpr std::string_view kDependencyNames[] = {"Name", "Version", "Repository",   "Condition",
                                                 "Tags", "Enabled", "ImportValues", "Alias"};
constexpr std::string_view kKubernetesVersionNames[] = {"Version", "Major", "Minor"};
constexpr std::string_view kKubernetesVersionNames4[] = {"Version", "normalizedVersion", "Major", "Minor"};
constexpr std::string_view kBuildInfoNames[] = {"Version", "GitCommit", "GitTreeState", "GoVersion"};
constexpr std::string_view kBuildInfoNames4[] = {"Version", "GitCommit", "GitTreeState", "GoVersion",
                                                 "KubeClientVersion"};

constexpr JsonField kMetadataJson[] = {
    {"name", true},         {"home", true},        {"sources", true},    {"version", true},     {"description", true},
    {"keywords", true},     {"maintainers", true}, {"icon", true},       {"apiVersion", true},  {"condition", true},
    {"tags", true},         {"appVersion", true},  {"deprecated", true}, {"annotations", true}, {"kubeVersion", true},
    {"dependencies", true}, {"type", true}};
constexpr JsonField kChartJson[] = {{"", false}, {"IsRoot", false}};
constexpr JsonField kMaintainerJson[] = {{"name", true}, {"email", true}, {"url", true}};
constexpr JsonField kDependencyJson[] = {{"name", false},         {"version", true}, {"repository", false},
                                         {"condition", true},     {"tags", true},    {"enabled", true},
                                         {"import-values", true}, {"alias", true}};
constexpr JsonField kKubernetesVersionJson4[] = {
    {"Version", false}, {.hidden = true}, {"Major", false}, {"Minor", false}};
constexpr JsonField kBuildInfoJson[] = {
    {"version", true}, {"git_commit", true}, {"git_tree_state", true}, {"go_version", true}};
constexpr JsonField kBuildInfoJson4[] = {{"version", true},
                                         {"git_commit", true},
                                         {"git_tree_state", true},
                                         {"go_version", true},
                                         {"kube_client_version", false}};

Value kubernetes_version(Runtime&, std::span<const Value> arguments) {
  return gotemplate::structure(arguments[0]).fields.front().value;
}

Value printed_version(Runtime&, std::span<const Value> arguments) {
  const Structure& version = gotemplate::structure(arguments[0]);
  return version.fields[*version.type->printed_field].value;
}

constexpr Function kKubernetesVersionMethods[] = {
    {.name = "GitVersion", .call = kubernetes_version, .help = "the version, as Kubernetes called it"},
    {.name = "String", .call = printed_version, .help = "the version"},
};

}  // namespace

const StructureType kMetadataType{.go_name = "chart.Metadata", .methods = {}, .json = kMetadataJson};
const StructureType kChartType{
    .go_name = "struct { chart.Metadata; IsRoot bool }", .methods = {}, .json = kChartJson, .embeds_first = true};
const StructureType kMaintainerType{.go_name = "*chart.Maintainer", .methods = {}, .json = kMaintainerJson};
const StructureType kDependencyType{.go_name = "*chart.Dependency", .methods = {}, .json = kDependencyJson};

namespace {

const StructureType kCapabilitiesType{.go_name = "*chartutil.Capabilities", .methods = {}};
const StructureType kKubernetesVersionType{
    .go_name = "chartutil.KubeVersion", .methods = kKubernetesVersionMethods, .printed_field = 0};
const StructureType kBuildInfoType{.go_name = "version.BuildInfo", .methods = {}, .json = kBuildInfoJson};
const StructureType kCapabilitiesType4{.go_name = "*common.Capabilities", .methods = {}};
const StructureType kKubernetesVersionType4{.go_name = "common.KubeVersion",
                                            .methods = kKubernetesVersionMethods,
                                            .json = kKubernetesVersionJson4,
                                            .printed_field = 1};
const StructureType kBuildInfoType4{.go_name = "version.BuildInfo", .methods = {}, .json = kBuildInfoJson4};

}  // namespace

const CapabilityTypes& capability_types(const Profile& profile) {
  static const CapabilityTypes kTypes{kCapabilitiesType, kKubernetesVersionType, kBuildInfoType};
  static const CapabilityTypes kTypes4{kCapabilitiesType4, kKubernetesVersionType4, kBuildInfoType4};
  return profile.chart_is_map ? kTypes4 : kTypes;
}

std::span<const std::string_view> field_names(const StructureType& type) {
  static const std::array kNames{
      FieldNames{&kMetadataType, kMetadataNames},
      FieldNames{&kChartType, kChartNames},
      FieldNames{&kMaintainerType, kMaintainerNames},
      FieldNames{&kDependencyType, kDependencyNames},
      FieldNames{&kCapabilitiesType, kCapabilitiesNames},
      FieldNames{&kCapabilitiesType4, kCapabilitiesNames},
      FieldNames{&kKubernetesVersionType, kKubernetesVersionNames},
      FieldNames{&kKubernetesVersionType4, kKubernetesVersionNames4},
      FieldNames{&kBuildInfoType, kBuildInfoNames},
      FieldNames{&kBuildInfoType4, kBuildInfoNames4},
  };
  for (const FieldNames& candidate : kNames) {
    if (candidate.type == &type) return candidate.names;
  }
  return {};
}

Value make_structure(document::Arena& arena, const StructureType& type, std::span<const Value> fields,
                     document::OriginId origin) {
  const std::span<const std::string_view> names = field_names(type);
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
  const auto with_lines = [](std::span<const Function> files) {
    return std::array{NamedType{document::TypeId::go_files, files}, kVersions, kValues};
  };
  static const std::array kTypes = with_lines(files_methods());
  static const std::array kOlderTypes = with_lines(files_methods_with_last_line());
  static const std::array kTypes4 = with_lines(files_methods_failing_on_empty());
  return profile.empty_file_fails ? kTypes4 : profile.lines_drop_last_break ? kTypes : kOlderTypes;
}

}  // namespace stageplot::chart
