#include "cli/diff_environments.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "cli/report_output.hpp"
#include "cli/session.hpp"
#include "diagnostics/rules/usage.hpp"
#include "parity/compare_environments.hpp"
#include "parity/declarations.hpp"
#include "parity/report.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;

const model::Environment* find_environment(const model::Model& model, const std::string& name,
                                           diagnostics::Diagnostics& diagnostics) {
  const model::Environment* environment = model.find_environment(name);
  if (environment == nullptr) {
    std::vector<std::string_view> known;
    for (const model::Environment& one : model.environments) known.emplace_back(one.name);
    diagnostics.add({.rule = &rules::usage_unknown_environment,
                     .summary = "there is no environment `" + name + "`",
                     .help = text::did_you_mean(name, known)});
  }
  return environment;
}

bool know_services(const model::Model& model, const std::vector<std::string>& services,
                   diagnostics::Diagnostics& diagnostics) {
  const auto known = model.services();
  for (const std::string& service : services) {
    if (std::ranges::find(known, service) != known.end()) continue;
    diagnostics.add({.rule = &rules::usage_unknown_service,
                     .summary = "there is no service `" + service + "`",
                     .help = text::did_you_mean(service, known)});
    return false;
  }
  return true;
}

}  // namespace

ExitCode run_diff_environments(const DiffOptions& options, const Streams& streams) {
  const CommonOptions of_findings = findings_options(options.common);
  Session session(of_findings, streams);
  diagnostics::Diagnostics& diagnostics = session.diagnostics();
  const auto sinks = report_sinks(options.common, diagnostics);
  if (!sinks || !session.usable()) return session.finish();
  const auto model = session.load_model();
  const model::Environment* a = find_environment(*model, options.selection.environments[0], diagnostics);
  const model::Environment* b = find_environment(*model, options.selection.environments[1], diagnostics);
  if (a == nullptr || b == nullptr || !know_services(*model, options.selection.services, diagnostics)) {
    return session.finish();
  }
  if (a == b) {
    diagnostics.add({.rule = &rules::usage_bad_option,
                     .summary = "`" + a->name + "` is compared with itself",
                     .help = "name two environments"});
    return session.finish();
  }
  const parity::Declarations declarations = parity::load_declarations(
      session.project().files(), session.project().tree(), *model, session.sources(), diagnostics);
  // A part of a model would show differences that are none.
  if (diagnostics.has_errors()) return session.finish();
  std::erase_if(diagnostics.all(), [](const diagnostics::Diagnostic&) { return true; });
  const parity::Parity parity =
      parity::compare_environments(*model, *a, *b, declarations.find(a->name, b->name), options.selection.services);
  diff::Report report = parity::make_report(parity, *model, *a, *b, session.sources());
  if (declarations.find(a->name, b->name) == nullptr) {
    report.notes.push_back("no differences are declared for this pair in `" + std::string{parity::kFile} + "`");
  }
  if (!print_report(report, *sinks, options.common, report_view(options), streams, diagnostics))
    return session.finish();
  const bool different = options.detailed_exit_code && diff::differs(report);
  return session.finish(different ? ExitCode::different : ExitCode::clean);
}

}  // namespace stageplot::cli
