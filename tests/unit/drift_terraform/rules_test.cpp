// What is the same though it is spelt otherwise, what must stay drift, and that every attribute that a state has is
// either compared or known to be AWS's own.
#include <gtest/gtest.h>

#include "unit/drift_terraform/comparing.hpp"

namespace stageplot::drift {
namespace {

std::string replaced(std::string text, const std::string& before, const std::string& after) {
  const std::size_t found = text.find(before);
  if (found == std::string::npos) throw std::runtime_error("no `" + before + "`");
  return text.replace(found, before.size(), after);
}

struct ChangedCase {
  std::string name;
  std::string before;  // in base.state.json
  std::string after;
  std::string lines;  // empty: it means the same
};

class Changed : public testing::TestWithParam<ChangedCase> {};

TEST_P(Changed, InAState) {
  const std::string state = replaced(text_of_file(kData + "base.state.json"), GetParam().before, GetParam().after);
  EXPECT_EQ(compare_texts(module_files("module"), {{"state.json", state}})->lines(), GetParam().lines);
}

INSTANTIATE_TEST_SUITE_P(
    Benign, Changed,
    testing::Values(
        ChangedCase{"NumberWithAPoint", R"("threshold":30,)", R"("threshold":30.0,)", ""},
        ChangedCase{"NumberInQuotes", R"("threshold":30,)", R"("threshold":"30",)", ""},
        ChangedCase{"BooleanInQuotes", R"("cross_zone_load_balancing":true)", R"("cross_zone_load_balancing":"true")",
                    ""},
        ChangedCase{"SetInAnotherOrder", R"(["GroupDesiredCapacity","GroupInServiceInstances")",
                    R"(["GroupInServiceInstances","GroupDesiredCapacity")", ""},
        ChangedCase{"NullForAnEmptyText", R"("alarm_description":"")", R"("alarm_description":null)", ""},
        ChangedCase{"NullForAnEmptyList", R"("ok_actions":[])", R"("ok_actions":null)", ""},
        ChangedCase{"NullForAnEmptySet", R"("suspended_processes":[])", R"("suspended_processes":null)", ""},
        ChangedCase{"ZeroForNothing", R"("max_instance_lifetime":0)", R"("max_instance_lifetime":null)", ""},
        ChangedCase{"FalseForNothing", R"("capacity_rebalance":false)", R"("capacity_rebalance":null)", ""},
        ChangedCase{"DefaultForNothing", R"("idle_timeout":60)", R"("idle_timeout":null)", ""},
        ChangedCase{"ProtocolInCapitals", R"("lb_protocol":"https")", R"("lb_protocol":"HTTPS")", ""},
        ChangedCase{"DurationSpeltOtherwise", R"("wait_for_capacity_timeout":"10m")",
                    R"("wait_for_capacity_timeout":"600s")", ""},
        ChangedCase{"NewestVersion", R"("version":"2"}])", R"("version":"$Latest"}])", ""},
        ChangedCase{"PolicyWithBlanks", R"({\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":[\"glue)",
                    R"({ \"Version\": \"2012-10-17\",\"Statement\":[{\"Action\":[\"glue)", ""},
        ChangedCase{"ComputedName", R"("dns_name":"vf-export-prod1-us-east-1.us-east-1.elb.amazonaws.com")",
                    R"("dns_name":"vf-export-prod1-us-east-1.us-east-1.elb.amazonaws.com","x":1)", ""},
        ChangedCase{"AttributeOfANewerProvider", R"("idle_timeout":60)", R"("idle_timeout":60,"shiny":true)", ""}),
    [](const auto& example) { return example.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Drift, Changed,
    testing::Values(
        ChangedCase{
            "RuleAddedByHand", R"("ingress":[{"cidr_blocks":["10.0.0.0/8"])",
            R"("ingress":[{"cidr_blocks":["10.0.0.0/8","0.0.0.0/0"])",
            "critical live-only aws_security_group.app ingress[tcp 8080–8080 0.0.0.0/0]: - -> \"0.0.0.0/0\" (no "
            "resource has this rule: no apply takes it away)\n"},
        ChangedCase{"OffItsDefault", R"("idle_timeout":60)", R"("idle_timeout":120)",
                    "difference live-only aws_elb.app idle_timeout: - -> 120\n"},
        ChangedCase{"SetWithAnother", R"("load_balancers":["vf-export-prod1-us-east-1"])",
                    R"("load_balancers":["vf-export-prod1-us-east-1","other"])",
                    "difference live-only aws_autoscaling_group.app load_balancers[other]: - -> \"other\"\n"},
        ChangedCase{"TagAdded", R"("tags":{"Environment":"prod1")", R"("tags":{"Team":"b","Environment":"prod1")",
                    "difference live-only aws_cloudwatch_metric_alarm.cpu[\"down\"] tags.Team: - -> \"b\"\n"},
        ChangedCase{"OpenToTheWorld", R"("internal":true)", R"("internal":false)",
                    "critical changed aws_elb.app internal: true -> false\n"},
        ChangedCase{"ProcessSuspended", R"("suspended_processes":[])", R"("suspended_processes":["Launch"])", ""},
        ChangedCase{"InstancesGone", R"("instances":["i-)", R"("instances":[],"were":["i-)",
                    "warning changed aws_elb.app instances: - -> [] (none of the 1 instances of the group is "
                    "registered, as of the last run)\n"}),
    [](const auto& example) { return example.param.name; });

TEST(Changed, PipelineValuesStandForAnything) {
  const auto compared = compare_texts(module_files("module"), {{"s", text_of_file(kData + "base.state.json")}},
                                      {{"app_instance_artifact_version", "BUILD_VERSION"}}, {"BUILD_VERSION"});
  EXPECT_EQ(
      compared->lines(),
      "information release aws_launch_template.app user_data.write_files[/etc/application/artifact.env].content\n"
      "  - ARTIFACT=111122223333.dkr.ecr.us-east-1.amazonaws.com/titan/export-service:BUILD_VERSION\n"
      "  + ARTIFACT=111122223333.dkr.ecr.us-east-1.amazonaws.com/titan/export-service:1.2.3 (BUILD_VERSION=1.2.3)\n");
}

TEST(Changed, AnAddressOfItsOwnIsSeenByTheName) {
  const std::string state =
      replaced(text_of_file(kData + "base.state.json"), R"("address":"aws_elb.app")", R"("address":"aws_elb.main")");
  EXPECT_EQ(compare_texts(module_files("module"), {{"s", state}})->lines(true),
            "difference renamed aws_elb.app (the state has it as `aws_elb.main`) [put `aws_elb.app: aws_elb.main` "
            "under the service's `adopt`, or an apply would make a second one]\n");
}

/// Leaves of the state one by one, each with another value: those that nothing is said about are AWS's own.
class Mutations {
 public:
  explicit Mutations(Compared& world) : world_(world) {}

  template <typename Report>
  void run(const Report& report) {
    for (StateResource& resource : world_.exports.front().state.resources) {
      if (resource.managed) walk(resource, resource.values, "", report);
    }
  }

 private:
  template <typename Report>
  void walk(const StateResource& resource, document::Value& value, const std::string& path, const Report& report) {
    if (value.is_map()) {
      for (std::uint32_t i = 0; i < value.m->size; ++i) {
        document::Member& member = value.m->data[i];
        walk(resource, member.value, path + (path.empty() ? "" : ".") + std::string{member.key->view()}, report);
      }
    } else if (value.is_list()) {
      for (std::uint32_t i = 0; i < value.l->size; ++i) walk(resource, value.l->data[i], path + "[]", report);
    } else if (!value.is_nil()) {
      const document::Value before = value;
      value = other(value);
      report(resource, path);
      value = before;
    }
  }

  document::Value other(const document::Value& value) {
    if (value.is(document::Kind::boolean)) return document::Value::of(!value.b);
    if (value.is_number()) return document::Value::of_integer(value.is(document::Kind::integer) ? value.i + 7 : 7);
    return document::Value::of(world_.arena.copy(std::string{value.text()} + "x"));
  }

  Compared& world_;
};

TEST(Changed, EveryAttributeThatIsNotComparedIsKnown) {
  const auto files = module_files("module");
  auto world = compare_recorded({"base.state.json"});
  std::map<std::string, std::string> variables = {{"app_instance_artifact_version", "1.2.3"}};
  std::vector<terraform::ModuleFile> module;
  for (const auto& [name, text] : files) module.push_back({.name = name, .text = text});
  const std::vector<terraform::GivenVariable> given = {
      {"app_instance_artifact_version", document::Value::of(world->arena.copy("1.2.3"))}};
  const TerraformModel model{.files = module, .variables = given, .environment = "prod-east", .service = "s"};
  const std::vector<const Export*> exports = {&world->exports.front()};
  std::size_t mutants = 0;
  std::set<std::string> silent;
  Mutations(*world).run([&](const StateResource& resource, const std::string& path) {
    ++mutants;
    const auto drift = compare_terraform(model, exports, world->redactor, world->arena, world->origins);
    const bool said =
        std::ranges::any_of(drift.subjects, [&](const diff::Subject& subject) { return !subject.items.empty(); });
    if (!said) silent.insert(resource.type + "." + path);
  });
  std::string text;
  for (const std::string& path : silent) text += path + "\n";
  EXPECT_EQ(mutants, 363U);
  EXPECT_EQ(text, text_of_file(kData + "not_compared.txt"));
}

}  // namespace
}  // namespace stageplot::drift
