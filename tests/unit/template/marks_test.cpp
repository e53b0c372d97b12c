// The marks of the model in templates: unknown values block, deploy values want a stand-in, flags travel on.
#include <gtest/gtest.h>

#include "document/map.hpp"
#include "document/object.hpp"
#include "rendering.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using testing_support::Rendering;

/// {"image": {"name": "web", "tag": !deploy BUILD_VERSION, "digest": !unknown}, "cluster": !unknown, "secret": "s"}
class Marks : public testing::Test {
 protected:
  Value data() {
    document::Arena& arena = rendering_.arena();
    const auto make_unknown = [&arena] {
      auto* unknown = arena.create<document::Unknown>();
      unknown->reason = arena.copy("no source says so");
      Value value = Value::of(unknown, document::TypeId::unknown);
      value.flags |= document::kUnknown;
      return value;
    };
    auto* deploy = arena.create<document::Deploy>();
    deploy->name = arena.copy("BUILD_VERSION");
    Value deploy_value = Value::of(deploy, document::TypeId::deploy);
    deploy_value.flags |= document::kDeploy;
    Value secret = Value::of(arena.copy("s"));
    secret.flags |= document::kSecret;

    document::Map* image = arena.map();
    document::set(arena, *image, arena.copy("name"), Value::of(arena.copy("web")));
    document::set(arena, *image, arena.copy("tag"), deploy_value);
    document::set(arena, *image, arena.copy("digest"), make_unknown());
    document::Map* root = arena.map();
    document::set(arena, *root, arena.copy("image"), Value::of(image));
    document::set(arena, *root, arena.copy("cluster"), make_unknown());
    document::set(arena, *root, arena.copy("secret"), secret);
    return Value::of(root);
  }

  std::string render(std::string_view text, const DeployValues* deploy_values = nullptr) {
    Rendering& rendering = rendering_;
    const std::string name = "t" + std::to_string(count_++);
    if (const auto error = rendering.add(name, text)) return error->go_message;
    const Value root = data();
    const RenderResult result =
        rendering.render(name, root, {.missing_key = MissingKey::error, .deploy_values = deploy_values});
    if (result.blocked) return "blocked: " + result.blocked->path + ": " + result.blocked->reason;
    if (result.error) return std::string{result.error->diagnostic.rule->code} + ": " + result.error->diagnostic.summary;
    return result.text;
  }

  Rendering rendering_;
  int count_ = 0;
};

TEST_F(Marks, EveryUseOfAnUnknownBlocks) {
  const std::string blocked = "blocked: cluster: no source says so";
  for (const std::string_view text :
       {"{{ .cluster }}", "{{ if .cluster }}{{ end }}", "{{ with .cluster }}{{ end }}", "{{ range .cluster }}{{ end }}",
        "{{ .cluster.name }}", "{{ upper .cluster }}", "{{ eq .cluster \"a\" }}", "{{ .cluster | default \"x\" }}",
        "{{ list .cluster }}", "{{ and .cluster true }}", "{{ not .cluster }}", "{{ printf \"%v\" .cluster }}",
        "{{ $x := .cluster }}{{ $x }}", "{{ isDeploy .cluster }}"}) {
    EXPECT_EQ(render(text), blocked) << text;
  }
}

TEST_F(Marks, AnUnknownInsideAMapBlocksWhatReadsIt) {
  EXPECT_EQ(render("{{ printf \"%v\" (pick .image \"digest\") }}"), "blocked: image.digest: no source says so");
  EXPECT_EQ(render("{{ toJson (pick .image \"digest\") }}"), "blocked: image.digest: no source says so");
  EXPECT_EQ(render("{{ len .image }}"), "3");
  EXPECT_EQ(render("{{ define \"d\" }}{{ .image.name }}{{ end }}{{ include \"d\" . }}"), "web");
}

TEST_F(Marks, KnownAsksWithoutUsing) {
  EXPECT_EQ(render("{{ known .cluster }} {{ known .image.digest }} {{ known .image.name }}"), "false false true");
  EXPECT_EQ(render("{{ known .absent }} {{ known .absent.deep }} {{ known .cluster.name }}"), "false false false");
  EXPECT_EQ(render("{{ $x := .cluster }}{{ known $x }} {{ .cluster | known }}"), "false false");
  EXPECT_EQ(render("{{ if and (known .cluster) (eq .cluster.name \"a\") }}a{{ else }}b{{ end }}"), "b");
  EXPECT_EQ(render("{{ if known .cluster }}{{ .cluster.name }}{{ end }}"), "");
  EXPECT_EQ(render("{{ known .image.tag }}"), "true");
  // What `known` tolerates does not leak into what stands beside it.
  EXPECT_EQ(render("{{ known (upper .absent) }}"), "template.missing-field: there is no field `absent`");
}

TEST_F(Marks, DeployValuesWantToBeAskedFor) {
  const std::string refused =
      "template.deploy-value: the value of `BUILD_VERSION` comes with the deployment and cannot be used here";
  EXPECT_EQ(render("{{ .image.tag }}"), refused);
  EXPECT_EQ(render("{{ upper .image.tag }}"), refused);
  EXPECT_EQ(render("{{ printf \"%v\" (pick .image \"tag\") }}"), refused);
  EXPECT_EQ(render("{{ isDeploy .image.tag }} {{ isDeploy .image.name }}"), "true false");
  EXPECT_EQ(render("{{ if not (isDeploy .image.tag) }}{{ .image.tag }}{{ end }}"), "");
}

class FromCommandLine final : public DeployValues {
 public:
  [[nodiscard]] Value stand_in(const Value& value, document::Arena& arena) const override {
    return Value::of(arena.copy('<' + std::string{document::deploy(value).name->view()} + '>'), value.origin);
  }
};

TEST_F(Marks, StandInsReplaceDeployValues) {
  const FromCommandLine values;
  EXPECT_EQ(render("{{ .image.tag }} {{ upper .image.tag }} {{ isDeploy .image.tag }}", &values),
            "<BUILD_VERSION> <BUILD_VERSION> true");
  EXPECT_EQ(render("{{ pick .image \"tag\" | toJson }}", &values), R"({"tag":"\u003cBUILD_VERSION\u003e"})");
}

}  // namespace
}  // namespace stageplot::gotemplate
