// `stageplot template [NAME] CHART`: what `helm template` prints, with Helm's own error in front of our findings.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "chart/load.hpp"
#include "chart/render.hpp"
#include "chart/set_values.hpp"
#include "chart/show_only.hpp"
#include "chart/values.hpp"
#include "chart/values_file.hpp"
#include "cli/commands.hpp"
#include "cli/findings.hpp"
#include "cli/surroundings.hpp"
#include "diagnostics/rules/chart.hpp"
#include "diagnostics/rules/usage.hpp"
#include "document/go_yaml_error.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

struct TemplateOptions {
  CommonOptions common;
  SurroundingsOptions surroundings;
  std::string name_or_chart;
  std::string chart;
  std::vector<std::string> values;
  std::vector<std::string> set;
  std::vector<std::string> set_string;
  std::vector<std::string> set_json;
  std::string namespace_name = "default";
  std::string kube_version;
  std::vector<std::string> api_versions;
  std::string helm_version{chart::default_profile().version};
  std::vector<std::string> show_only;
  bool no_hooks = false;
  bool skip_tests = false;
  bool is_upgrade = false;
  bool include_crds = false;
};

/// One run of the command: what its steps share.
class TemplateRun {
 public:
  TemplateRun(const TemplateOptions& options, const Streams& streams) : options_(options), streams_(streams) {}

  ExitCode run() {
    const chart::Profile* profile = profile_ = find_profile();
    if (profile == nullptr) return finish();
    const std::string& folder = options_.chart.empty() ? options_.name_or_chart : options_.chart;
    std::optional<chart::Capabilities> capabilities = read_capabilities(*profile);
    const std::string on_disk = path_on_disk(folder);
    std::error_code error;
    if (failed_ || !std::filesystem::is_directory(on_disk, error)) {
      if (!failed_) refuse_folder(folder);
      return finish();
    }
    const Value values = read_values();
    surroundings_ = make_surroundings(options_.surroundings, diagnostics_);
    if (failed_ || surroundings_ == nullptr) return finish();
    const chart::LoadResult loaded = chart::load_chart(source::DirectoryTree(on_disk), "", sources_, origins_,
                                                       {.profile = profile,
                                                        .shown_as = folder,
                                                        .absolute_path = absolute_path(on_disk)});
    if (!loaded.chart) {
      diagnostics_.add(loaded.error->diagnostic);
      return fail(loaded.error->message);
    }
    return render(*loaded.chart, values, std::move(capabilities));
  }

 private:
  ExitCode render(const chart::LoadedChart& loaded, const Value& values,
                  std::optional<chart::Capabilities> capabilities) {
    if (loaded.root->metadata.deprecated) streams_.error << "WARNING: This chart is deprecated\n";
    const std::vector<Value> trees{values};
    const chart::RenderInput input{.values = trees,
                                   .release = {.name = options_.chart.empty() ? "release-name" : options_.name_or_chart,
                                               .namespace_name = options_.namespace_name,
                                               .is_upgrade = options_.is_upgrade},
                                   .capabilities = std::move(capabilities)};
    const chart::ChartRender rendered = chart::render_chart(loaded, input, {arena_, origins_, sources_},
                                                            {.hooks = !options_.no_hooks,
                                                             .tests = !options_.skip_tests,
                                                             .crds = options_.include_crds,
                                                             .surroundings = surroundings_.get(),
                                                             .values_owner = diagnostics::Owner::external},
                                                            diagnostics_);
    if (rendered.outcome != gotemplate::Outcome::complete) return fail(rendered.helm_error);
    if (options_.show_only.empty()) {
      streams_.out << rendered.text;
      return finish();
    }
    const chart::ShownDocuments shown = chart::show_only(rendered.text, options_.show_only);
    if (shown.error) {
      diagnostics_.add({.rule = &rules::usage_not_there,
                        .summary = *shown.error,
                        .help = "name a file as the `# Source` lines of the output do, from `templates/` on"});
      (void)fail(*shown.error);
      return ExitCode::findings;
    }
    streams_.out << shown.text;
    return finish();
  }

  const chart::Profile* find_profile() {
    const chart::Profile* profile = chart::find_profile(options_.helm_version);
    if (profile == nullptr) {
      std::string known;
      for (const std::string_view version : chart::profile_versions()) {
        known += (known.empty() ? "`" : ", `") + std::string{version} + '`';
      }
      diagnostics_.add({.rule = &rules::usage_bad_option,
                        .summary = "there is no profile of Helm `" + options_.helm_version + "`",
                        .help = "there are " + known});
    }
    return profile;
  }

  std::optional<chart::Capabilities> read_capabilities(const chart::Profile& profile) {
    chart::Capabilities capabilities = chart::default_capabilities(profile);
    if (!options_.kube_version.empty()) {
      std::string error;
      auto version = chart::parse_kubernetes_version(options_.kube_version, profile, error);
      if (!version) {
        diagnostics_.add({.rule = &rules::usage_bad_option,
                          .summary = "`--kube-version " + options_.kube_version + "` is no version: " + error,
                          .help = "write it as `1.29.0`"});
        (void)fail("invalid kube version '" + options_.kube_version + "': " + error);
        return std::nullopt;
      }
      capabilities.kubernetes = std::move(*version);
    }
    for (const std::string& versions : options_.api_versions) add_api_versions(versions, profile, capabilities);
    return capabilities;
  }

  static void add_api_versions(std::string_view versions, const chart::Profile& profile,
                               chart::Capabilities& capabilities) {
    while (profile.splits_api_versions && versions.find(',') != std::string_view::npos) {
      const std::size_t comma = versions.find(',');
      capabilities.api_versions.emplace_back(versions.substr(0, comma));
      versions.remove_prefix(comma + 1);
    }
    capabilities.api_versions.emplace_back(versions);
  }

  /// As Go cleans a path.
  static std::string absolute_path(const std::string& on_disk) {
    std::error_code error;
    std::string path = std::filesystem::absolute(on_disk, error).lexically_normal().string();
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
  }

  [[nodiscard]] std::string path_on_disk(const std::string& path) const {
    return (std::filesystem::path{options_.common.directory} / path).string();
  }

  void refuse_folder(const std::string& folder) {
    diagnostics_.add({.rule = &rules::usage_unreadable,
                      .summary = "there is no folder `" + folder + "`",
                      .help = "name the folder of a chart; packaged charts and repositories are not provided yet"});
    streams_.error << "Error: path \"" << folder << "\" not found\n";
  }

  /// All -f files, then the --set options, in Helm's order of their kinds.
  Value read_values() {
    document::Map* merged = arena_.map();
    document::OriginId origin = document::OriginId::none;
    for (const std::string& path : options_.values) {
      const std::optional<Value> tree = read_file(path);
      if (!tree) return {};
      origin = tree->origin;
      if (tree->is_map()) chart::merge_user_values(arena_, *merged, document::thaw(arena_, *tree).map());
    }
    apply(options_.set_json, chart::SetKind::json, "--set-json", *merged);
    apply(options_.set, chart::SetKind::typed, "--set", *merged);
    apply(options_.set_string, chart::SetKind::text, "--set-string", *merged);
    return Value::of(merged, origin);
  }

  std::optional<Value> read_file(const std::string& path) {
    const std::filesystem::path on_disk{path_on_disk(path)};
    source::ReadResult read =
        source::DirectoryTree(on_disk.parent_path().empty() ? "." : on_disk.parent_path().string())
            .read(on_disk.filename().string());
    if (!read.text) {
      const std::string reason = read.error.empty() ? "no such file or directory" : read.error;
      diagnostics_.add({.rule = &rules::usage_unreadable,
                        .summary = "`" + path + "` cannot be read: " + reason,
                        .help = "name a file of values"});
      (void)fail("open " + path + ": " + reason);
      return std::nullopt;
    }
    const source::FileId file = sources_.add(path, std::move(*read.text));
    chart::ValuesFile values = chart::read_values_file(file, {arena_, origins_, sources_, *profile_});
    if (values.error) {
      diagnostics_.add(std::move(values.error->diagnostic));
      (void)fail("failed to parse " + path + ": " + values.error->message);
      return std::nullopt;
    }
    return values.tree;
  }

  void apply(const std::vector<std::string>& texts, chart::SetKind kind, std::string_view option,
             document::Map& values) {
    for (const std::string& text : texts) {
      if (failed_) return;
      const source::FileId file = sources_.add(std::string{option}, text);
      const document::OriginId origin = origins_.add(
          {.span = {file, 0, static_cast<std::uint32_t>(text.size())}, .kind = document::Origin::Kind::flag});
      const auto error = chart::set_values(text, kind, origin, arena_, values, *profile_);
      if (!error) continue;
      diagnostics_.add({.rule = &rules::usage_bad_option,
                        .summary = "`" + std::string{option} + ' ' + text + "` cannot be read: " + *error,
                        .help = "write `key=value`, with commas between several; `\\,` is a comma in a value"});
      (void)fail(*error);
    }
  }

  /// Whether JSON or a CI system's format goes to the error stream, in which a line of text would be a mistake.
  [[nodiscard]] bool error_stream_is_for_programs() const {
    diagnostics::Diagnostics ignored;
    for (const FindingSink& sink : finding_sinks(options_.common, ignored).value_or(std::vector<FindingSink>{})) {
      const bool for_people = sink.format == FindingFormat::text || sink.format == FindingFormat::concise;
      if (sink.file.empty() && !for_people) return true;
    }
    return false;
  }

  /// Helm's error first; then ours.
  ExitCode fail(const std::string& helm_error) {
    failed_ = true;
    if (!error_stream_is_for_programs()) streams_.error << "Error: " << helm_error << '\n';
    const ExitCode code = finish();
    return code == ExitCode::could_not_run ? ExitCode::findings : code;
  }

  ExitCode finish() {
    if (reported_) return ExitCode::findings;
    reported_ = true;
    if (failed_ && options_.common.quiet && !error_stream_is_for_programs()) return ExitCode::findings;
    return report_findings(options_.common, streams_, std::move(diagnostics_), sources_,
                           failed_ ? ExitCode::findings : ExitCode::clean);
  }

  const TemplateOptions& options_;
  const Streams& streams_;
  const chart::Profile* profile_ = nullptr;
  std::unique_ptr<gotemplate::Surroundings> surroundings_;
  source::SourceFiles sources_;
  document::Origins origins_;
  document::Arena arena_{std::size_t{2} << 30};
  diagnostics::Diagnostics diagnostics_;
  bool failed_ = false;
  bool reported_ = false;
};

}  // namespace

Command add_template(CLI::App& app) {
  auto options = std::make_shared<TemplateOptions>();
  add_common_options(app, options->common);
  app.add_option("NAME", options->name_or_chart, "the release's name; left out, the one argument is the chart")
      ->required();
  app.add_option("CHART", options->chart, "the chart's folder");
  const auto list = [&](const std::string& names, std::vector<std::string>& into, const std::string& help,
                        const std::string& type, const std::string& variable) {
    app.add_option(names, into, help)->allow_extra_args(false)->type_name(type)->envname(variable);
  };
  list("-f,--values", options->values, "a file of values; may be repeated, later ones win", "FILE", "STAGEPLOT_VALUES");
  list("--set", options->set, "values on the command line: key=value,…", "KEY=VALUE", "STAGEPLOT_SET");
  list("--set-string", options->set_string, "the same, every value a string", "KEY=VALUE", "STAGEPLOT_SET_STRING");
  list("--set-json", options->set_json, "the same, values in JSON", "KEY=JSON", "STAGEPLOT_SET_JSON");
  app.add_option("-n,--namespace", options->namespace_name, "the release's namespace")
      ->type_name("NAMESPACE")
      ->envname("STAGEPLOT_NAMESPACE");
  app.add_option("--kube-version", options->kube_version, "the version of Kubernetes that the chart is told about")
      ->type_name("VERSION")
      ->envname("STAGEPLOT_KUBE_VERSION");
  list("-a,--api-versions", options->api_versions, "an API version more that the chart is told about; may be repeated",
       "VERSION", "STAGEPLOT_API_VERSIONS");
  app.add_option("--helm-version", options->helm_version, "the version of Helm whose output it is")
      ->type_name("VERSION")
      ->envname("STAGEPLOT_HELM_VERSION");
  list("-s,--show-only", options->show_only, "only what this template prints; may be repeated", "TEMPLATE",
       "STAGEPLOT_SHOW_ONLY");
  app.add_flag("--no-hooks", options->no_hooks, "leave hooks out")->envname("STAGEPLOT_NO_HOOKS");
  app.add_flag("--skip-tests", options->skip_tests, "leave tests out")->envname("STAGEPLOT_SKIP_TESTS");
  app.add_flag("--is-upgrade", options->is_upgrade, "set .Release.IsUpgrade instead of .Release.IsInstall")
      ->envname("STAGEPLOT_IS_UPGRADE");
  app.add_flag("--include-crds", options->include_crds, "print the files of crds/, too")
      ->envname("STAGEPLOT_INCLUDE_CRDS");
  add_surroundings_options(app, options->surroundings);
  return [options](const Streams& streams) { return TemplateRun(*options, streams).run(); };
}

}  // namespace stageplot::cli
