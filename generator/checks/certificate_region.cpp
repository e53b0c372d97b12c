// A load balancer takes certificates of its own region alone. Only a given certificate is judged: without one an ALB
// finds its certificate by host name.
#include <string>

#include "checks/table.hpp"
#include "diagnostics/rules/check.hpp"
#include "model/views.hpp"
#include "units/arn.hpp"

namespace stageplot::checks {

void certificate_region(const Subject& subject, diagnostics::Diagnostics& diagnostics) {
  const auto certificate = model::text_at(subject.tree, "ingress.certificate");
  const auto region = model::text_at(subject.tree, "environment.region");
  if (!certificate || !region) return;
  const auto arn = units::parse_arn(*certificate);
  if (!arn || arn->service != "acm" || arn->region == *region) return;
  report(subject,
         {.rule = diagnostics::rules::check_certificate_region,
          .path = "ingress.certificate",
          .summary =
              "the certificate is in " + std::string{arn->region} + ", its load balancer in " + std::string{*region},
          .label = "a certificate of " + std::string{arn->region},
          .other_path = "environment.region",
          .other_label = "the load balancer's region",
          .help = "give a certificate of " + std::string{*region} + ", or remove the setting: the load balancer then " +
                  "finds one by host name"},
         diagnostics);
}

}  // namespace stageplot::checks
