// Host names: one outside every domain of its environment is nobody's to resolve there. An environment that declares no
// domain, or one that nobody knows, is not judged.
#include <array>
#include <string>
#include <string_view>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"
#include "units/fqdn.hpp"

namespace stageplot::checks {
namespace {

bool is_below(std::string_view host, std::string_view domain) {
  return host == domain ||
         (host.size() > domain.size() && host.ends_with(domain) && host[host.size() - domain.size() - 1] == '.');
}

}  // namespace

void host_domain(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  static constexpr std::array<std::string_view, 3> kDomains{
      "environment.dns.internal.domain", "environment.dns.public.domain", "environment.ec2.zone.name"};
  const auto text = model::text_at(subject.tree, "ingress.host");
  if (!text) return;
  const auto host = units::parse_fqdn(*text);
  if (!host) return;  // the schema has reported it
  std::string domains;
  std::string_view first;
  for (const std::string_view path : kDomains) {
    if (document::find_path(subject.tree, path) == nullptr) continue;
    const auto declared = model::text_at(subject.tree, path);
    if (!declared) return;
    const auto domain = units::parse_fqdn(*declared);
    if (!domain || is_below(host->canonical, domain->canonical)) return;
    domains += (domains.empty() ? "`" : ", `") + domain->canonical + '`';
    if (first.empty()) first = path;
  }
  if (first.empty()) return;
  report(subject,
         {.rule = diagnostics::rules::check_host_domain,
          .path = "ingress.host",
          .summary = "the host `" + host->canonical + "` is outside every domain of its environment: " + domains,
          .label = "the host",
          .other_path = std::string{first},
          .other_label = "a domain of the environment",
          .help = "put the host below one of the domains, or declare its domain in the environment's `dns`"},
         diagnostics);
}

}  // namespace stageplot::checks
