// `stageplot drift --manifests FILE…`: manifests of any origin against exports, with no project around them.
#include <string>
#include <utility>
#include <vector>

#include "cli/drift_inputs.hpp"
#include "cli/drift_modes.hpp"
#include "cli/drift_report.hpp"
#include "cli/findings.hpp"
#include "cli/report_output.hpp"
#include "drift/assemble.hpp"
#include "drift/kubernetes_drift.hpp"

namespace stageplot::cli {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

class ManifestsRun {
 public:
  ManifestsRun(const DriftOptions& options, const Streams& streams)
      : options_(options), streams_(streams), inputs_(options.common.directory, sources_) {}

  ExitCode run() {
    const auto sinks = report_sinks(options_.common, diagnostics_);
    if (!sinks) return finish();
    const auto manifests = inputs_.read_manifests(options_.manifests, diagnostics_);
    const auto exports = inputs_.read_exports(options_.kubernetes, drift::ExportOption::kubernetes, diagnostics_);
    const auto baseline = inputs_.read_baseline(options_.baseline, diagnostics_);
    if (!manifests || !exports || !baseline) return fail();

    redaction::Redactor redactor;
    std::vector<drift::ModelObject> model;
    for (const document::Value& object : *manifests) {
      redactor.learn(object);
      model.push_back({.object = object, .place = {}});
    }
    for (const drift::Export& each : *exports) {
      for (const document::Value& document : each.documents) redactor.learn(document);
    }
    drift::KubernetesDrift found =
        drift::compare_kubernetes(model, objects_of(*exports), redactor, kubernetes_options(options_));
    diff::Report report{.mode = diff::Mode::manifests,
                        .title = "manifests",
                        .a = {.name = "manifests", .source = joined(options_.manifests), .sha256 = {}},
                        .b = live_side(*exports)};
    leave_out_known(*baseline, options_, report, found.subjects);
    drift::assemble(std::move(found.subjects), found.totals, report);
    if (!print_report(report, *sinks, options_.common,
                      {.full = options_.full, .markdown_limit = options_.markdown_limit}, streams_, diagnostics_)) {
      return finish();
    }
    return finish(options_.detailed_exit_code && diff::differs(report) ? ExitCode::different : ExitCode::clean);
  }

 private:
  ExitCode finish(ExitCode otherwise = ExitCode::clean) {
    return report_findings(findings_options(options_.common), streams_, std::move(diagnostics_), sources_, otherwise);
  }
  /// Nothing was compared.
  ExitCode fail() {
    (void)finish();
    return ExitCode::could_not_run;
  }

  const DriftOptions& options_;
  const Streams& streams_;
  source::SourceFiles sources_;
  diagnostics::Diagnostics diagnostics_;
  DriftInputs inputs_;
};

}  // namespace

ExitCode run_drift_manifests(const DriftOptions& options, const Streams& streams) {
  return ManifestsRun(options, streams).run();
}

}  // namespace stageplot::cli
