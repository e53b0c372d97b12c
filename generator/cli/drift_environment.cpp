// `stageplot drift ENV`: what an environment of the project renders against exports of what runs there.
#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
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
#include "drift/terraform/adoption.hpp"
#include "drift/terraform/compare_terraform.hpp"
#include "drift/unit_exports.hpp"
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
    const auto exports = read_all(inputs);
    const auto baseline = inputs.read_baseline(options_.baseline, session_.diagnostics());
    if (!exports || !baseline) return session_.fail(ExitCode::could_not_run);

    const PipelineValues pipeline(std::move(*given));
    drift::RenderedModel rendered(*model, *plan, session_.sources());
    for (const std::size_t index : selected) {
      rendered.add(model->units[index], pipeline, session_.diagnostics());
    }
    if (!can_compare(rendered, *plan, *exports)) return session_.fail(ExitCode::could_not_run);
    if (is_of_another(*model, *plan, pipeline, rendered, *exports)) return session_.fail(ExitCode::could_not_run);
    const diff::Report report = compare(*model, *plan, rendered, pipeline, *exports, *baseline, *day);
    if (!print_report(report, *sinks, options_.common,
                      {.full = options_.full, .markdown_limit = options_.markdown_limit}, streams_,
                      session_.diagnostics())) {
      return session_.finish();
    }
    if (options_.adopting) judge_adoption(rendered, *exports);
    const bool different = options_.detailed_exit_code && diff::differs(report);
    return session_.finish(different ? ExitCode::different : ExitCode::clean);
  }

 private:
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
      return drift::rendered_values(made, plan, pipeline);
    };
    const auto other =
        drift::find_other_environment(model, options_.environment, drift::rendered_values(rendered, plan, pipeline),
                                      drift::exported_values(exports), render);
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

  void judge_adoption(const drift::RenderedModel& rendered, const std::vector<drift::Export>& exports) {
    for (const auto& unit : rendered.units()) {
      if (!drift::has_module(*unit)) continue;
      for (const drift::Export& each : exports) {
        if (each.kind != drift::ExportKind::terraform_plan) continue;
        drift::judge_adoption(each, options_.environment, unit->unit.service, session_.diagnostics());
      }
    }
  }

  std::optional<std::vector<drift::Export>> read_all(DriftInputs& inputs) {
    using drift::ExportOption;
    const std::pair<const std::vector<std::string>*, ExportOption> groups[] = {
        {&options_.kubernetes, ExportOption::kubernetes},
        {&options_.helm, ExportOption::helm},
        {&options_.terraform, ExportOption::terraform},
        {&options_.aws, ExportOption::aws}};
    std::vector<drift::Export> all;
    bool complete = true;
    for (const auto& [files, option] : groups) {
      auto read = inputs.read_exports(*files, option, session_.diagnostics());
      complete = complete && read.has_value();
      if (read) std::ranges::move(*read, std::back_inserter(all));
    }
    if (!complete) return std::nullopt;
    return all;
  }

  /// Whether the exports are of something that the selected units render; else the finding is made.
  bool can_compare(const drift::RenderedModel& rendered, const render::Plan& plan,
                   const std::vector<drift::Export>& exports) {
    const auto any = [&](auto... kinds) {
      return std::ranges::any_of(exports, [&](const drift::Export& each) { return ((each.kind == kinds) || ...); });
    };
    using Kind = drift::ExportKind;
    const auto refuse = [&](const diagnostics::Rule& rule, std::string what, std::string help) {
      session_.diagnostics().add({.rule = &rule, .summary = std::move(what), .help = std::move(help)});
      return false;
    };
    const std::string of = "of `" + options_.environment + "`";
    if (any(Kind::kubernetes, Kind::helm_manifest) && rendered.objects().empty() && rendered.not_rendered().empty()) {
      return refuse(rules::drift_no_objects, "no selected service " + of + " has an output with objects of Kubernetes",
                    "`stageplot preview " + options_.environment + " SERVICE` shows what a service has there");
    }
    const auto one_unit = [&](std::string_view what, std::size_t units, std::string_view option) {
      if (units == 1 || !rendered.not_rendered().empty()) return true;
      if (units == 0) {
        return refuse(rules::drift_no_objects, "no selected service " + of + " has " + std::string{what},
                      "`stageplot preview " + options_.environment + " SERVICE` shows what a service has there");
      }
      return refuse(rules::usage_bad_option,
                    "`" + std::string{option} + "` is of one service, and " + std::to_string(units) + " services " +
                        of + " have " + std::string{what},
                    "name the service: `--service SERVICE`");
    };
    if (any(Kind::helm_values) && !one_unit("values of a chart", drift::units_with_values(rendered, plan), "--helm")) {
      return false;
    }
    const bool terraform = any(Kind::terraform_state, Kind::terraform_plan, Kind::aws);
    return !terraform || one_unit("a Terraform module", drift::units_with_modules(rendered),
                                  options_.terraform.empty() ? "--aws" : "--terraform");
  }

  redaction::Redactor learn(const drift::RenderedModel& rendered, std::span<const drift::Export* const> exports) {
    redaction::Redactor redactor;
    for (const drift::ModelObject& each : rendered.objects()) redactor.learn(each.object);
    for (const auto& unit : rendered.units()) {
      for (const render::RenderedOutput& output : unit->render.outputs) {
        for (const document::Value& document : output.documents) redactor.learn(document);
        redactor.learn_text(output.file.text);
      }
    }
    drift::learn_secrets(exports, redactor, arena_);
    return redactor;
  }

  diff::Report compare(const model::Model& model, const render::Plan& plan, const drift::RenderedModel& rendered,
                       const PipelineValues& pipeline, const std::vector<drift::Export>& exports,
                       const std::set<std::string>& baseline, waivers::Day day) {
    std::vector<const drift::Export*> pointers;
    for (const drift::Export& each : exports) pointers.push_back(&each);
    const redaction::Redactor redactor = learn(rendered, pointers);
    // Names of the pipeline that stand in variables of Terraform are asked for by no template.
    for (const auto& unit : rendered.units()) (void)render::values_of_pipeline(unit->unit.tree, pipeline, arena_);
    drift::KubernetesOptions options = kubernetes_options(options_);
    options.deploy = pipeline.open();
    if (options.default_namespace.empty()) {
      const document::Value& facts = model.find_environment(options_.environment)->facts;
      const document::Value* space = document::find_path(facts, "kubernetes.namespace");
      if (space != nullptr && space->is_string()) options.default_namespace = space->text();
    }
    diff::Report report{.mode = diff::Mode::drift,
                        .title = options_.environment,
                        .a = {.name = "model", .source = "environments/" + options_.environment, .sha256 = {}},
                        .b = live_side(exports)};
    for (const drift::NotRendered& unit : rendered.not_rendered()) {
      report.notes.push_back("`" + unit.service + "` is not compared: " + unit.reason);
    }
    std::vector<diff::Subject> subjects;
    drift::Totals totals;
    std::set<std::string> kinds;
    const auto take = [&](auto found) {
      std::ranges::move(found.subjects, std::back_inserter(subjects));
      totals.add(found.totals);
      kinds.merge(found.kinds);
    };
    if (!options_.kubernetes.empty()) {
      take(drift::compare_kubernetes(rendered.objects(), objects_of(exports), redactor, options));
    }
    const auto release = objects_of(exports, drift::ExportKind::helm_manifest);
    if (!release.empty()) {
      drift::KubernetesDrift found = drift::compare_kubernetes(rendered.objects(), release, redactor, options);
      for (diff::Subject& subject : found.subjects) {
        for (diff::Item& item : subject.items)
          item.note = "in the release" + (item.note.empty() ? "" : "; " + item.note);
      }
      report.notes.emplace_back("a release's manifest is what Helm rendered last, not what runs");
      take(std::move(found));
    }
    const drift::UnitExportsOptions unit_options{
        .environment = options_.environment, .pipeline = &pipeline, .deploy = pipeline.open()};
    for (drift::UnitExportsDrift found : {drift::compare_helm_units(rendered, plan, pointers, redactor, unit_options),
                                          drift::compare_terraform_units(rendered, pointers, redactor, unit_options)}) {
      std::ranges::move(found.notes, std::back_inserter(report.notes));
      take(std::move(found));
    }
    drift::mark_leaks(model, options_.environment, subjects);
    drift::apply_expectations(expectations_, day, subjects);
    // Of a part nobody can say that something is not there.
    if (options_.services.empty()) {
      drift::report_expectations(expectations_, day, options_.environment, kinds, session_.diagnostics());
    }
    leave_out_known(baseline, options_, report, subjects);
    drift::assemble(std::move(subjects), totals, report);
    return report;
  }

  const DriftOptions& options_;
  const Streams& streams_;
  const CommonOptions common_;
  Session session_;
  std::vector<drift::Expectation> expectations_;
  document::Arena arena_;  // of what exports have inside of texts
};

}  // namespace

ExitCode run_drift_environment(const DriftOptions& options, const Streams& streams) {
  return EnvironmentRun(options, streams).run();
}

}  // namespace stageplot::cli
