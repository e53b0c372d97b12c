// The quick reading of a manifest's head finds what the tree has, or leaves the question to it.
#include "chart/everyday_head.hpp"

#include <gtest/gtest.h>

#include "chart/profile.hpp"

namespace stageplot::chart {
namespace {

std::string described(const ManifestHead& head) {
  return head.api_version + '|' + head.kind + '|' + head.name + '|' + head.hook.value_or("no hook");
}

std::string from_tree(std::string_view document) {
  document::Arena arena;
  ManifestHead head;
  const auto error = read_head_from_tree(document, default_profile(), arena, head);
  return error ? "error: " + error->message : described(head);
}

TEST(EverydayHead, FindsWhatTheTreeHas) {
  const std::vector<std::string_view> documents = {
      "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n",
      "# Source: a\nkind: \"Job\"\nmetadata:\n  annotations:\n    \"helm.sh/hook\": pre-install,test\n    x: 'y'\n  "
      "name: a\n",
      "kind: 'List'\nitems:\n- a: [1, {b: c}]\n  d: |\n    text\n",
      "# nothing but a comment",
      "spec: 1.5\n80: 90\n1.25: x\ntrue: y\n",
      "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"x\"}}",
  };
  for (const std::string_view document : documents) {
    const auto head = read_everyday_head(document);
    ASSERT_TRUE(head) << document;
    EXPECT_EQ(described(*head), from_tree(document)) << document;
  }
}

TEST(EverydayHead, LeavesTheRestToTheTree) {
  const std::vector<std::string_view> documents = {
      "a scalar",
      "- kind: Pod\n",
      "kind: Pod\nkind: Job\n",
      "Kind: Pod\n",
      "kind: 5\n",
      "kind: yes\n",
      "kind:\n",
      "kind: [a]\n",
      "metadata: []\n",
      "metadata:\n",
      "metadata:\n  Name: a\n",
      "metadata:\n  name: true\n",
      "metadata:\n  annotations:\n    a: 1\n",
      "metadata:\n  annotations: x\n",
      "a: .inf\n",
      "a: [-.INF]\n",
      "a: .NaN\n",
      "~: a\n",
      "null: a\n",
      "a:\n  18446744073709551615: b\n",
      "<<: {a: b}\n",
      "a:\n  <<: x\n",
      "a: &b c\nd: *b\n",
      "a: b\n---\nc: d\n",
      "a: b: c\n",
      "a: \xFF\n",
  };
  for (const std::string_view document : documents) EXPECT_FALSE(read_everyday_head(document)) << document;
}

}  // namespace
}  // namespace stageplot::chart
