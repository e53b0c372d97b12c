#include "kubernetes/custom_kinds.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "unit/kubernetes/objects.hpp"

namespace stageplot::kubernetes {
namespace {

constexpr std::string_view kAlarm = R"(apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: alarms.watch.example.com
spec:
  group: watch.example.com
  scope: Namespaced
  names: {kind: Alarm, plural: alarms, singular: alarm, listKind: AlarmList}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            metadata: {type: object}
            spec:
              type: object
              required: [query]
              properties:
                query: {type: string}
                threshold: {x-kubernetes-int-or-string: true}
                owner: {type: string, nullable: true}
                level: {type: string, enum: [page, ticket]}
                share: {type: number, minimum: 0, exclusiveMinimum: true}
                labels: {type: object, additionalProperties: {type: string}}
                extra: {type: object, x-kubernetes-preserve-unknown-fields: true}
    - name: v1alpha1
      served: false
      storage: false
      schema: {openAPIV3Schema: {type: object}}
)";

class World {
 public:
  explicit World(std::map<std::string, std::string, std::less<>> files) : tree_(std::move(files)) {
    kinds_.emplace(load_custom_kinds(tree_, "", {}, sources_, origins_, diagnostics_));
  }

  /// What loading the files found.
  std::string loaded() { return listed(std::exchange(diagnostics_, {}), sources_); }

  std::string validated(std::string text) {
    const source::FileId file = sources_.add("manifests.yaml", std::move(text));
    const auto documents = document::read_yaml_stream(
        file, sources_, arena_, origins_, {.resolution = document::YamlResolution::kubernetes}, diagnostics_);
    EXPECT_TRUE(documents.has_value());
    const ValidateOptions options{.version = {.minor = 31}, .custom = &*kinds_, .sources = &sources_};
    const bool right = validate(*documents, options, origins_, diagnostics_);
    EXPECT_EQ(right, !diagnostics_.has_errors());
    return loaded();
  }

  const CustomKinds& kinds() const { return *kinds_; }

 private:
  source::MemoryTree tree_;
  source::SourceFiles sources_;
  document::Arena arena_;
  document::Origins origins_;
  diagnostics::Diagnostics diagnostics_;
  std::optional<CustomKinds> kinds_;
};

std::string alarm(const std::string& spec) {
  return "apiVersion: watch.example.com/v1\nkind: Alarm\nmetadata: {name: slow}\nspec:\n" + spec;
}

TEST(CustomKinds, AreValidatedAgainstTheirDefinition) {
  World world({{"alarm.yaml", std::string(kAlarm)}});
  EXPECT_EQ(world.loaded(), "");
  EXPECT_EQ(world.kinds().size(), 1U);
  EXPECT_EQ(world.validated(alarm("  query: a > 1\n  threshold: 5\n  owner: null\n  level: page\n  share: 0.5\n"
                                  "  labels: {a: b}\n  extra: {any: [1]}\n")),
            "");
  EXPECT_EQ(world.validated(alarm("  query: a\n  threshold: 5%\n")), "");
  EXPECT_EQ(world.validated(alarm("  querry: a\n  threshold: [5]\n  level: mail\n  share: 0\n  labels: {a: 1}\n")),
            "  5:3 error schema.unknown-key spec.querry\n"
            "    unknown key `querry` in `spec`\n"
            "    label: unknown\n"
            "    19:15: the schema: #/properties/spec/additionalProperties\n"
            "    help: did you mean `query`?\n"
            "  6:14 error schema.wrong-type spec.threshold\n"
            "    `threshold` is a list, but a string or an integer is due\n"
            "    label: a list\n"
            "    23:57: the schema: #/properties/spec/properties/threshold/type\n"
            "  7:10 error schema.not-in-enum spec.level\n"
            "    `level` is `mail`, but must be one of `page`, `ticket`\n"
            "    label: not allowed\n"
            "    25:45: the schema: #/properties/spec/properties/level/enum\n"
            "  8:10 error schema.range spec.share\n"
            "    `share` is `0`, but must be above `0`\n"
            "    26:48: the schema: #/properties/spec/properties/share/exclusiveMinimum\n"
            "  9:15 error schema.wrong-type spec.labels.a\n"
            "    `a` is an integer, but a string is due\n"
            "    label: an integer\n"
            "    27:69: the schema: #/properties/spec/properties/labels/additionalProperties/type\n"
            "    help: quote it: `\"1\"`\n");
}

TEST(CustomKinds, HaveMetadataOfKubernetes) {
  World world({{"alarm.yaml", std::string(kAlarm)}});
  EXPECT_EQ(world.validated("apiVersion: watch.example.com/v1\nkind: Alarm\nmetadata: {name: Slow_One, labels: {a: 1}, "
                            "label: {}}\nspec: {query: a}\n"),
            "  3:18 error kubernetes.bad-name metadata.name\n"
            "    `name` is `Slow_One`, but may only have lower case letters, digits, `-` and `.`, and each part must "
            "begin and end with a letter or digit\n"
            "  3:40 error kubernetes.wrong-type metadata.labels.a\n"
            "    `a` is an integer, but must be a string\n"
            "    label: an integer\n"
            "    help: put it in quotes: `\"1\"`\n"
            "  3:44 error kubernetes.unknown-field metadata.label\n"
            "    unknown field `label` in `metadata`, an ObjectMeta\n"
            "    label: unknown\n"
            "    help: did you mean `labels`?\n");
}

TEST(CustomKinds, ThatTheirDefinitionDoesNotServeAreRefused) {
  World world({{"alarm.yaml", std::string(kAlarm)}});
  EXPECT_EQ(world.validated("apiVersion: watch.example.com/v1alpha1\nkind: Alarm\nmetadata: {name: a}\n"),
            "  1:13 error kubernetes.removed-api apiVersion\n"
            "    `watch.example.com/v1alpha1` has no `Alarm`\n"
            "    help: use `watch.example.com/v1`\n");
  EXPECT_EQ(world.validated("apiVersion: watch.example.com/v1\nkind: Siren\nmetadata: {name: a}\n"),
            "  2:7 note kubernetes.unknown-kind kind\n"
            "    a Siren of `watch.example.com/v1` is not checked: nothing describes this kind\n"
            "    help: give the folder with its CustomResourceDefinition to have it checked\n");
}

TEST(CustomKinds, CanBeJsonSchemasNamedByTheirPlace) {
  World world({{"watch.example.com/siren_v1.json", R"({"type": "object", "properties": {"spec": {"type": "object",
                 "additionalProperties": false, "properties": {"loud": {"type": "boolean"}}}}})"},
               {"horn.json", R"({"x-kubernetes-group-version-kind": [{"group": "watch.example.com", "version": "v1",
                 "kind": "Horn"}], "required": ["spec"]})"}});
  EXPECT_EQ(world.loaded(), "");
  EXPECT_EQ(world.validated("apiVersion: watch.example.com/v1\nkind: Siren\nmetadata: {name: a}\nspec: {loud: 1}\n"),
            "  4:14 error schema.wrong-type spec.loud\n"
            "    `loud` is an integer, but `true` or `false` is due\n"
            "    label: an integer\n"
            "    2:81: the schema: #/properties/spec/properties/loud/type\n");
  EXPECT_EQ(world.validated("apiVersion: watch.example.com/v1\nkind: Horn\nmetadata: {name: a}\n"),
            "  1:1 error schema.missing-key spec\n"
            "    the object lacks the key `spec`\n"
            "    label: `spec` is missing here\n"
            "    2:49: the schema: #/required\n"
            "    help: add `spec`\n");
}

struct BadFile {
  std::string name;
  std::string text;
  std::string expected;
};

class BadFiles : public testing::TestWithParam<BadFile> {};

TEST_P(BadFiles, AreReported) {
  std::map<std::string, std::string, std::less<>> files;
  files.emplace(GetParam().name, GetParam().text);
  World world(std::move(files));
  EXPECT_EQ(world.loaded(), GetParam().expected);
}

std::string changed(std::string_view from, std::string_view to) {
  std::string text(kAlarm);
  text.replace(text.find(from), from.size(), to);
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    All, BadFiles,
    testing::Values(
        BadFile{"a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
                "  1:1 error kubernetes.bad-crd \n"
                "    this is a ConfigMap, not a CustomResourceDefinition\n"
                "    help: the folder of custom kinds holds CustomResourceDefinitions and JSON Schemas alone\n"},
        BadFile{"a.yaml", "- 1\n",
                "  1:1 error kubernetes.bad-crd \n"
                "    this is no CustomResourceDefinition\n"
                "    help: the folder of custom kinds holds CustomResourceDefinitions and JSON Schemas alone\n"},
        BadFile{"a.yaml", "# nothing\n",
                "  1:1 error kubernetes.bad-crd \n"
                "    `a.yaml` is empty\n"},
        BadFile{"a.yaml", "kind: [\n",
                "  1:8 error yaml.syntax \n"
                "    the YAML reader cannot go on: did not find expected node content\n"
                "    label: here\n"
                "    help: check the indentation, quotes and brackets of this line and the one before\n"},
        BadFile{
            "a.json", "{\"type\": \"object\"}",
            "  1:1 error kubernetes.bad-crd \n"
            "    `a.json` does not say which kind it describes\n"
            "    help: name it `GROUP/KIND_VERSION.json`, or list the kinds under `x-kubernetes-group-version-kind`\n"},
        BadFile{
            "a.json", "[1]",
            "  1:1 error kubernetes.bad-crd \n"
            "    `a.json` does not say which kind it describes\n"
            "    help: name it `GROUP/KIND_VERSION.json`, or list the kinds under `x-kubernetes-group-version-kind`\n"},
        BadFile{"readme.md", "nothing",
                "  - error kubernetes.bad-crd \n"
                "    `` has no file of custom kinds\n"
                "    help: it is a folder with `.yaml`, `.yml` and `.json` files\n"},
        BadFile{"a.yaml", std::string(kAlarm) + "---\n" + std::string(kAlarm),
                "  34:1 error kubernetes.bad-crd \n"
                "    `Alarm` of `watch.example.com/v1` is described a second time\n"
                "    1:1: the first time\n"
                "    help: keep one of the files\n"},
        BadFile{"a.yaml", changed("apiextensions.k8s.io/v1", "apiextensions.k8s.io/v1beta1"),
                "  1:13 error kubernetes.removed-api apiVersion\n"
                "    a CustomResourceDefinition of `apiextensions.k8s.io/v1beta1` was removed in Kubernetes 1.22\n"
                "    help: use `apiextensions.k8s.io/v1`\n"},
        BadFile{"a.yaml", changed("served: true", "served: false"),
                "  6:3 error kubernetes.bad-crd \n"
                "    the definition of `Alarm` serves no version\n"},
        BadFile{"a.yaml", changed("openAPIV3Schema:\n          type", "openApiV3Schema:\n          type"),
                "  14:9 error kubernetes.unknown-field spec.versions[0].schema.openApiV3Schema\n"
                "    unknown field `openApiV3Schema` in `schema`, a CustomResourceValidation\n"
                "    label: unknown\n"
                "    help: did you mean `openAPIV3Schema`?\n"},
        BadFile{"a.yaml", changed("group: watch.example.com\n", "{}\n"),
                "  7:3 error yaml.syntax \n"
                "    this line continues no map or list above it\n"
                "    label: not expected here\n"
                "    1:1: the map begins here\n"
                "    help: line it up with the keys that it belongs to, and check the indentation of the lines before "
                "it\n"},
        BadFile{"a.yaml", changed("type: string}\n                thr", "type: text}\n                thr"),
                "  22:31 error schema.bad-schema #/properties/spec/properties/query\n"
                "    `type` is `\"text\"`, but must be one or a list of array, boolean, integer, null, number, object, "
                "string\n"}));

}  // namespace
}  // namespace stageplot::kubernetes
