#include "cli/session.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/findings.hpp"
#include "cli/version.hpp"
#include "diagnostics/rules/usage.hpp"
#include "parallel/parallel_for.hpp"
#include "policy/load.hpp"
#include "policy/waivers/apply.hpp"
#include "policy/waivers/judge.hpp"
#include "policy/waivers/load.hpp"
#include "writer/recovery.hpp"

namespace stageplot::cli {

Session::Session(const CommonOptions& options, const Streams& streams)
    : options_(options),
      streams_(streams),
      directory_(options.directory),
      project_(directory_, parallel::worker_count(options.jobs)) {}

std::string Session::path_on_disk(const std::string& path) const {
  return (std::filesystem::path(options_.directory) / path).lexically_normal().string();
}

bool Session::usable() {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(options_.directory, error);
  if (status.type() != std::filesystem::file_type::directory) {
    using Type = std::filesystem::file_type;
    const std::string name = "`" + options_.directory + "`";
    std::string summary = "the directory " + name + " cannot be used: " + error.message();
    if (status.type() == Type::not_found) summary = "there is no directory " + name;
    if (std::filesystem::exists(status)) summary = name + " is not a directory";
    if (options_.directory.empty()) summary = "`--chdir` names no directory";
    diagnostics().add({.rule = &diagnostics::rules::usage_unreadable,
                       .summary = std::move(summary),
                       .help = "`-C` names the root of a project, where its `stageplot.yaml` is"});
    return false;
  }
  if (!finding_sinks(options_, diagnostics()).has_value()) return false;
  finish_earlier_write();
  return true;
}

void Session::finish_earlier_write() {
  diagnostics::Diagnostics findings;
  const auto recovery = writer::finish_journal(path_on_disk("rendered"), findings);
  if (recovery == writer::Recovery::failed) diagnostics().merge(std::move(findings));
}

std::unique_ptr<model::Model> Session::load_model() {
  auto model = project_.load_model(kVersion, diagnostics());
  load_policies(*model, Loaded::whole_model);
  return model;
}

std::unique_ptr<model::Model> Session::load_unit(std::string_view environment, std::string_view service) {
  const model::LoadScope scope{.environment = environment, .service = service};
  if (scope.everything()) return load_model();
  diagnostics::Diagnostics findings;
  auto model = project_.load_model(kVersion, findings, scope);
  if (model->find_unit(environment, service) == nullptr) return load_model();
  diagnostics().merge(std::move(findings));
  load_policies(*model, Loaded::one_unit);
  return model;
}

void Session::load_policies(model::Model& model, Loaded loaded) {
  const bool all_names_known = loaded == Loaded::whole_model && !diagnostics().has_errors();
  load_policies(model.origins);
  if (all_names_known) waivers::check_scopes(waivers_, model, diagnostics());
}

void Session::load_policies(document::Origins& origins) {
  // Neither from the overlay: no project takes over the rules or the exceptions of another one.
  policies_ = policy::load_policies(directory_, sources(), origins, diagnostics());
  waivers_ = waivers::load_waivers(directory_, project_.tree(), sources(), diagnostics());
  waivers::check_codes(waivers_, policies_->rules(), diagnostics());
}

void Session::waive() {
  waivers::apply(waivers_, sources(), diagnostics());
}

void Session::keep_errors() {
  waive();
  std::erase_if(diagnostics().all(), [](const diagnostics::Diagnostic& finding) { return !finding.counts_as_error(); });
}

std::unique_ptr<render::Plan> Session::load_plan(model::Model& model, const render::PlanOptions& options) {
  return project_.load_plan(model, options);
}

ExitCode Session::finish(ExitCode otherwise) {
  waive();
  return report_findings(options_, streams_, std::move(diagnostics()), sources(), otherwise);
}

ExitCode Session::fail(ExitCode code) {
  (void)finish();
  return code;
}

}  // namespace stageplot::cli
