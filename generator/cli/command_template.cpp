// `stageplot template [NAME] CHART`: what `helm template` prints, with Helm's own error in front of our findings.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "chart/render_text.hpp"
#include "chart/show_only.hpp"
#include "cli/chart_inputs.hpp"
#include "cli/commands.hpp"
#include "cli/findings.hpp"
#include "cli/pflag_arguments.hpp"
#include "cli/release_name.hpp"
#include "cli/template_options.hpp"
#include "cli/template_output.hpp"
#include "diagnostics/rules/chart.hpp"
#include "diagnostics/rules/usage.hpp"
#include "text/go_quote.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;

/// One run of the command: what its steps share. The steps come in Helm's order, so that of several mistakes the same
/// one is told.
class TemplateRun {
 public:
  TemplateRun(const CLI::App& app, const TemplateOptions& options, const Streams& streams)
      : app_(app), options_(options), streams_(streams) {}

  ExitCode run() {
    profile_ = inputs_.find_profile(options_.helm_version);
    surroundings_ = make_surroundings(options_.surroundings, diagnostics_);
    if (profile_ == nullptr || surroundings_ == nullptr) return finish();
    const bool ready =
        check_flags() &&
        take(inputs_.read_capabilities(*profile_, options_.kube_version, options_.api_versions, capabilities_)) &&
        check_early_dry_run() && name_release() && take(inputs_.find_chart(options_.chart)) &&
        take(inputs_.read_values(*profile_, options_.values, values_)) && load() && check_late_dry_run() &&
        refuse_what_needs_more();
    return ready ? render() : code_;
  }

 private:
  bool check_flags() {
    for (const std::string& line : options_.others.deprecations(*profile_)) streams_.error << line << '\n';
    std::string culprit;
    const auto error = options_.others.check(app_, *profile_, culprit);
    if (!error) return true;
    const bool unknown = error->starts_with("unknown flag");
    diagnostics_.add({.rule = &rules::usage_bad_option,
                      .summary = unknown ? "Helm " + std::string{profile_->version} + " has no `" + culprit + '`'
                                         : "`" + culprit + "` cannot be read: " + *error,
                      .help = unknown ? "leave it out, or name a Helm that has it: `--helm-version`"
                                      : "`stageplot template --help` lists what it takes"});
    return fail(*error);
  }

  bool bad_dry_run(const std::string& words) {
    diagnostics_.add({.rule = &rules::usage_bad_option,
                      .summary = "`--dry-run` cannot be read: " + words,
                      .help = "write `--dry-run=client`, or leave it out: nothing is installed either way"});
    return fail(words);
  }

  /// Helm 4 asks before everything else.
  bool check_early_dry_run() {
    const auto value = options_.others.value("dry-run");
    if (!value || !profile_->version.starts_with("4.")) return true;
    const std::string quoted = text::go_quote(*value);
    const std::optional<bool> truth = parse_go_bool(*value);
    if (*value == "none" || truth == false) {
      return bad_dry_run("invalid dry-run value (" + quoted + "). Must be \"server\" or \"client\"");
    }
    if (*value == "client" || *value == "server" || truth == true) return true;
    return bad_dry_run("invalid dry-run value (" + quoted + "). Must be \"none\", \"server\", or \"client\"");
  }

  /// The newer of Helm 3 ask once the chart is loaded.
  bool check_late_dry_run() {
    const auto value = options_.others.value("dry-run");
    if (!value || profile_->version.starts_with("4.") || profile_->version.starts_with("3.10.")) return true;
    for (const char* word : {"", "false", "true", "none", "client", "server"}) {
      if (*value == word) return true;
    }
    return bad_dry_run("Invalid dry-run flag. Flag must one of the following: false, true, none, client, server");
  }

  bool name_release() {
    release_.name = "release-name";
    release_.is_upgrade = options_.is_upgrade;
    release_.namespace_name = release_namespace(options_.namespace_name);
    if (options_.name) {
      release_.name = *options_.name;
      if (options_.generate_name) return name_twice("--generate-name");
      if (!options_.name_template.empty()) return name_twice("--name-template");
      return true;
    }
    if (options_.name_template.empty()) return true;
    std::string error;
    auto name =
        render_release_name(options_.name_template, {arena_, origins_, sources_}, *surroundings_, error, diagnostics_);
    if (!name) return fail(error);
    release_.name = std::move(*name);
    return true;
  }

  bool name_twice(const std::string& option) {
    diagnostics_.add({.rule = &rules::usage_bad_option,
                      .summary = "`" + option + "` and a name are two names for the release",
                      .help = "leave one of them out"});
    return fail("cannot set " + option + " and also specify a name");
  }

  bool load() {
    const StepResult loaded = inputs_.load(*profile_, options_.chart, chart_);
    if (loaded.done() || !options_.others.is_on("dependency-update")) return take(loaded);
    for (const diagnostics::Diagnostic& finding : diagnostics_.all()) {
      if (finding.rule != &rules::chart_missing_dependency) continue;
      return refuse({"--dependency-update", "a network", "run `helm dependency update` on the chart first"});
    }
    return take(loaded);
  }

  bool refuse_what_needs_more() {
    if (const auto refused = options_.others.refused(*profile_)) return refuse(*refused);
    if (!options_.namespace_name.empty()) return true;
    for (const char* flag : {"kubeconfig", "kube-context"}) {
      if (!options_.others.value(flag).value_or("").empty()) {
        return refuse({"--" + std::string{flag}, "a cluster's file, which is not read", "give `--namespace` instead"});
      }
    }
    return true;
  }

  bool refuse(const HelmFlags::Refused& refused) {
    diagnostics_.add({.rule = &rules::usage_bad_option,
                      .summary = "`" + refused.name + "` needs " + std::string{refused.needs},
                      .help = std::string{refused.help}});
    code_ = finish();
    return false;
  }

  ExitCode render() {
    if (chart_->root->metadata.deprecated) {
      streams_.error << (profile_->version.starts_with("4.") ? "level=WARN msg=\"this chart is deprecated\"\n"
                                                             : "WARNING: This chart is deprecated\n");
    }
    const std::vector<document::Value> trees{values_};
    const chart::ChartRender rendered = chart::render_text(
        *chart_, {.values = trees, .release = release_, .capabilities = capabilities_}, {arena_, origins_, sources_},
        {.hooks = !options_.no_hooks,
         .tests = !options_.skip_tests,
         .crds = options_.include_crds,
         .schemas = !options_.skip_schema_validation,
         .debug = options_.debug,
         .surroundings = surroundings_.get(),
         .values_owner = diagnostics::Owner::external},
        diagnostics_);
    const bool complete = rendered.outcome == gotemplate::Outcome::complete;
    if (complete && !options_.output_directory.empty()) return write(rendered);
    if (complete || rendered.unfinished_text) {
      const std::string& text = complete ? rendered.text : *rendered.unfinished_text;
      if (!print(text)) return code_;
    }
    if (!complete) (void)fail(rendered.helm_error);
    return complete ? finish() : code_;
  }

  ExitCode write(const chart::ChartRender& rendered) {
    // Of what goes into files nothing is left to show, so that --show-only finds nothing.
    if (!options_.show_only.empty() && !print("\n")) return code_;
    const WrittenFiles written = write_output_directory(
        rendered, sources_,
        {.directory = options_.output_directory,
         .on_disk = (std::filesystem::path{options_.common.directory} / options_.output_directory).string(),
         .release = options_.release_name ? release_.name : "",
         .appends_hooks = profile_->appends_hooks},
        diagnostics_);
    if (written.error) {
      (void)fail(*written.error);
      return code_;
    }
    streams_.out << written.lines << '\n';
    return finish();
  }

  /// The whole text, or what --show-only chooses of it.
  bool print(const std::string& text) {
    if (options_.show_only.empty()) {
      streams_.out << text;
      return true;
    }
    const chart::ShownDocuments shown = chart::show_only(text, options_.show_only);
    if (shown.error) {
      diagnostics_.add({.rule = &rules::usage_not_there,
                        .summary = *shown.error,
                        .help = options_.output_directory.empty()
                                    ? "name a file as the `# Source` lines of the output do, from `templates/` on"
                                    : "`--output-dir` leaves nothing to show; leave one of the two out"});
      return fail(*shown.error);
    }
    streams_.out << shown.text;
    return true;
  }

  /// Ends the run where a step did not succeed.
  bool take(const StepResult& result) {
    if (result.done()) return true;
    if (result.kind == StepResult::Kind::failed) return fail(result.helm_error);
    code_ = finish();
    return false;
  }

  /// Helm's error first; then ours. Exit code 1, as there.
  bool fail(const std::string& helm_error) {
    const bool for_programs = error_stream_is_for_programs(options_.common);
    if (!for_programs) streams_.error << "Error: " << helm_error << '\n';
    code_ = ExitCode::findings;
    if (for_programs || !options_.common.quiet) (void)finish(ExitCode::findings);
    return false;
  }

  ExitCode finish(ExitCode otherwise = ExitCode::clean) {
    return report_findings(options_.common, streams_, std::move(diagnostics_), sources_, otherwise);
  }

  const CLI::App& app_;
  const TemplateOptions& options_;
  const Streams& streams_;
  source::SourceFiles sources_;
  document::Origins origins_;
  document::Arena arena_{std::size_t{2} << 30};
  diagnostics::Diagnostics diagnostics_;
  ChartInputs inputs_{options_.common.directory, sources_, origins_, arena_, diagnostics_};
  const chart::Profile* profile_ = nullptr;
  std::unique_ptr<gotemplate::Surroundings> surroundings_;
  chart::Capabilities capabilities_;
  chart::Release release_;
  std::unique_ptr<chart::LoadedChart> chart_;
  document::Value values_;
  ExitCode code_ = ExitCode::clean;
};

}  // namespace

Command add_template(CLI::App& app, const std::vector<std::string>* arguments) {
  auto options = std::make_shared<TemplateOptions>();
  add_template_options(app, *options, arguments);
  return [options, &app](const Streams& streams) {
    // Kept until the process ends: to take a chart and its render apart piece by piece is a tenth of the whole time.
    static auto* const kept = new std::vector<std::unique_ptr<TemplateRun>>;
    return kept->emplace_back(std::make_unique<TemplateRun>(app, *options, streams))->run();
  };
}

}  // namespace stageplot::cli
