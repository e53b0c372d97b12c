// Waivers that name what is not there, that have ended, that nothing needs.
#include "policy/waivers/judge.hpp"

#include <gtest/gtest.h>

#include "diagnostics/rules/mark.hpp"
#include "policy/waivers/apply.hpp"
#include "unit/waivers/loaded.hpp"

namespace stageplot::waivers {
namespace {

using diagnostics::Diagnostic;

TEST(JudgeWaivers, Codes) {
  static constexpr diagnostics::Rule kPolicy{.code = "policy.replicas"};
  const std::array<const diagnostics::Rule*, 1> policies{&kPolicy};
  Loaded loaded("waivers:\n" + entry("code: [check.hsot-domain, policy.replicas, policy.replica, no.such-thing]") +
                entry("code: [yaml.syntax, mark.blocked, check.alarm-name, kubernetes.unknown-field]"));
  check_codes(loaded.waivers, policies, loaded.diagnostics);
  EXPECT_EQ(loaded.findings(),
            "policies/waivers.yaml:2:13: error[waiver.unknown-code]: no finding has the code `check.hsot-domain`\n"
            "  (waivers[0].code)\n"
            "  did you mean `check.host-domain`?\n"
            "policies/waivers.yaml:2:49: error[waiver.unknown-code]: no finding has the code `policy.replica`\n"
            "  (waivers[0].code)\n"
            "  did you mean `policy.replicas`?\n"
            "policies/waivers.yaml:2:65: error[waiver.unknown-code]: no finding has the code `no.such-thing`\n"
            "  (waivers[0].code)\n"
            "  `stageplot rule` lists the codes\n"
            "policies/waivers.yaml:3:13: error[waiver.not-waivable]: `yaml.syntax` cannot be waived\n"
            "  (waivers[1].code)\n"
            "  correct what such a finding is about, and remove the waiver\n"
            "policies/waivers.yaml:3:26: error[waiver.not-waivable]: `mark.blocked` cannot be waived\n"
            "  (waivers[1].code)\n"
            "  correct what such a finding is about, and remove the waiver\n");
}

TEST(JudgeWaivers, Scopes) {
  model::Model model;
  model.environments.push_back({.name = "dev", .layers = {"base", "dev"}});
  model.environments.push_back({.name = "prod-east", .layers = {"base", "prod", "prod-east"}});
  model.layers = {"prod"};
  model.units.push_back({.environment = 0, .service = "cart"});
  model.units.push_back({.environment = 1, .service = "orders"});
  Loaded loaded("waivers:\n" + entry("code: check.host-domain, environments: [dev], services: [cart]") +
                entry("code: check.host-domain, environments: [prod-esat, prod], services: [cartt]") +
                entry("code: check.host-domain, environments: [dev, prod-east], services: [cart]") +
                entry("code: check.host-domain, environments: [dev], services: [cart, orders]"));
  check_scopes(loaded.waivers, model, loaded.diagnostics);
  EXPECT_EQ(
      loaded.findings(),
      "policies/waivers.yaml:3:46: error[waiver.unknown-scope]: there is no environment `prod-esat`\n"
      "  (waivers[1].environments)\n"
      "  did you mean `prod-east`?\n"
      "policies/waivers.yaml:3:57: error[waiver.unknown-scope]: `prod` is a layer, not an environment\n"
      "  (waivers[1].environments)\n"
      "  environments that extend it: `prod-east`\n"
      "policies/waivers.yaml:3:75: error[waiver.unknown-scope]: there is no service `cartt`\n"
      "  (waivers[1].services)\n"
      "  did you mean `cart`?\n"
      "policies/waivers.yaml:4:51: error[waiver.unknown-scope]: `prod-east` runs none of the waiver's services\n"
      "  (waivers[2].environments)\n"
      "  take it out of the scope, or name a service that runs there\n"
      "policies/waivers.yaml:5:69: error[waiver.unknown-scope]: `orders` runs in none of the waiver's environments\n"
      "  (waivers[3].services)\n"
      "  take it out of the scope, or name an environment where it runs\n");
}

std::string expiry_on(const std::string& day) {
  Loaded loaded("waivers:\n" + entry("id: idle, code: check.host-domain", "2027-01-31"));
  report_expiry(loaded.waivers, *parse_day(day), loaded.diagnostics);
  end_expired(loaded.waivers, *parse_day(day));
  const std::string all = loaded.findings();
  return all.substr(0, all.find('\n')) + (loaded.waivers.entries[0].expired ? " (no longer)" : "");
}

TEST(JudgeWaivers, AWaiverHoldsThroughItsLastDay) {
  const std::string note = "policies/waivers.yaml:2:79: note[waiver.expiring]: the waiver `idle` ends on 2027-01-31, ";
  EXPECT_EQ(expiry_on("2026-12-31"), "");
  EXPECT_EQ(expiry_on("2027-01-01"), note + "in 30 days");
  EXPECT_EQ(expiry_on("2027-01-30"), note + "in 1 day");
  EXPECT_EQ(expiry_on("2027-01-31"), note + "today");
  EXPECT_EQ(expiry_on("2027-02-01"),
            "policies/waivers.yaml:2:79: error[waiver.expired]: the waiver `idle` ended on 2027-01-31; today is "
            "2027-02-01 (no longer)");
}

TEST(JudgeWaivers, UnusedCodes) {
  Loaded loaded("waivers:\n" + entry("code: [check.host-domain, check.alarm-name], services: [cart]") +
                entry("id: outputs, code: [kubernetes.unknown-field, check.host-domain], services: [orders]") +
                entry("id: ended, code: check.probe-timeout", "2026-01-31"));
  end_expired(loaded.waivers, *parse_day("2026-12-31"));
  loaded.diagnostics.add({.rule = diagnostics::find_rule("check.host-domain"), .summary = "x", .service = "cart"});
  loaded.diagnostics.add(
      {.rule = &diagnostics::rules::mark_blocked, .summary = "blocked", .environments = {"dev"}, .service = "orders"});
  apply(loaded.waivers, loaded.sources, loaded.diagnostics);
  diagnostics::Diagnostics unused;
  report_unused(loaded.waivers, loaded.diagnostics.all(), unused);
  loaded.diagnostics = std::move(unused);
  EXPECT_EQ(
      loaded.findings(),
      "policies/waivers.yaml:2:32: warning[waiver.unused]: the waiver for `check.host-domain` and others waives "
      "nothing: no finding in its scope has the code `check.alarm-name`\n"
      "  (waivers[0].code)\n"
      "  take the code out of the list\n"
      "policies/waivers.yaml:3:52: warning[waiver.unused]: the waiver `outputs` waives nothing: no finding in its "
      "scope has the code `check.host-domain`\n"
      "  (waivers[1].code)\n"
      "  take the code out of the list\n");
}

}  // namespace
}  // namespace stageplot::waivers
