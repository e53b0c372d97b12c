#include "cli/check_chart.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "cli/chart_inputs.hpp"
#include "cli/session.hpp"
#include "cli/surroundings.hpp"
#include "cli/template_options.hpp"
#include "cli/today.hpp"
#include "diagnostics/rules/kubernetes.hpp"
#include "diagnostics/rules/policy.hpp"
#include "diagnostics/rules/usage.hpp"
#include "document/map.hpp"
#include "flow/check_chart.hpp"
#include "kubernetes/version.hpp"
#include "policy/waivers/judge.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

/// Findings must not depend on chance or the day.
constexpr std::string_view kSeed = "check";

class ChartCheckRun {
 public:
  ChartCheckRun(const ChartCheckOptions& options, const ChartCheckContext& context, const Streams& streams)
      : options_(options), context_(context), session_(context.common, streams) {}

  ExitCode run() {
    if (!session_.usable()) return session_.finish();
    const auto day = today(context_.today, session_.diagnostics());
    if (!day || !read_environment()) return session_.finish();
    waivers::end_expired(session_.waivers(), *day);
    check();
    return session_.finish();
  }

 private:
  /// The facts, policies and waivers that hold. False where the environment is none.
  bool read_environment() {
    if (context_.environments.size() > 1) {
      session_.diagnostics().add({.rule = &rules::usage_bad_option,
                                  .summary = "a chart is checked for one environment at a time",
                                  .help = "name one of them, or none"});
      return false;
    }
    if (context_.environments.empty()) {
      session_.load_policies(own_origins_);
      return true;
    }
    model_ = session_.load_model();
    const std::string& name = context_.environments.front();
    const model::Environment* environment = model_->find_environment(name);
    if (environment != nullptr && !environment->unit_facts.is_nil()) {
      facts_ = environment->unit_facts;
      return true;
    }
    diagnostics::Diagnostics& diagnostics = session_.diagnostics();
    (void)select_units(*model_, {.environments = context_.environments, .services = {}}, diagnostics);
    return false;
  }

  [[nodiscard]] document::Origins& origins() { return model_ ? model_->origins : own_origins_; }

  /// The option, else what the environment says, else the given one.
  [[nodiscard]] std::string version(const std::string& option, std::string_view fact, std::string_view otherwise) {
    if (!option.empty()) return option;
    const Value* found = document::find_path(facts_, fact);
    return std::string{found != nullptr && found->is_string() ? found->text() : otherwise};
  }

  void check() {
    diagnostics::Diagnostics& diagnostics = session_.diagnostics();
    const std::string kube_version =
        version(context_.kube_version, "kubernetes.version", kubernetes::newest_version().text());
    kubernetes::VersionProblem problem;
    const auto types = kubernetes::parse_kube_version(kube_version, problem);
    if (!types) {
      diagnostics.add({.rule = &rules::kubernetes_unknown_version,
                       .summary = std::move(problem.summary),
                       .help = std::move(problem.help)});
      return;
    }
    ChartInputs inputs(context_.common.directory, session_.sources(), origins(), arena_, diagnostics);
    const chart::Profile* profile =
        inputs.find_profile(version(context_.helm_version, "kubernetes.helmVersion", kTemplateHelmVersion));
    if (profile == nullptr) return;
    chart::Capabilities capabilities;
    Value values;
    std::unique_ptr<chart::LoadedChart> loaded;
    const auto surroundings = make_surroundings({.seed = std::string{kSeed}, .now = {}}, diagnostics);
    if (surroundings == nullptr || !inputs.read_capabilities(*profile, kube_version, {}, capabilities).done() ||
        !inputs.find_chart(options_.chart).done() || !inputs.read_values(*profile, options_.values, values).done() ||
        !inputs.load(*profile, options_.chart, loaded).done()) {
      return;
    }
    judge(*loaded, values, std::move(capabilities), *types, *surroundings);
  }

  void judge(const chart::LoadedChart& loaded, const Value& values, chart::Capabilities capabilities,
             kubernetes::KubeVersion types, gotemplate::Surroundings& surroundings) {
    const std::array trees{values};
    const std::array versions{types};
    chart::RenderInput input{.values = trees, .capabilities = std::move(capabilities)};
    const Value* name_space = document::find_path(facts_, "kubernetes.namespace");
    if (name_space != nullptr && name_space->is_string()) input.release.namespace_name = name_space->text();
    const flow::ChartCheckOutcome outcome = flow::check_chart(
        {.chart = loaded,
         .input = input,
         .options = {.crds = true, .surroundings = &surroundings, .values_owner = diagnostics::Owner::external},
         .versions = versions,
         .policies = session_.policies(),
         .environment = facts_},
        session_.sources(), origins(), session_.diagnostics());
    for (diagnostics::Diagnostic& finding : session_.diagnostics().all()) {
      if (finding.environments.empty()) finding.environments = context_.environments;
    }
    if (outcome.policies_left_out == 0) return;
    const std::string summary = outcome.policies_left_out == 1
                                    ? "a policy about objects was not asked: it reads more than the chart"
                                    : std::to_string(outcome.policies_left_out) +
                                          " policies about objects were not asked: they read more than the chart";
    session_.diagnostics().add({.rule = &rules::policy_not_asked,
                                .owner = diagnostics::Owner::policies,
                                .summary = summary,
                                .help = "name an environment: `stageplot check ENV --chart CHART`"});
  }

  const ChartCheckOptions& options_;
  const ChartCheckContext& context_;
  Session session_;
  std::unique_ptr<model::Model> model_;
  document::Origins own_origins_;
  document::Arena arena_{std::size_t{2} << 30};
  Value facts_;
};

}  // namespace

void add_chart_check_options(CLI::App& app, ChartCheckOptions& options) {
  app.add_option(
         "--chart", options.chart,
         "check this chart instead of the project: its manifests against Kubernetes' types and the project's "
         "policies, for the environment named or none; where no environment or option says otherwise, as Helm " +
             std::string{kTemplateHelmVersion} + " renders it and for Kubernetes " +
             kubernetes::newest_version().text() + ", the newest with tables")
      ->type_name("CHART")
      ->envname("STAGEPLOT_CHART");
  add_value_options(app, options.values);
}

ExitCode run_chart_check(const ChartCheckOptions& options, const ChartCheckContext& context, const Streams& streams) {
  return ChartCheckRun(options, context, streams).run();
}

}  // namespace stageplot::cli
