// A load balancer takes certificates of its own account alone. Instances and their load balancer are in the
// environment's account; a cluster may be in another one, which shows in the certificates of the environment's domains.
#include <array>
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"
#include "units/arn.hpp"

namespace stageplot::checks {
namespace {

/// The account of a given certificate, or empty.
std::string certificate_account_at(const Subject& subject, std::string_view path) {
  const auto certificate = model::text_at(subject.tree, path);
  if (!certificate) return {};
  const auto arn = units::parse_arn(*certificate);
  return arn && arn->service == "acm" ? std::string{arn->account} : std::string{};
}

struct Expected {
  std::string account;  // empty: nothing says which it is
  std::string_view path;
};

/// The account of the load balancer, or `account` itself where one of the domains has a certificate of it.
Expected expected_account(const Subject& subject, std::string_view account) {
  if (model::text_at(subject.tree, "platform") == "ec2") {
    static constexpr std::string_view kAccount = "environment.aws.account";
    return {.account = std::string{model::text_at(subject.tree, kAccount).value_or("")}, .path = kAccount};
  }
  static constexpr std::array<std::string_view, 2> kCertificates{"environment.dns.internal.certificate",
                                                                 "environment.dns.public.certificate"};
  Expected expected;
  for (const std::string_view path : kCertificates) {
    std::string found = certificate_account_at(subject, path);
    if (found == account) return {.account = std::move(found), .path = path};
    if (expected.account.empty()) expected = {.account = std::move(found), .path = path};
  }
  return expected;
}

}  // namespace

void certificate_account(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  const std::string account = certificate_account_at(subject, "ingress.certificate");
  if (account.empty()) return;
  const Expected expected = expected_account(subject, account);
  if (expected.account.empty() || expected.account == account) return;
  report(subject,
         {.rule = diagnostics::rules::check_certificate_account,
          .path = "ingress.certificate",
          .summary = "the certificate is of account " + account + ", its load balancer of account " + expected.account,
          .label = "a certificate of " + account,
          .other_path = std::string{expected.path},
          .other_label = "account " + expected.account,
          .help = "give a certificate of account " + expected.account},
         diagnostics);
}

}  // namespace stageplot::checks
