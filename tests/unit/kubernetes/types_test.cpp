#include "kubernetes/types.hpp"

#include <gtest/gtest.h>

#include <array>

#include "kubernetes/version.hpp"

namespace stageplot::kubernetes {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr KubeVersion k131{.minor = 31};

Type at(std::string_view api_version, std::string_view kind, std::initializer_list<std::string_view> path) {
  const auto type = find_type(api_version, kind, k131);
  EXPECT_TRUE(type.has_value()) << kind;
  const std::vector<std::string_view> steps(path);
  const auto found = type_at(*type, steps, k131);
  EXPECT_TRUE(found.has_value()) << kind;
  return found.value_or(Type(Scalar::any));
}

TEST(Types, SayByWhichFieldsItemsAreToldApart) {
  EXPECT_THAT(at("v1", "Service", {"spec", "ports"}).list_keys(), ElementsAre("port", "protocol"));
  EXPECT_EQ(at("v1", "Service", {"spec", "ports"}).patch_merge_key(), "port");
  const Type containers = at("apps/v1", "Deployment", {"spec", "template", "spec", "containers"});
  EXPECT_EQ(containers.list_type(), ListType::map);
  EXPECT_THAT(containers.list_keys(), ElementsAre("name"));
  EXPECT_TRUE(containers.patch_merges_items());
  const Type env = at("apps/v1", "Deployment", {"spec", "template", "spec", "containers", "*", "env"});
  EXPECT_EQ(env.patch_merge_key(), "name");
  const Type finalizers = at("v1", "Pod", {"metadata", "finalizers"});
  EXPECT_EQ(finalizers.list_type(), ListType::set);
  EXPECT_TRUE(finalizers.patch_merges_items());
  EXPECT_EQ(finalizers.patch_merge_key(), "");
  const Type rules = at("networking.k8s.io/v1", "Ingress", {"spec", "rules"});
  EXPECT_EQ(rules.list_type(), ListType::atomic);
  EXPECT_THAT(rules.list_keys(), IsEmpty());
  EXPECT_FALSE(rules.patch_merges_items());
}

TEST(Types, NameScalarsAndDefinitions) {
  EXPECT_TRUE(at("apps/v1", "Deployment", {"spec", "replicas"}).is(Scalar::int32));
  EXPECT_TRUE(at("apps/v1", "Deployment", {"spec", "strategy", "rollingUpdate", "maxSurge"}).is(Scalar::int_or_string));
  EXPECT_TRUE(at("v1", "PersistentVolumeClaim", {"spec", "resources", "requests", "*"}).is(Scalar::quantity));
  EXPECT_TRUE(at("v1", "Secret", {"data", "*"}).is(Scalar::bytes));
  EXPECT_EQ(at("apps/v1", "Deployment", {"spec"}).name(), "apps.v1.DeploymentSpec");
  EXPECT_EQ(at("apps/v1", "Deployment", {"spec"}).short_name(), "DeploymentSpec");
}

TEST(Types, DifferBetweenVersions) {
  const auto spec = find_type("v1", "Service", k131);
  ASSERT_TRUE(spec.has_value());
  const Type service = at("v1", "Service", {"spec"});
  EXPECT_TRUE(find_field(service, "trafficDistribution", {.minor = 30}).has_value());
  EXPECT_FALSE(find_field(service, "trafficDistribution", {.minor = 29}).has_value());
  const auto range = versions_with_field(service, "trafficDistribution");
  ASSERT_TRUE(range.has_value());
  EXPECT_EQ(range->first, 30U);
  EXPECT_EQ(range->last, 35U);
  EXPECT_FALSE(versions_with_field(service, "traffic").has_value());
  EXPECT_FALSE(find_type("networking.k8s.io/v1", "ServiceCIDR", {.minor = 32}).has_value());
  EXPECT_TRUE(find_type("networking.k8s.io/v1", "ServiceCIDR", {.minor = 33}).has_value());
}

TEST(Types, MarkRequiredFieldsAndMapsThatPatchesReplace) {
  const Type spec = at("apps/v1", "Deployment", {"spec"});
  std::vector<std::string_view> required;
  for (const Field& field : fields_of(spec, k131)) {
    if (field.required) required.push_back(field.name);
    EXPECT_EQ(field.retains_keys, field.name == "strategy") << field.name;
  }
  EXPECT_THAT(required, ElementsAre("selector", "template"));
}

struct VersionText {
  std::string_view text;
  unsigned minor;  // 0: refused
  std::string_view summary;
  std::string_view help;
};

class Versions : public testing::TestWithParam<VersionText> {};

TEST_P(Versions, AreReadOrRefused) {
  VersionProblem problem;
  const auto version = parse_kube_version(GetParam().text, problem);
  EXPECT_EQ(version ? version->minor : 0U, GetParam().minor);
  EXPECT_EQ(problem.summary, GetParam().summary);
  EXPECT_EQ(problem.help, GetParam().help);
}

INSTANTIATE_TEST_SUITE_P(All, Versions,
                         testing::Values(VersionText{"1.29", 29, "", ""}, VersionText{"v1.35", 35, "", ""},
                                         VersionText{"1.31.4", 31, "", ""},
                                         VersionText{"v1.31.4-eks-56e63d8", 31, "", ""},
                                         VersionText{"v1.30.1+k3s1", 30, "", ""}, VersionText{"1.30+", 30, "", ""},
                                         VersionText{"1.28", 0, "the types of Kubernetes 1.28 are not known",
                                                     "known are 1.29 to 1.35; the nearest is 1.29"},
                                         VersionText{"1.36", 0, "the types of Kubernetes 1.36 are not known",
                                                     "known are 1.29 to 1.35; the nearest is 1.35"},
                                         VersionText{"2.0", 0, "the types of Kubernetes 2.0 are not known",
                                                     "known are 1.29 to 1.35; the nearest is 1.35"},
                                         VersionText{"1.3", 0, "the types of Kubernetes 1.3 are not known",
                                                     "known are 1.29 to 1.35; the nearest is 1.29"},
                                         VersionText{"", 0, "`` is not a version of Kubernetes",
                                                     "write it like `1.31` or `v1.31.4`; known are 1.29 to 1.35"},
                                         VersionText{"latest", 0, "`latest` is not a version of Kubernetes",
                                                     "write it like `1.31` or `v1.31.4`; known are 1.29 to 1.35"},
                                         VersionText{"1.31x", 0, "`1.31x` is not a version of Kubernetes",
                                                     "write it like `1.31` or `v1.31.4`; known are 1.29 to 1.35"},
                                         VersionText{"1.99999", 0, "`1.99999` is not a version of Kubernetes",
                                                     "write it like `1.31` or `v1.31.4`; known are 1.29 to 1.35"}));

}  // namespace
}  // namespace stageplot::kubernetes
