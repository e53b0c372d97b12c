// `stageplot drift ENV --kubernetes FILE…`: what people or controllers changed of what runs, told from exports of it.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/drift_modes.hpp"
#include "cli/findings.hpp"
#include "cli/selection.hpp"
#include "diagnostics/rules/usage.hpp"

namespace stageplot::cli {
namespace {

ExitCode refuse(const DriftOptions& options, const Streams& streams, std::string summary, std::string help) {
  CommonOptions common = options.common;
  common.formats.clear();
  diagnostics::Diagnostics diagnostics;
  diagnostics.add(
      {.rule = &diagnostics::rules::usage_bad_option, .summary = std::move(summary), .help = std::move(help)});
  return report_findings(common, streams, std::move(diagnostics), {});
}

ExitCode run_drift(const DriftOptions& options, const Streams& streams) {
  if (options.environment.empty() == options.manifests.empty()) {
    return refuse(options, streams,
                  options.environment.empty() ? "`drift` needs something to compare with what runs"
                                              : "`drift` takes an environment or `--manifests`, not both",
                  "name an environment of the project, `stageplot drift prod-east --kubernetes live.json`, or files, "
                  "`stageplot drift --manifests manifests.yaml --kubernetes live.json`");
  }
  const bool other = !options.helm.empty() || !options.terraform.empty() || !options.aws.empty();
  if (options.kubernetes.empty() && !other) {
    return refuse(options, streams, "`drift` needs to be told what runs",
                  "export it, `kubectl get deployments,services,configmaps -n NAMESPACE -o json > live.json`, and name "
                  "the file: `--kubernetes live.json`; or with `--helm`, `--terraform`, `--aws`");
  }
  if (!options.manifests.empty() && other) {
    return refuse(options, streams, "`--manifests` are compared with what `--kubernetes` names",
                  "name an environment to compare with `--helm`, `--terraform` or `--aws`");
  }
  std::ptrdiff_t inputs = 0;
  for (const auto* files : {&options.manifests, &options.kubernetes, &options.helm, &options.terraform, &options.aws}) {
    inputs += std::ranges::count(*files, "-");
  }
  if (inputs > 1) {
    return refuse(options, streams, "`-` stands twice on the command line",
                  "the standard input can be read once: name files");
  }
  if (!options.manifests.empty() && (!options.services.empty() || !options.deploy.empty())) {
    return refuse(options, streams, "`--service` and `--deploy` are about an environment of the project",
                  "leave them out with `--manifests`");
  }
  return options.environment.empty() ? run_drift_manifests(options, streams) : run_drift_environment(options, streams);
}

}  // namespace

Command add_drift(CLI::App& app) {
  auto options = std::make_shared<DriftOptions>();
  add_common_options(app, options->common);
  app.add_option("ENV", options->environment, "the environment that the exports are of");
  add_service_option(app, options->services, "these services alone; may be repeated");
  app.add_option("--kubernetes", options->kubernetes,
                 "what `kubectl get … -o json` or `-o yaml` printed; `-` is the standard input")
      ->type_name("FILE")
      ->envname("STAGEPLOT_KUBERNETES_EXPORT");
  app.add_option("--helm", options->helm,
                 "what `helm get values`, `helm get manifest` or `helm history -o json` printed, of one release")
      ->type_name("FILE")
      ->envname("STAGEPLOT_HELM_EXPORT");
  app.add_option("--terraform", options->terraform,
                 "what `terraform show -json` printed of a state or a plan, or a raw state, of one service")
      ->type_name("FILE")
      ->envname("STAGEPLOT_TERRAFORM_EXPORT");
  app.add_option("--aws", options->aws, "what `aws … describe-…` printed of groups, load balancers, alarms, templates")
      ->type_name("FILE")
      ->envname("STAGEPLOT_AWS_EXPORT");
  app.add_option("--manifests", options->manifests,
                 "compare these manifests, with no project around them, instead of an environment")
      ->type_name("FILE")
      ->envname("STAGEPLOT_MANIFESTS");
  app.add_option("--namespace", options->namespace_name, "where objects that name no namespace are")
      ->type_name("NAMESPACE")
      ->envname("STAGEPLOT_NAMESPACE");
  app.add_option("--deploy", options->deploy,
                 "what the pipeline has supplied; without it any text may stand where the value does")
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE")
      ->envname("STAGEPLOT_DEPLOY");
  app.add_flag("--adopting", options->adopting,
               "the model is to take over what runs: a plan that does more than move, import and tag is an error")
      ->envname("STAGEPLOT_ADOPTING");
  app.add_flag("--complete", options->complete, "what the exports do not have does not run")
      ->envname("STAGEPLOT_COMPLETE");
  app.add_option("--helm-labels", options->helm_labels, "ignore: the labels that Helm itself writes are not compared")
      ->type_name("HOW")
      ->check(CLI::IsMember({"compare", "ignore"}))
      ->capture_default_str()
      ->envname("STAGEPLOT_HELM_LABELS");
  app.add_flag("--show-ignored", options->show_ignored, "list what belongs to the cluster, too")
      ->envname("STAGEPLOT_SHOW_IGNORED");
  app.add_flag("--full", options->full, "long texts whole")->envname("STAGEPLOT_FULL");
  app.add_option("--markdown-limit", options->markdown_limit,
                 "the most bytes of a report in Markdown; GitHub takes 65536, GitLab 1000000")
      ->type_name("BYTES")
      ->envname("STAGEPLOT_MARKDOWN_LIMIT")
      ->capture_default_str();
  app.add_option("--baseline", options->baseline, "an earlier report in JSON: what it has is left out")
      ->type_name("FILE")
      ->envname("STAGEPLOT_BASELINE");
  app.add_option("--today", options->today,
                 "the day on which expected drift is judged, YYYY-MM-DD; without it SOURCE_DATE_EPOCH's, else the "
                 "clock's in UTC")
      ->type_name("DAY")
      ->envname("STAGEPLOT_TODAY");
  app.add_flag("--detailed-exitcode", options->detailed_exit_code, "exit 2 if something has drifted")
      ->envname("STAGEPLOT_DETAILED_EXITCODE");
  return [options](const Streams& streams) { return run_drift(*options, streams); };
}

}  // namespace stageplot::cli
