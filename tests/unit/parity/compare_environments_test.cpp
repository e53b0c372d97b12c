// The project's own two production regions: nothing between them is without an explanation, and each difference that is
// put in is found, in the right class, on its path.
#include "parity/compare_environments.hpp"

#include <gtest/gtest.h>

#include "diagnostics/render/concise.hpp"
#include "model/load.hpp"
#include "parity/report.hpp"
#include "shipped/shipped.hpp"

namespace stageplot::parity {
namespace {

struct Edit {
  std::string file;  // below environments/
  std::string from;  // empty: the whole text is replaced
  std::string to;
};

/// The project with edits, compared.
struct Compared {
  explicit Compared(const std::vector<Edit>& edits) {
    for (const Edit& edit : edits) {
      const std::string path = "environments/" + edit.file;
      std::string text = text_of(path);
      if (edit.from.empty()) {
        text = edit.to;
      } else {
        const std::size_t at = text.find(edit.from);
        EXPECT_NE(at, std::string::npos) << edit.from;
        if (at != std::string::npos) text.replace(at, edit.from.size(), edit.to);
      }
      edited.add(path, text);
    }
    model = model::load_model(tree, sources, {}, findings);
    declarations = load_declarations(project, tree, *model, sources, findings);
    if (findings.has_errors()) return;
    pair = declarations.find("prod-east", "prod-west");
    result = compare_environments(*model, *model->find_environment("prod-east"), *model->find_environment("prod-west"),
                                  pair, {});
  }

  std::string text_of(const std::string& path) const {
    const auto read = project.read(path);
    return read.text.value_or("");
  }

  /// `service path class` of what nobody has explained.
  std::string unexpected() {
    if (findings.has_errors()) return errors();
    std::string out;
    for (const Entry& entry : result.entries) {
      if (!is_unexpected(entry)) continue;
      out += (entry.service.empty() ? "-" : entry.service) + " " + entry.path + " " +
             std::string{diff::name_of(entry.what, diff::Mode::environments)} +
             (entry.out_of_bound ? " out of bound" : "") + "\n";
    }
    for (const Declaration* declaration : result.stale) {
      out += "stale " + (declaration->path ? declaration->path_text : declaration->service) + "\n";
    }
    return out;
  }

  /// The class of one path.
  std::string class_at(std::string_view service, std::string_view path) const {
    for (const Entry& entry : result.entries) {
      if (entry.service == service && entry.path == path) {
        return std::string{diff::name_of(entry.what, diff::Mode::environments)};
      }
    }
    return "equal";
  }

  std::string errors() { return diagnostics::render_concise(diagnostics::finish(std::move(findings), sources)); }

  source::DirectoryTree disk{STAGEPLOT_SOURCE_DIR};
  source::MemoryTree edited;
  source::OverlayTree project{edited, disk};
  source::OverlayTree tree{project, shipped::tree()};
  source::SourceFiles sources;
  diagnostics::Diagnostics findings;
  std::unique_ptr<model::Model> model;
  Declarations declarations;
  const PairDeclarations* pair = nullptr;
  Parity result;
};

struct Injection {
  std::string_view what;
  std::vector<Edit> edits;
  std::string_view expected;
};

class InjectedDifference : public testing::TestWithParam<Injection> {};

TEST_P(InjectedDifference, IsFoundInItsClass) {
  Compared compared{GetParam().edits};
  EXPECT_EQ(compared.unexpected(), GetParam().expected) << GetParam().what;
}

constexpr std::string_view kUserService = "prod-west/user-service.yaml";

INSTANTIATE_TEST_SUITE_P(
    All, InjectedDifference,
    testing::Values(
        Injection{"nothing", {}, ""},
        Injection{"a fact written out",
                  {{std::string{kUserService}, "", "workload: {variables: {REGION: us-east-1}}"}},
                  "user-service workload.variables.REGION leak\n"},
        Injection{"the other region's certificate",
                  {{"prod-west/environment.yaml",
                    "!unknown \"certificates are set up per cluster; one of us-east-1 cannot serve us-west-2\"",
                    "arn:aws:acm:us-east-1:667096744268:certificate/763fdb83-0bc0-4398-8687-8245469626d8"}},
                  "- environment.dns.internal.certificate leak\n"},
        Injection{"one replica",
                  {{std::string{kUserService}, "", "workload: {replicas: {min: 2}}"}},
                  "user-service workload.replicas.min changed\n"},
        Injection{"a service that is missing",
                  {{"prod-west/environment.yaml", "[user-service, monoql]", "[user-service]"}},
                  "monoql  missing\n"},
        Injection{"a service that is declared to lack, and its own leak",
                  {{"prod-west/environment.yaml", "[user-service, monoql]", "[user-service, monoql, code-service]"}},
                  "code-service tracing.region leak\nstale code-service\n"},
        Injection{"a variable of one side alone",
                  {{std::string{kUserService}, "", "workload: {variables: {DEBUG: \"titan*\"}}"}},
                  "user-service workload.variables.DEBUG added\n"},
        Injection{"a variable that one side lacks",
                  {{std::string{kUserService}, "", "workload: {variables: {DOCKER_IMAGE_TAG: null}}"}},
                  "user-service workload.variables.DOCKER_IMAGE_TAG removed\n"},
        Injection{"the same text where other services have a fact",
                  {{"base/monoql.yaml", "    REGION: ${environment.region}", "    REGION: east"}},
                  "monoql workload.variables.REGION suspiciously-equal\n"},
        Injection{"the other region's host",
                  {{std::string{kUserService}, "", "ingress: {host: vf-usr-srvc.vf.prod9.us-east-1.tktm.io}"}},
                  "user-service ingress.host leak\n"},
        Injection{"more memory",
                  {{std::string{kUserService}, "", "workload: {resources: {limits: {memory: 4Gi}}}"}},
                  "user-service workload.resources.limits.memory changed\n"},
        Injection{"the same memory in another spelling",
                  {{std::string{kUserService}, "", "workload: {resources: {limits: {memory: 3072Mi}}}"}},
                  ""},
        Injection{"a value of the west in the east",
                  {{"prod-east/user-service.yaml", "", "workload: {variables: {BACKUP: backup.us-west-2}}"}},
                  "user-service workload.variables.BACKUP leak\n"},
        Injection{"another order",
                  {{"prod-west/monoql.yaml", "",
                    "ingress: {publicDomains: [registration.ticketmaster.ca, registration.ticketmaster.com, "
                    "registration.livenation.com, registration.ticketmaster.com.mx, verifiedfan.ticketmaster.com, "
                    "verifiedfan.ticketmaster.ca, verifiedfan.livenation.com, verifiedfan.ticketmaster.com.mx]}"}},
                  "monoql ingress.publicDomains[1] moved\n"},
        Injection{"what is declared and equal",
                  {{"parity.yaml", "      - service: code-service\n",
                    "      - {path: workload.replicas.max, reason: a test}\n      - service: code-service\n"}},
                  "stale workload.replicas.max\n"},
        Injection{"within its bound",
                  {{std::string{kUserService}, "", "workload: {replicas: {max: 6}}"},
                   {"parity.yaml", "      - service: code-service\n",
                    "      - {path: workload.replicas.max, reason: a test, bound: prod-west <= prod-east}\n"
                    "      - service: code-service\n"}},
                  ""},
        Injection{"outside of its bound",
                  {{std::string{kUserService}, "", "workload: {replicas: {max: 20}}"},
                   {"parity.yaml", "      - service: code-service\n",
                    "      - {path: workload.replicas.max, reason: a test, bound: prod-west <= prod-east}\n"
                    "      - service: code-service\n"}},
                  "user-service workload.replicas.max changed out of bound\n"}));

TEST(CompareEnvironments, SaysWhyTheRestDiffers) {
  const Compared compared{{}};
  EXPECT_EQ(compared.class_at("", "environment.region"), "by-fact");
  EXPECT_EQ(compared.class_at("user-service", "ingress.host"), "by-fact");
  EXPECT_EQ(compared.class_at("user-service", "workload.role"), "not-supplied");
  EXPECT_EQ(compared.class_at("user-service", "tracing.region"), "declared");
  EXPECT_EQ(compared.class_at("", "environment.logging.url"), "declared");
  EXPECT_EQ(compared.class_at("user-service", "workload.replicas.max"), "equal");
  EXPECT_EQ(compared.result.by_fact.at("environment.region"), 7U);
}

TEST(CompareEnvironments, AMirrorFindsTheSame) {
  Compared compared{
      {{std::string{kUserService}, "", "workload: {replicas: {min: 2}, variables: {REGION: us-east-1}}"}}};
  const Parity mirrored = compare_environments(*compared.model, *compared.model->find_environment("prod-west"),
                                               *compared.model->find_environment("prod-east"), compared.pair, {});
  ASSERT_EQ(mirrored.entries.size(), compared.result.entries.size());
  for (std::size_t i = 0; i < mirrored.entries.size(); ++i) {
    EXPECT_EQ(mirrored.entries[i].path, compared.result.entries[i].path);
    EXPECT_EQ(is_unexpected(mirrored.entries[i]), is_unexpected(compared.result.entries[i]));
  }
}

TEST(CompareEnvironments, FindingsStandOnTheLineToEdit) {
  Compared compared{{{std::string{kUserService}, "", "workload:\n  replicas: {min: 2}\n"}}};
  report_findings(compared.result, *compared.model, *compared.pair, compared.sources, compared.findings);
  std::erase_if(compared.findings.all(),
                [](const diagnostics::Diagnostic& finding) { return !finding.rule->code.starts_with("parity."); });
  EXPECT_EQ(
      compared.errors(),
      "environments/prod-west/user-service.yaml:2:19: error[parity.undeclared]: `workload.replicas.min` is `3` in "
      "prod-east and `2` in prod-west\n");
}

}  // namespace
}  // namespace stageplot::parity
