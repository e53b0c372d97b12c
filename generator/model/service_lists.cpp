#include "model/service_lists.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "diagnostics/rules/layer.hpp"
#include "document/map.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::model {
namespace {

namespace rules = diagnostics::rules;

std::vector<std::string_view> base_services(const ProjectFiles& files) {
  std::vector<std::string_view> names;
  const auto base = files.folders.find(std::string{kBaseLayer});
  if (base == files.folders.end()) return names;
  for (const std::string& service : base->second.services) names.push_back(service);
  return names;  // sorted, as the set is
}

}  // namespace

std::vector<std::string> listed_services(const document::Value& facts, const ProjectFiles& files,
                                         const document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  std::vector<std::string> services;
  const document::Value* list = document::find(facts, "services");
  if (list == nullptr || !list->is_list()) return services;
  const std::vector<std::string_view> known = base_services(files);
  for (const document::Value& item : list->items()) {
    if (!item.is_string()) continue;
    if (std::ranges::binary_search(known, item.text())) {
      services.emplace_back(item.text());
      continue;
    }
    std::string help = text::did_you_mean(item.text(), known);
    if (help.empty()) help = "add `environments/base/" + std::string{item.text()} + ".yaml`, or take it off the list";
    diagnostics.add({.rule = &rules::layer_unknown_service,
                     .summary = "there is no service `" + std::string{item.text()} + "`: `base/` has no file for it",
                     .primary = {origins.span(item.origin), {}, {}},
                     .path = "services",
                     .help = std::move(help)});
  }
  std::ranges::sort(services);
  services.erase(std::unique(services.begin(), services.end()), services.end());
  return services;
}

void check_service_files(const ProjectFiles& files, const std::vector<Environment>& environments,
                         const Documents& documents, diagnostics::Diagnostics& diagnostics) {
  const std::vector<std::string_view> known = base_services(files);
  std::map<std::string, std::set<std::string_view>, std::less<>> used;  // services by layer
  for (const Environment& environment : environments) {
    for (const std::string& layer : environment.layers) {
      used[layer].insert(environment.services.begin(), environment.services.end());
    }
  }
  for (const auto& [name, folder] : files.folders) {
    if (name == kBaseLayer) continue;
    for (const auto& [service, file] : folder.service_files) {
      const source::Span place{file, 0, 0};
      if (!std::ranges::binary_search(known, service)) {
        std::string help = text::did_you_mean(service, known);
        if (help.empty()) help = "what every environment shares belongs in `environments/base/" + service + ".yaml`";
        diagnostics.add({.rule = &rules::layer_unknown_service,
                         .summary = "there is no service `" + service + "`: `base/` has no file for it",
                         .primary = {place, {}, {}},
                         .help = std::move(help)});
      } else if (documents.contains(file) && !used[name].contains(service)) {
        diagnostics.add(
            {.rule = &rules::layer_unused_file,
             .summary = "this file has no effect: no environment with the layer `" + name + "` runs `" + service + "`",
             .primary = {place, {}, {}},
             .help = "add `" + service + "` to `services` of the environment, or remove the file"});
      }
    }
  }
}

}  // namespace stageplot::model
