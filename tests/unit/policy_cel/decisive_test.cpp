// Which part of an expression, and which value, made a policy fail.
#include "policy/cel/decisive.hpp"

#include <gtest/gtest.h>

#include "unit/policy_cel/evaluation.hpp"

namespace stageplot::policy::cel {
namespace {

struct Case {
  std::string_view expression;
  std::string_view part;
  std::string_view path;
  std::string_view document;
};

class Reason : public testing::TestWithParam<Case> {};

TEST_P(Reason, IsTheValueThatDecided) {
  const Subject subject(R"(spec:
  replicas: 1
  containers:
    - {name: web, image: web:1.4.2, limits: {cpu: 2}}
    - {name: log, image: log:latest, env: [{name: TOKEN, value: x}]}
  labels: {app: web, team: shop}
)");
  const Compilation compilation = compile(GetParam().expression, {.variables = {{.name = "object"}}});
  ASSERT_NE(compilation.program, nullptr) << compilation.errors[0].message;
  document::Arena arena;
  Budget budget;
  const std::vector<Value> values = {Value::from(subject.value())};
  ASSERT_TRUE(evaluate(*compilation.program, {.values = values}, arena, budget).is_false());
  const Decisive decisive = find_decisive(*compilation.program, {.values = values}, arena, budget);
  EXPECT_EQ(GetParam().expression.substr(decisive.span.begin, decisive.span.end - decisive.span.begin),
            GetParam().part);
  EXPECT_EQ(decisive.path, GetParam().path);
  EXPECT_EQ(subject.text_at(decisive.origin), GetParam().document);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Reason,
    testing::Values(
        Case{"object.spec.replicas >= 2", "object.spec.replicas >= 2", "object.spec.replicas", "1"},
        Case{"2 <= object.spec.replicas", "2 <= object.spec.replicas", "object.spec.replicas", "1"},
        Case{"object.spec.labels.app == 'web' && object.spec.replicas > 1", "object.spec.replicas > 1",
             "object.spec.replicas", "1"},
        Case{"object.spec.replicas > 1 || object.spec.labels.app == 'x'", "object.spec.labels.app == 'x'",
             "object.spec.labels.app", "web"},
        Case{"object.spec.containers.all(c, has(c.limits) && c.limits.cpu > 0)", "has(c.limits)",
             "object.spec.containers[1]", "{name: log, image: log:latest, env: [{name: TOKEN, value: x}]}"},
        Case{"object.spec.containers.all(c, !c.image.matches(':latest$'))", "c.image.matches(':latest$')",
             "object.spec.containers[1].image", "log:latest"},
        Case{"!object.spec.containers.exists(c, c.?env.orValue([]).exists(e, e.name == 'TOKEN'))", "e.name == 'TOKEN'",
             "object.spec.containers[1].env[0].name", "TOKEN"},
        Case{"object.spec.labels.all(k, k != 'team')", "k != 'team'", "", ""},
        Case{"object.spec.labels.all(k, object.spec.labels[k] != 'shop')", "object.spec.labels[k] != 'shop'",
             "object.spec.labels.team", "shop"},
        Case{"object.spec.?paused.orValue(false)", "object.spec.?paused.orValue(false)", "object.spec.paused",
             "replicas: 1\n  containers:\n    - {name: web, image: web:1.4.2, limits: {cpu: 2}}\n"
             "    - {name: log, image: log:latest, env: [{name: TOKEN, value: x}]}\n  labels: {app: web, team: shop}"},
        Case{"object.spec.replicas > 1 ? true : object.spec.labels.team == 'x'", "object.spec.labels.team == 'x'",
             "object.spec.labels.team", "shop"},
        Case{"object.spec.containers.filter(c, c.name == 'log').all(c, c.image == 'x')", "c.image == 'x'",
             "object.spec.containers[…].image", "log:latest"},
        Case{"size(object.spec.containers) > 2", "size(object.spec.containers) > 2", "object.spec.containers",
             "- {name: web, image: web:1.4.2, limits: {cpu: 2}}\n"
             "    - {name: log, image: log:latest, env: [{name: TOKEN, value: x}]}"},
        Case{"1 == 2", "1 == 2", "", ""}));

}  // namespace
}  // namespace stageplot::policy::cel
