#include "cli/selection.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "diagnostics/rules/usage.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;

std::string join(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "`" : ", `") + std::string{name} + "`";
  return text;
}

void report(const diagnostics::Rule& rule, std::string summary, std::string help,
            diagnostics::Diagnostics& diagnostics) {
  diagnostics.add({.rule = &rule, .summary = std::move(summary), .help = std::move(help)});
}

bool check_environment(const model::Model& model, const std::string& name, diagnostics::Diagnostics& diagnostics) {
  if (model.find_environment(name) != nullptr) return true;
  if (std::ranges::find(model.layers, name) != model.layers.end()) {
    std::vector<std::string_view> extending;
    for (const model::Environment& environment : model.environments) {
      if (std::ranges::find(environment.layers, name) != environment.layers.end())
        extending.push_back(environment.name);
    }
    report(rules::usage_abstract_layer, "`" + name + "` is a layer, not an environment",
           extending.empty() ? "no environment extends it" : "environments that extend it: " + join(extending),
           diagnostics);
    return false;
  }
  std::vector<std::string_view> known;
  for (const model::Environment& environment : model.environments) known.push_back(environment.name);
  std::string help = text::did_you_mean(name, known);
  if (help.empty()) help = "environments: " + join(known);
  report(rules::usage_unknown_environment, "there is no environment `" + name + "`", std::move(help), diagnostics);
  return false;
}

bool check_service(const model::Model& model, const std::string& name, diagnostics::Diagnostics& diagnostics) {
  const std::vector<std::string_view> known = model.services();
  if (std::ranges::binary_search(known, std::string_view{name})) return true;
  std::string help = text::did_you_mean(name, known);
  if (help.empty() && known.size() <= 12) help = "services: " + join(known);
  report(rules::usage_unknown_service, "there is no service `" + name + "`", std::move(help), diagnostics);
  return false;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || std::ranges::find(names, name) != names.end();
}

}  // namespace

void add_service_option(CLI::App& command, std::vector<std::string>& services, const std::string& what) {
  command.add_option("--service", services, what)
      ->allow_extra_args(false)
      ->type_name("SERVICE")
      ->envname("STAGEPLOT_SERVICE");
}

std::vector<std::size_t> select_units(const model::Model& model, const Selection& selection,
                                      diagnostics::Diagnostics& diagnostics) {
  bool known = true;
  for (const std::string& name : selection.environments) known = check_environment(model, name, diagnostics) && known;
  for (const std::string& name : selection.services) known = check_service(model, name, diagnostics) && known;
  std::vector<std::size_t> selected;
  if (!known) return selected;
  for (std::size_t i = 0; i < model.units.size(); ++i) {
    const model::Unit& unit = model.units[i];
    const bool wanted =
        contains(selection.environments, model.environment(unit).name) && contains(selection.services, unit.service);
    if (wanted) selected.push_back(i);
  }
  if (selected.empty() && !selection.everything()) {
    report(rules::usage_not_there, "none of the selected services runs in the selected environments", {}, diagnostics);
  }
  return selected;
}

const model::Unit* select_unit(const model::Model& model, const std::string& environment, const std::string& service,
                               diagnostics::Diagnostics& diagnostics) {
  const bool environment_known = check_environment(model, environment, diagnostics);
  const bool service_known = check_service(model, service, diagnostics);
  if (!environment_known || !service_known) return nullptr;
  const model::Unit* unit = model.find_unit(environment, service);
  if (unit != nullptr) return unit;
  std::vector<std::string_view> where;
  for (const model::Unit& other : model.units) {
    if (other.service == service) where.push_back(model.environment(other).name);
  }
  report(rules::usage_not_there, "`" + service + "` does not run in `" + environment + "`", "it runs in " + join(where),
         diagnostics);
  return nullptr;
}

}  // namespace stageplot::cli
