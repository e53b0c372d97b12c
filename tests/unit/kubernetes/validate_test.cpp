#include "kubernetes/validate.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "unit/kubernetes/objects.hpp"

namespace stageplot::kubernetes {
namespace {

TEST(Validate, AcceptsGoodObjectsInAllVersions) {
  std::size_t objects = 0;
  for (const auto& file : std::filesystem::directory_iterator(kFolder + "good")) {
    const std::string text = text_of(file.path().string());
    for (unsigned minor = oldest_version().minor; minor <= newest_version().minor; ++minor) {
      EXPECT_EQ(findings_of(text, {.version = {.minor = minor}}), "") << file.path() << " 1." << minor;
    }
    ++objects;
  }
  EXPECT_GE(objects, 25U);
}

TEST(Validate, SkipsEmptyDocuments) {
  EXPECT_EQ(findings_of("---\n# nothing\n---\nnull\n---\n", {.version = {.minor = 31}}), "");
}

TEST(Validate, NamesAKindThatNothingDescribesOnce) {
  const std::string rule = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a}\n";
  EXPECT_EQ(findings_of(rule + "---\n" + rule, {.version = {.minor = 31}}),
            "  2:7 note kubernetes.unknown-kind kind\n"
            "    a PrometheusRule of `monitoring.coreos.com/v1` is not checked: nothing describes this kind\n"
            "    help: give the folder with its CustomResourceDefinition to have it checked\n");
}

TEST(Validate, GivesThePathInsideOfAList) {
  EXPECT_EQ(findings_of("apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: "
                        "a}\n  data: {a: 1}\n",
                        {.version = {.minor = 31}}),
            "  7:13 error kubernetes.wrong-type items[0].data.a\n"
            "    `a` is an integer, but must be a string\n"
            "    label: an integer\n"
            "    help: put it in quotes: `\"1\"`\n");
}

TEST(Validate, TakesListsOfOneKindApart) {
  EXPECT_EQ(findings_of("apiVersion: v1\nkind: ConfigMapList\nmetadata: {}\nitems:\n- metadata: {name: a}\n  dat: {}\n"
                        "- apiVersion: v1\n  kind: ConfigMap\n  metadata: {}\n",
                        {.version = {.minor = 31}}),
            "  6:3 error kubernetes.unknown-field items[0].dat\n"
            "    unknown field `dat` in `items[0]`, a ConfigMap\n"
            "    label: unknown\n"
            "    help: did you mean `data`?\n"
            "  9:3 error kubernetes.missing-field items[1].metadata.name\n"
            "    `metadata` lacks the field `name`\n"
            "    label: `name` is missing here\n");
}

TEST(Validate, StopsAtTheMostFindingsAndSaysSo) {
  EXPECT_EQ(
      findings_of("apiVersion: v1\nkind: ConfigMap\na: 1\nb: 1\nc: 1\n", {.version = {.minor = 31}, .max_findings = 2}),
      "  3:1 error kubernetes.unknown-field a\n"
      "    unknown field `a` in the object, a ConfigMap\n"
      "    label: unknown\n"
      "  4:1 error kubernetes.unknown-field b\n"
      "    unknown field `b` in the object, a ConfigMap\n"
      "    label: unknown\n"
      "    help: there are more findings in this document\n");
}

}  // namespace
}  // namespace stageplot::kubernetes
