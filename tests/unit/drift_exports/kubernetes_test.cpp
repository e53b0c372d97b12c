// What kubectl and `helm get manifest` print: lists, single objects, streams, typed lists.
#include <gtest/gtest.h>

#include "unit/drift_exports/reading.hpp"

namespace stageplot::drift {
namespace {

std::string names_of(const Export& target) {
  std::string names;
  for (const document::Value& object : target.objects) {
    names += std::string{document::find(object, "apiVersion")->text()} + " " +
             std::string{document::find(object, "kind")->text()} + " " +
             std::string{document::find_path(object, "metadata.name")->text()} + "\n";
  }
  return names;
}

struct ObjectsCase {
  std::string name;
  std::string text;
  ExportKind kind;
  bool is_list;
  std::string names;
};

class Objects : public testing::TestWithParam<ObjectsCase> {};

TEST_P(Objects, AreRead) {
  const auto reading = read(GetParam().text);
  ASSERT_TRUE(reading->result) << reading->findings();
  EXPECT_EQ(reading->findings(), "");
  EXPECT_EQ(reading->result->kind, GetParam().kind);
  EXPECT_EQ(reading->result->is_list, GetParam().is_list);
  EXPECT_EQ(names_of(*reading->result), GetParam().names);
}

const std::string kService = R"({"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}})";

INSTANTIATE_TEST_SUITE_P(
    Kubernetes, Objects,
    testing::Values(
        ObjectsCase{
            "List",
            R"({"apiVersion": "v1", "kind": "List", "items": [)" + kService +
                R"(, {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "b", "managedFields": []}}]})",
            ExportKind::kubernetes, true, "v1 Service a\napps/v1 Deployment b\n"},
        ObjectsCase{"OneObject", kService, ExportKind::kubernetes, false, "v1 Service a\n"},
        ObjectsCase{"ByteOrderMark", "\xEF\xBB\xBF" + kService, ExportKind::kubernetes, false, "v1 Service a\n"},
        // The API server leaves kind and version of the items to the list.
        ObjectsCase{"TypedList",
                    R"({"apiVersion": "apps/v1", "kind": "DeploymentList", "items": [{"metadata": {"name": "b"}}]})",
                    ExportKind::kubernetes, true, "apps/v1 Deployment b\n"},
        ObjectsCase{"YamlOfAList",
                    "apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata:\n    name: s\nkind: List\n"
                    "metadata:\n  resourceVersion: \"\"\n",
                    ExportKind::kubernetes, true, "v1 Secret s\n"},
        ObjectsCase{"YamlStream",
                    "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n---\n---\napiVersion: v1\nkind: ConfigMap\n"
                    "metadata: {name: c}\n",
                    ExportKind::kubernetes, true, "v1 Service a\nv1 ConfigMap c\n"},
        ObjectsCase{"Manifest",
                    "---\n# Source: webservice/templates/service.yaml\napiVersion: v1\nkind: Service\nmetadata:\n"
                    "  name: a\n---\n# Source: webservice/templates/hpa.yaml\napiVersion: autoscaling/v2\n"
                    "kind: HorizontalPodAutoscaler\nmetadata:\n  name: a\n",
                    ExportKind::helm_manifest, true, "v1 Service a\nautoscaling/v2 HorizontalPodAutoscaler a\n"}),
    [](const auto& example) { return example.param.name; });

TEST(Objects, ANumberOfAnOldYamlIsRead) {
  const auto reading = read("apiVersion: v1\nkind: X\nmetadata: {name: a}\nmode: 0644\non: yes\n");
  ASSERT_TRUE(reading->result) << reading->findings();
  EXPECT_EQ(json_of(reading->result->objects.front()),
            R"({"apiVersion":"v1","kind":"X","metadata":{"name":"a"},"mode":420,"true":true})");
}

TEST(Objects, TheDigestIsOfTheTextAsItWas) {
  const auto reading = read(kService);
  EXPECT_EQ(reading->result->sha256, "2ce42db7b9c9d4621145790efc15dd1d65d7aed1970061de5b45cf6a11012b19");
}

}  // namespace
}  // namespace stageplot::drift
