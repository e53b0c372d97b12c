// Which findings a waiver fits, and which it may not excuse.
#include "policy/waivers/apply.hpp"

#include <gtest/gtest.h>

#include "policy/waivers/judge.hpp"
#include "unit/waivers/loaded.hpp"

namespace stageplot::waivers {
namespace {

using diagnostics::Diagnostic;
using diagnostics::Severity;

Diagnostic finding(std::string_view code, std::vector<std::string> environments = {}, std::string service = {},
                   std::string path = {}) {
  return {.rule = diagnostics::find_rule(code),
          .summary = "wrong",
          .path = std::move(path),
          .environments = std::move(environments),
          .service = std::move(service)};
}

/// Whether a waiver with this scope fits.
bool waives(const std::string& scope, const Diagnostic& finding) {
  Loaded loaded("waivers:\n" + entry("code: " + std::string{finding.rule->code} + scope));
  loaded.diagnostics.add(finding);
  apply(loaded.waivers, loaded.sources, loaded.diagnostics);
  const bool waived = loaded.diagnostics.all()[0].waiver != nullptr;
  EXPECT_EQ(loaded.diagnostics.has_errors(), !waived && finding.effective_severity() == Severity::error);
  return waived;
}

TEST(ApplyWaivers, Scopes) {
  const Diagnostic of_unit = finding("check.replica-range", {"dev"}, "cart", "workload.replicas.min");
  EXPECT_TRUE(waives("", of_unit));
  EXPECT_TRUE(waives(", environments: [dev], services: [cart, orders], path: workload.replicas", of_unit));
  EXPECT_FALSE(waives(", environments: [prod]", of_unit));
  EXPECT_FALSE(waives(", services: [orders]", of_unit));
  EXPECT_FALSE(waives(", path: workload.replicas.max", of_unit));
  EXPECT_FALSE(waives(", file: environments/dev", of_unit));  // it has no place

  const Diagnostic of_two = finding("check.duplicate-name", {"dev", "prod"}, "cart");
  EXPECT_TRUE(waives(", environments: [dev, prod]", of_two));
  EXPECT_FALSE(waives(", environments: [dev]", of_two));

  const Diagnostic of_none = finding("check.duplicate-name");
  EXPECT_TRUE(waives("", of_none));
  EXPECT_FALSE(waives(", environments: [dev]", of_none));
  EXPECT_FALSE(waives(", services: [cart]", of_none));
}

TEST(ApplyWaivers, FilesByPlace) {
  Loaded loaded("waivers:\n" + entry("code: check.host-domain, file: environments/dev"));
  const auto dev = loaded.sources.add("environments/dev/cart.yaml", "a: 1\n");
  const auto prod = loaded.sources.add("environments/prod/cart.yaml", "a: 1\n");
  for (const auto file : {dev, prod}) {
    Diagnostic on_file = finding("check.host-domain");
    on_file.primary.span = {file, 0, 1};
    loaded.diagnostics.add(on_file);
  }
  apply(loaded.waivers, loaded.sources, loaded.diagnostics);
  EXPECT_NE(loaded.diagnostics.all()[0].waiver, nullptr);
  EXPECT_EQ(loaded.diagnostics.all()[1].waiver, nullptr);
}

TEST(ApplyWaivers, TheFirstThatFitsAndHasNotEnded) {
  Loaded loaded("waivers:\n" + entry("id: first, code: check.host-domain, services: [cart]", "2026-12-31") +
                entry("id: second, code: check.host-domain"));
  loaded.diagnostics.add(finding("check.host-domain", {"dev"}, "cart"));
  Loaded later("waivers:\n" + entry("id: first, code: check.host-domain, services: [cart]", "2026-12-31") +
               entry("id: second, code: check.host-domain"));
  later.diagnostics.add(finding("check.host-domain", {"dev"}, "cart"));

  apply(loaded.waivers, loaded.sources, loaded.diagnostics);
  EXPECT_EQ(loaded.diagnostics.all()[0].waiver->id, "first");
  end_expired(later.waivers, *parse_day("2027-01-01"));
  apply(later.waivers, later.sources, later.diagnostics);
  EXPECT_EQ(later.diagnostics.all()[0].waiver->id, "second");
}

TEST(ApplyWaivers, WhatMayBeWaived) {
  struct Case {
    const char* code;
    Waivable waivable;
  };
  for (const Case& test :
       {Case{"check.replica-range", Waivable::always}, Case{"check.host-domain", Waivable::always},
        Case{"mark.assumed", Waivable::if_no_error}, Case{"mark.blocked", Waivable::never},
        Case{"layer.unused-file", Waivable::if_no_error}, Case{"kubernetes.unknown-field", Waivable::if_no_error},
        Case{"fluentd.unmatched-tag", Waivable::if_no_error}, Case{"yaml.syntax", Waivable::never},
        Case{"schema.missing-key", Waivable::never}, Case{"template.fail", Waivable::never},
        Case{"verify.unreadable", Waivable::never}, Case{"waiver.unused", Waivable::never},
        Case{"usage.bad-option", Waivable::never}, Case{"writer.hand-edited", Waivable::never}}) {
    const diagnostics::Rule* rule = diagnostics::find_rule(test.code);
    ASSERT_NE(rule, nullptr) << test.code;
    EXPECT_EQ(waivable(*rule), test.waivable) << test.code;
  }
}

TEST(ApplyWaivers, AnErrorInAnOutputStaysAndTheWaiverIsRefusedOnce) {
  Loaded loaded("waivers:\n" + entry("code: kubernetes.unknown-field"));
  const auto file = loaded.sources.add("environments/dev/cart.yaml", "a: 1\n");
  for (const Severity severity : {Severity::warning, Severity::error, Severity::error}) {
    Diagnostic result = finding("kubernetes.unknown-field", {"dev"}, "cart");
    result.severity = severity;
    result.primary.span = {file, 0, 1};
    loaded.diagnostics.add(std::move(result));
  }
  apply(loaded.waivers, loaded.sources, loaded.diagnostics);
  EXPECT_EQ(loaded.diagnostics.errors(), 3u);
  EXPECT_NE(loaded.diagnostics.all()[0].waiver, nullptr);
  EXPECT_EQ(
      loaded.findings(),
      "environments/dev/cart.yaml:1:1: error[kubernetes.unknown-field]: wrong\n"
      "policies/waivers.yaml:2:12: error[waiver.not-waivable]: `kubernetes.unknown-field` is an error that cannot "
      "be waived\n"
      "  correct what it is about; a warning of this code can be waived\n"
      "  this error: environments/dev/cart.yaml:1\n");
}

}  // namespace
}  // namespace stageplot::waivers
