#include "render/cluster.hpp"

#include <algorithm>

#include "diagnostics/rules/chart.hpp"
#include "diagnostics/rules/kubernetes.hpp"
#include "model/views.hpp"

namespace stageplot::render {
namespace {

constexpr std::string_view kHelmVersion = "environment.kubernetes.helmVersion";
constexpr std::string_view kKubernetesVersion = "environment.kubernetes.version";

std::string_view helm_version_of(const model::Unit& unit) {
  return model::text_at(unit.tree, kHelmVersion).value_or(kDefaultHelmVersion);
}

/// Known versions as prose: `3.10.1, 3.21.4`.
std::string known_versions() {
  std::string words;
  for (const std::string_view version : chart::profile_versions()) {
    words += words.empty() ? "" : ", ";
    words += version;
  }
  return words;
}

void report_unknown_helm(std::string_view version, source::Span place, diagnostics::Diagnostics& diagnostics) {
  diagnostics.add({.rule = &diagnostics::rules::chart_helm_version,
                   .summary = "charts cannot be rendered as Helm " + std::string{version} + " renders them",
                   .primary = {place, {}, {}},
                   .path = place.known() ? std::string{kHelmVersion} : std::string{},
                   .help = "known are " + known_versions()});
}

}  // namespace

const chart::Profile* helm_profile(const model::Unit& unit, std::string_view helm_version) {
  return chart::find_profile(helm_version.empty() ? helm_version_of(unit) : helm_version);
}

std::vector<const chart::Profile*> helm_profiles(const model::Model& model, std::string_view helm_version,
                                                 diagnostics::Diagnostics& diagnostics) {
  std::vector<const chart::Profile*> profiles;
  std::vector<std::string_view> reported;
  const auto add = [&](std::string_view version, source::Span place) {
    if (const chart::Profile* profile = chart::find_profile(version)) {
      if (std::ranges::find(profiles, profile) == profiles.end()) profiles.push_back(profile);
    } else if (std::ranges::find(reported, version) == reported.end()) {
      reported.push_back(version);
      report_unknown_helm(version, place, diagnostics);
    }
  };
  if (!helm_version.empty()) {
    add(helm_version, {});
    return profiles;
  }
  for (const model::Unit& unit : model.units) {
    if (unit.tree.is_nil() || model::text_at(unit.tree, "platform") != "kubernetes") continue;
    const document::Value* fact = model::known_value(unit.tree, kHelmVersion);
    add(helm_version_of(unit), fact == nullptr ? source::Span{} : model.origins.span(fact->origin));
  }
  const std::vector<std::string_view> oldest_first = chart::profile_versions();
  std::ranges::sort(profiles, {}, [&](const chart::Profile* profile) {
    return std::ranges::find(oldest_first, profile->version) - oldest_first.begin();
  });
  return profiles;
}

std::vector<kubernetes::KubeVersion> kubernetes_versions(const model::Model& model, const model::Unit& unit,
                                                         std::string_view kube_version,
                                                         diagnostics::Diagnostics& diagnostics) {
  const auto fact = model::text_at(unit.tree, kKubernetesVersion);
  if (kube_version.empty() && !fact) return {kubernetes::oldest_version(), kubernetes::newest_version()};
  kubernetes::VersionProblem problem;
  if (const auto version = kubernetes::parse_kube_version(kube_version.empty() ? *fact : kube_version, problem)) {
    return {*version};
  }
  const document::Value* value = kube_version.empty() ? model::known_value(unit.tree, kKubernetesVersion) : nullptr;
  diagnostics.add({.rule = &diagnostics::rules::kubernetes_unknown_version,
                   .summary = std::move(problem.summary),
                   .primary = {value == nullptr ? source::Span{} : model.origins.span(value->origin), {}, {}},
                   .path = value == nullptr ? std::string{} : std::string{kKubernetesVersion},
                   .help = std::move(problem.help)});
  return {};
}

}  // namespace stageplot::render
