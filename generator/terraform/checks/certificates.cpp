// Certificates of load balancers: a classic one takes certificates of its own region and account alone.
#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/traps.hpp"
#include "units/arn.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;

/// The account that the provider is held to, where it is one.
std::optional<std::string> account_of(const std::optional<BodyView>& provider) {
  if (!provider) return std::nullopt;
  const auto items = provider->items("allowed_account_ids");
  return items.size() == 1 ? as_text(*items.front()) : std::nullopt;
}

}  // namespace

void certificates(const ModuleView& module, Report& report) {
  const auto provider = module.provider();
  const auto region = provider ? provider->text("region") : std::nullopt;
  const auto account = account_of(provider);
  for (const ResourceView& balancer : module.resources("aws_elb")) {
    for (const BodyView& listener : balancer.body.blocks("listener")) {
      const auto text = listener.text("ssl_certificate_id");
      if (!text) continue;
      const auto arn = units::parse_arn(*text);
      if (!arn) continue;
      if (arn->service != "acm" && arn->service != "iam") {
        report.value(
            listener, "ssl_certificate_id",
            {.rule = rules::terraform_certificate_kind,
             .summary = "a listener's certificate is of " + quoted(arn->service),
             .help = "give the ARN of a certificate of ACM or IAM; a plan does not tell, AWS refuses it when the "
                     "plan is applied"});
        continue;
      }
      if (balancer.resource->provider != "aws") continue;  // another configuration has another region
      if (arn->service == "acm" && region && arn->region != *region) {
        report.value(listener, "ssl_certificate_id",
                     {.rule = rules::terraform_certificate_region,
                      .summary = "the certificate is in `" + std::string(arn->region) + "`, its load balancer in " +
                                 quoted(*region),
                      .help = "give a certificate of " + quoted(*region),
                      .label = "a certificate of `" + std::string(arn->region) + "`",
                      .other = &*provider,
                      .other_argument = "region",
                      .other_label = "region"});
      }
      if (account && arn->account != *account) {
        report.value(listener, "ssl_certificate_id",
                     {.rule = rules::terraform_certificate_account,
                      .summary = "the certificate is of account " + std::string(arn->account) +
                                 ", its load balancer of account " + *account,
                      .help = "give a certificate of account " + *account,
                      .label = "a certificate of " + std::string(arn->account),
                      .other = &*provider,
                      .other_argument = "allowed_account_ids",
                      .other_label = "account " + *account});
      }
    }
  }
}

}  // namespace stageplot::terraform::checks
