// `stageplot drift ENV`: what an environment of the project renders against exports of what runs there.
#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/drift_inputs.hpp"
#include "cli/drift_modes.hpp"
#include "cli/drift_report.hpp"
#include "cli/report_output.hpp"
#include "cli/session.hpp"
#include "cli/today.hpp"
#include "diagnostics/rules/drift.hpp"
#include "diagnostics/rules/usage.hpp"
#include "document/map.hpp"
#include "document/object.hpp"
#include "drift/assemble.hpp"
#include "drift/expectations.hpp"
#include "drift/other_environment.hpp"
#include "drift/rendered_model.hpp"
#include "render/deploy_values.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;

/// What the pipeline supplies: by its value where one was given, else by its bare name, which is remembered.
class PipelineValues final : public gotemplate::DeployValues {
 public:
  explicit PipelineValues(std::map<std::string, std::string, std::less<>> given)
      : names_of_given_(given), stand_ins_(std::move(given)) {}

  [[nodiscard]] document::Value stand_in(const document::Value& deploy, document::Arena& arena) const override {
    const std::string_view name = document::deploy(deploy).name->view();
    if (!names_of_given_.contains(name)) open_.emplace(name);
    return stand_ins_.stand_in(deploy, arena);
  }

  /// Names for which any text may stand.
  [[nodiscard]] const drift::kubernetes::DeployNames& open() const { return open_; }

 private:
  std::map<std::string, std::string, std::less<>> names_of_given_;
  render::StandIns stand_ins_;
  mutable drift::kubernetes::DeployNames open_;  // units are rendered one after the other
};

std::optional<std::map<std::string, std::string, std::less<>>> read_given(const std::vector<std::string>& arguments,
                                                                          diagnostics::Diagnostics& diagnostics) {
  std::map<std::string, std::string, std::less<>> given;
  for (const std::string& argument : arguments) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos || equals == 0) {
      diagnostics.add({.rule = &rules::usage_bad_option,
                       .summary = "`--deploy " + argument + "` is not NAME=VALUE",
                       .help = "for example `--deploy BUILD_VERSION=1.2.3`"});
      return std::nullopt;
    }
    given[argument.substr(0, equals)] = argument.substr(equals + 1);
  }
  return given;
}

class EnvironmentRun {
 public:
  EnvironmentRun(const DriftOptions& options, const Streams& streams)
      : options_(options), streams_(streams), common_(findings_options(options.common)), session_(common_, streams) {}

  ExitCode run() {
    const auto sinks = report_sinks(options_.common, session_.diagnostics());
    if (!sinks || !session_.usable()) return session_.finish();
    auto given = read_given(options_.deploy, session_.diagnostics());
    if (!given) return session_.finish();
    const auto model = session_.load_model();
    const auto plan = session_.load_plan(*model);
    session_.keep_errors();
    if (session_.diagnostics().has_errors()) return session_.finish();
    const auto day = today(options_.today, session_.diagnostics());
    if (!day) return session_.finish();
    expectations_ = drift::load_expectations(source::DirectoryTree(options_.common.directory),
                                             session_.project().tree(), session_.sources(), session_.diagnostics());
    if (session_.diagnostics().has_errors()) return session_.finish();
    const auto selected = select_units(*model, {.environments = {options_.environment}, .services = options_.services},
                                       session_.diagnostics());
    if (selected.empty()) return session_.finish();

    DriftInputs inputs(options_.common.directory, session_.sources());
    const auto exports =
        inputs.read_exports(options_.kubernetes, drift::ExportOption::kubernetes, session_.diagnostics());
    const auto baseline = inputs.read_baseline(options_.baseline, session_.diagnostics());
    if (!exports || !baseline) return session_.fail(ExitCode::could_not_run);

    const PipelineValues pipeline(std::move(*given));
    drift::RenderedModel rendered(*model, *plan, session_.sources());
    for (const std::size_t index : selected) {
      rendered.add(model->units[index], pipeline, session_.diagnostics());
    }
    if (rendered.objects().empty() && rendered.not_rendered().empty()) {
      session_.diagnostics().add(
          {.rule = &rules::drift_no_objects,
           .summary = "no selected service of `" + options_.environment + "` has an output with objects of Kubernetes",
           .help = "`stageplot preview " + options_.environment + " SERVICE` shows what a service has there"});
      return session_.fail(ExitCode::could_not_run);
    }
    if (is_of_another(*model, *plan, pipeline, rendered, *exports)) return session_.fail(ExitCode::could_not_run);
    const diff::Report report = compare(*model, rendered, pipeline, *exports, *baseline, *day);
    if (!print_report(report, *sinks, options_.common,
                      {.full = options_.full, .markdown_limit = options_.markdown_limit}, streams_,
                      session_.diagnostics())) {
      return session_.finish();
    }
    const bool different = options_.detailed_exit_code && diff::differs(report);
    return session_.finish(different ? ExitCode::different : ExitCode::clean);
  }

 private:
  static std::vector<document::Value> objects_of(const drift::RenderedModel& rendered) {
    std::vector<document::Value> objects;
    for (const drift::ModelObject& each : rendered.objects()) objects.push_back(each.object);
    return objects;
  }
  static std::vector<document::Value> objects_of(const std::vector<drift::Export>& exports) {
    return cli::objects_of(exports);
  }
  [[nodiscard]] bool is_selected(const std::string& service) const {
    return options_.services.empty() || std::ranges::find(options_.services, service) != options_.services.end();
  }

  bool is_of_another(const model::Model& model, const render::Plan& plan, const PipelineValues& pipeline,
                     const drift::RenderedModel& rendered, const std::vector<drift::Export>& exports) {
    // What it is suspected to be of is rendered too, and lives as long as its texts are looked at.
    std::deque<drift::RenderedModel> others;
    const auto render = [&](const model::Environment& environment) {
      drift::RenderedModel& made = others.emplace_back(model, plan, session_.sources());
      diagnostics::Diagnostics ignored;
      for (const model::Unit& unit : model.units) {
        if (&model.environment(unit) != &environment || !is_selected(unit.service)) continue;
        made.add(unit, pipeline, ignored);
      }
      return objects_of(made);
    };
    const auto other =
        drift::find_other_environment(model, options_.environment, objects_of(rendered), objects_of(exports), render);
    if (!other) return false;
    session_.diagnostics().add(
        {.rule = &rules::drift_other_environment,
         .owner = diagnostics::Owner::external,
         .summary = "what was exported is `" + other->name + "`, not `" + options_.environment +
                    "`: " + std::to_string(other->objects) + (other->objects == 1 ? " object reads" : " objects read") +
                    " like its own, " + std::to_string(other->own_objects) + " like those of `" + options_.environment +
                    "`; `" + other->value + "` is its `" + other->fact + "`",
         .help = "compare with `stageplot drift " + other->name + "`, or export from the cluster of `" +
                 options_.environment + "`"});
    return true;
  }

  diff::Report compare(const model::Model& model, const drift::RenderedModel& rendered, const PipelineValues& pipeline,
                       const std::vector<drift::Export>& exports, const std::set<std::string>& baseline,
                       waivers::Day day) {
    redaction::Redactor redactor;
    for (const drift::ModelObject& each : rendered.objects()) redactor.learn(each.object);
    for (const drift::Export& each : exports) {
      for (const document::Value& document : each.documents) redactor.learn(document);
    }
    drift::KubernetesOptions options = kubernetes_options(options_);
    options.deploy = pipeline.open();
    if (options.default_namespace.empty()) {
      const document::Value& facts = model.find_environment(options_.environment)->facts;
      const document::Value* space = document::find_path(facts, "kubernetes.namespace");
      if (space != nullptr && space->is_string()) options.default_namespace = space->text();
    }
    drift::KubernetesDrift found =
        drift::compare_kubernetes(rendered.objects(), objects_of(exports), redactor, options);
    diff::Report report{.mode = diff::Mode::drift,
                        .title = options_.environment,
                        .a = {.name = "model", .source = "environments/" + options_.environment, .sha256 = {}},
                        .b = live_side(exports)};
    for (const drift::NotRendered& unit : rendered.not_rendered()) {
      report.notes.push_back("`" + unit.service + "` is not compared: " + unit.reason);
    }
    drift::mark_leaks(model, options_.environment, found.subjects);
    drift::apply_expectations(expectations_, day, found.subjects);
    // Of a part nobody can say that something is not there.
    if (options_.services.empty()) {
      drift::report_expectations(expectations_, day, options_.environment, found.kinds, session_.diagnostics());
    }
    leave_out_known(baseline, options_, report, found.subjects);
    drift::assemble(std::move(found.subjects), found.totals, report);
    return report;
  }

  const DriftOptions& options_;
  const Streams& streams_;
  const CommonOptions common_;
  Session session_;
  std::vector<drift::Expectation> expectations_;
};

}  // namespace

ExitCode run_drift_environment(const DriftOptions& options, const Streams& streams) {
  return EnvironmentRun(options, streams).run();
}

}  // namespace stageplot::cli
