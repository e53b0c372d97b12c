// `release` names the Deployment, the Service, the Ingress and the first label of the host: a DNS label, and at most 53
// characters for Helm.
#include <algorithm>
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"

namespace stageplot::checks {
namespace {

constexpr std::size_t kMostHelmCharacters = 53;

bool is_dns_label(std::string_view name) {
  const auto alphanumeric = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !name.empty() && alphanumeric(name.front()) && alphanumeric(name.back()) &&
         std::ranges::all_of(name, [&](char c) { return alphanumeric(c) || c == '-'; });
}

}  // namespace

void release_name(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  const auto platform = model::text_at(subject.tree, "platform");
  const auto release = model::text_at(subject.tree, "release");
  if (!platform || *platform != "kubernetes" || !release) return;
  std::string wrong;
  if (release->size() > kMostHelmCharacters) {
    wrong = "has " + std::to_string(release->size()) + " characters, Helm takes at most 53";
  } else if (!is_dns_label(*release)) {
    wrong = "is not a DNS label: small letters, digits and `-`, beginning and ending with a letter or digit";
  }
  if (wrong.empty()) return;
  const bool own = subject.origins.span(document::find_path(subject.tree, "release")->origin).known();
  report(subject,
         {.rule = diagnostics::rules::check_release_name,
          .path = own ? "release" : "baseName",
          .summary = "the release name `" + std::string{*release} + "` " + wrong,
          .other_path = {},
          .help = "the release is `baseName` with the environment's `releaseSuffix`: shorten or correct one of them"},
         diagnostics);
}

}  // namespace stageplot::checks
