// Helm's versions render differently. This is the one table of those differences: everything in the stage that depends
// on the version asks a Profile, and a further version is a further entry.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "template/exec.hpp"

namespace stageplot::chart {

/// What becomes of a key that the user's values set to null.
enum class NullRules : std::uint8_t {
  always_deleted,      // wherever the chart has the key, too
  deleted_if_default,  // only where the chart has a default that is not null; since 3.20.2
};

/// Whose words Helm's schema findings are.
enum class SchemaLibrary : std::uint8_t { gojsonschema, santhosh_v6 };

/// How `--kube-version` is read.
enum class KubernetesVersionRules : std::uint8_t {
  semantic,             // Masterminds/semver, printed in its canonical form with a pre-release
  generic,              // the numbers alone: what stands behind them is dropped
  generic_with_suffix,  // the same for comparisons; .Version is what was written
};

/// How an error in the midst of rendering is laid out.
enum class ErrorLayout : std::uint8_t {
  one_line,       // text/template's own message
  several_lines,  // its parts below each other, a level for each template on the way
};

struct Profile {
  std::string_view version;  // `3.10.1`
  std::string_view kubernetes_version;
  std::string_view kubernetes_major;
  std::string_view kubernetes_minor;
  std::span<const std::string_view> api_versions;
  // what .Capabilities.HelmVersion has, as in the published program
  std::string_view git_commit;
  std::string_view git_tree_state;
  std::string_view go_version;
  std::string_view client_version;  // of the Kubernetes client; empty before Helm 4, which was the first to say it
  gotemplate::KnowsFunction knows_function = nullptr;
  gotemplate::TextRules texts = gotemplate::TextRules::cloned_set;
  NullRules nulls = NullRules::deleted_if_default;
  bool copies_defaults = true;          // coalescing leaves the charts' own values as they are
  bool keeps_subchart_nulls = true;     // a table for a subchart keeps its nulls until the subchart's turn
  bool priority_class_first = true;     // a known kind; else sorted behind all known ones
  bool lines_drop_last_break = true;    // .Files.Lines
  bool splits_api_versions = true;      // --api-versions takes a list with commas
  bool limits_file_size = true;         // 5 MiB a file
  bool empty_map_hides_error = false;   // in --set: `a.b` is about the map `a`, not about the key `b`
  bool crds_have_chart_path = true;     // `# Source: chart/crds/a.yaml`; else without the chart
  bool checks_chart_name = true;        // a chart may not be called `.`, `..` or `a/b`, nor two dependencies the same
  bool keeps_imported_nulls = true;     // parents keep nulls while values of subcharts are imported
  bool prints_import_paths = true;      // a path in import-values may be any value; else only a text
  bool aliases_copy_subcharts = false;  // a chart under an alias has its own copies of the charts below it
  bool set_json_objects = false;        // --set-json '{"a": 1}' beside a=1
  bool appends_hooks = true;            // --output-dir: behind what a file has; else in its place
  bool cut_index_is_end = false;        // --set 'a[0' ends the text without a complaint
  int most_set_nesting = 30;            // `a.b.c` in --set
  gotemplate::LibraryRules libraries;
  SchemaLibrary schema_library = SchemaLibrary::santhosh_v6;
  KubernetesVersionRules kubernetes_version_rules = KubernetesVersionRules::generic;
  ErrorLayout error_layout = ErrorLayout::one_line;
  bool chart_is_map = false;  // .Chart, with the Go names of chart.Metadata; else a struct
  // the Go packages of a manifest's head and of chart.Metadata
  std::string_view head_package = "releaseutil";
  std::string_view metadata_package = "chart";
  bool webhooks_last = false;       // known kinds, behind all others; else unknown ones
  bool merges_documents = false;    // all documents of a values file count; else the first alone
  bool checks_api_version = false;  // of Chart.yaml: v1 and v2 alone
  bool empty_file_fails = false;    // .Files.Lines of a file without a byte
  std::string_view unsupported_key = "unsupported map key";  // of what JSON can't have as one; sigs.k8s.io/yaml says so
  std::string_view unpacking = "error unpacking subchart ";
  std::string_view unpacking_archive = "error unpacking subchart tar in ";
  std::string_view archive_size_words = "file size";  // what of a packed chart is too large
  std::string_view empty_maintainer = "maintainers must not contain empty or null nodes";
  std::string_view empty_dependency = "dependencies must not contain empty or null nodes";
  std::string_view values_document;                             // before what is wrong with a document of a values file
  std::string_view release_check;                               // before what is wrong with a release's name
  std::string_view dependency_check;                            // before what stops the switching of subcharts
  std::string_view missing_dependencies = "An error occurred";  // how the message about them begins
};

/// The profile of a version (`3.10.1`, `v3.10.1`), or nullptr.
[[nodiscard]] const Profile* find_profile(std::string_view version);
[[nodiscard]] const Profile& default_profile();
/// The versions that there are, oldest first.
[[nodiscard]] std::vector<std::string_view> profile_versions();
/// The oldest version that knows this function of Helm's; empty where none does.
[[nodiscard]] std::string_view first_version_with(std::string_view function);

}  // namespace stageplot::chart
