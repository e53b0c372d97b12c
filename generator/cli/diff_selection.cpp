#include "cli/diff_selection.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "diagnostics/rules/usage.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;

bool check_names(const std::vector<std::string>& wanted, const std::vector<comparison::UnitPair>& all,
                 std::string artifact::UnitName::*name, const diagnostics::Rule& rule, std::string_view noun,
                 diagnostics::Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const comparison::UnitPair& pair : all) known.emplace_back(pair.name.*name);
  bool all_known = true;
  for (const std::string& word : wanted) {
    if (std::ranges::find(known, word) != known.end()) continue;
    diagnostics.add({.rule = &rule,
                     .summary = "neither side has the " + std::string{noun} + " `" + word + "`",
                     .help = text::did_you_mean(word, known)});
    all_known = false;
  }
  return all_known;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || std::ranges::find(names, name) != names.end();
}

}  // namespace

std::vector<comparison::UnitPair> select_pairs(std::vector<comparison::UnitPair> pairs, const Selection& selection,
                                               diagnostics::Diagnostics& diagnostics) {
  const bool environments = check_names(selection.environments, pairs, &artifact::UnitName::environment,
                                        rules::usage_unknown_environment, "environment", diagnostics);
  const bool services = check_names(selection.services, pairs, &artifact::UnitName::service,
                                    rules::usage_unknown_service, "service", diagnostics);
  if (!environments || !services) return {};
  std::erase_if(pairs, [&](const comparison::UnitPair& pair) {
    return !contains(selection.environments, pair.name.environment) || !contains(selection.services, pair.name.service);
  });
  if (pairs.empty() && !selection.everything()) {
    diagnostics.add({.rule = &rules::usage_not_there,
                     .summary = "none of the selected services runs in the selected environments, on either side"});
  }
  return pairs;
}

}  // namespace stageplot::cli
