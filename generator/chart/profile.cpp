#include "chart/profile.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "chart/api_versions.hpp"

namespace stageplot::chart {
namespace {

/// A function that not every profile has, with the first one that does. `tool` functions are this tool's own.
struct Since {
  std::string_view function;
  std::string_view version;
};
constexpr std::array kNewer{
    Since{"fromToml", "3.21.4"},  Since{"sha512sum", "3.21.4"}, Since{"toYamlPretty", "3.21.4"},
    Since{"mustToYaml", "4.1.4"}, Since{"mustToToml", "4.2.4"},
};
constexpr std::array<std::string_view, 3> kToolFunctions{"known", "isDeploy", "raw"};

/// The letters that the names above begin with: templates call so many functions that most are passed at once.
constexpr std::uint32_t kLetters = [] {
  std::uint32_t letters = 0;
  for (const Since& since : kNewer) letters |= 1u << (since.function.front() - 'a');
  for (const std::string_view name : kToolFunctions) letters |= 1u << (name.front() - 'a');
  return letters;
}();

/// Whether a function may be one that some profile lacks.
bool may_be_missing(std::string_view name) {
  const char first = name.empty() ? '\0' : name.front();
  return first >= 'a' && first <= 'z' && (kLetters >> (first - 'a') & 1u) != 0;
}

bool is_helm_function(std::string_view name) {
  return std::ranges::find(kToolFunctions, name) == kToolFunctions.end();
}

bool known_in_3_10(std::string_view name) {
  return !may_be_missing(name) ||
         (is_helm_function(name) && std::ranges::find(kNewer, name, &Since::function) == kNewer.end());
}

bool known_in_3_21(std::string_view name) {
  if (!may_be_missing(name)) return true;
  if (!is_helm_function(name)) return false;
  const auto newer = std::ranges::find(kNewer, name, &Since::function);
  return newer == kNewer.end() || newer->version == "3.21.4";
}

bool known_in_4_1(std::string_view name) {
  return known_in_3_21(name) || name == "mustToYaml";
}

const std::array<Profile, 3>& profiles() {
  static const std::array<Profile, 3> kProfiles{
      Profile{.version = "3.10.1",
              .kubernetes_version = "v1.25.0",
              .kubernetes_major = "1",
              .kubernetes_minor = "25",
              .api_versions = api_versions_of_kubernetes_1_25(),
              .git_commit = "9f88ccb6aee40b9a0535fcc7efea6055e1ef72c9",
              .git_tree_state = "clean",
              .go_version = "go1.18.7",
              .knows_function = known_in_3_10,
              .texts = gotemplate::TextRules::rendered_alone,
              .nulls = NullRules::always_deleted,
              .copies_defaults = false,
              .keeps_subchart_nulls = false,
              .priority_class_first = false,
              .lines_drop_last_break = false,
              .splits_api_versions = false,
              .limits_file_size = false,
              .empty_map_hides_error = true,
              .crds_have_chart_path = false,
              .checks_chart_name = false,
              .keeps_imported_nulls = false,
              .prints_import_paths = false,
              .appends_hooks = false,
              .most_set_nesting = 200,
              .libraries = {.semver = gotemplate::SemverRules::v3_1,
                            .cuts_zero_decimals = false,
                            .capitals_begin_words = false,
                            .connects_before_spaces = true,
                            .maps_replace_values = false,
                            .key_ids_are_sha256 = false,
                            .refuses_weak_keys = false,
                            .toml_has_exponents = false},
              .schema_library = SchemaLibrary::gojsonschema,
              .kubernetes_version_rules = KubernetesVersionRules::semantic,
              .unsupported_key = "Unsupported map key",
              .unpacking = "error unpacking ",
              .unpacking_archive = "error unpacking tar in ",
              .empty_maintainer = "maintainer cannot be an empty list",
              .empty_dependency = "dependency cannot be an empty list"},
      Profile{.version = "3.21.4",
              .kubernetes_version = "v1.36.0",
              .kubernetes_major = "1",
              .kubernetes_minor = "36",
              .api_versions = api_versions_of_kubernetes_1_36(),
              .git_commit = "813176c51bb5c181dbbd7901298ddcc104cd3417",
              .git_tree_state = "clean",
              .go_version = "go1.26.5",
              .knows_function = known_in_3_21},
      Profile{.version = "4.1.4",
              .kubernetes_version = "v1.35.0",
              .kubernetes_major = "1",
              .kubernetes_minor = "35",
              .api_versions = api_versions_of_kubernetes_1_35(),
              .git_commit = "05fa37973dc9e42b76e1d2883494c87174b6074f",
              .git_tree_state = "clean",
              .go_version = "go1.25.9",
              .client_version = "v1.35",
              .knows_function = known_in_4_1,
              .aliases_copy_subcharts = true,
              .set_json_objects = true,
              .cut_index_is_end = true,
              .libraries = {.semver = gotemplate::SemverRules::v3_4,
                            .values_type = "common.Values",
                            .version_set_type = "common.VersionSet"},
              .kubernetes_version_rules = KubernetesVersionRules::generic_with_suffix,
              .error_layout = ErrorLayout::several_lines,
              .chart_is_map = true,
              .head_package = "util",
              .metadata_package = "v2",
              .webhooks_last = true,
              .merges_documents = true,
              .checks_api_version = true,
              .empty_file_fails = true,
              .archive_size_words = "size",
              .values_document = "cannot unmarshal yaml document: ",
              .release_check = "release name check failed: ",
              .dependency_check = "chart dependencies processing failed: ",
              .missing_dependencies = "an error occurred"},
  };
  return kProfiles;
}

}  // namespace

const Profile* find_profile(std::string_view version) {
  if (version.starts_with('v')) version.remove_prefix(1);
  const auto found = std::ranges::find(profiles(), version, &Profile::version);
  return found == profiles().end() ? nullptr : &*found;
}

const Profile& default_profile() {
  return profiles().front();
}

std::vector<std::string_view> profile_versions() {
  std::vector<std::string_view> versions;
  for (const Profile& profile : profiles()) versions.push_back(profile.version);
  return versions;
}

std::string_view first_version_with(std::string_view function) {
  const auto newer = std::ranges::find(kNewer, function, &Since::function);
  if (newer != kNewer.end()) return newer->version;
  return is_helm_function(function) && gotemplate::find_function(function) != nullptr ? profiles().front().version
                                                                                      : std::string_view{};
}

}  // namespace stageplot::chart
