// What is no export, or none that can be taken: each with the whole finding. No finding quotes the text.
#include <gtest/gtest.h>

#include "unit/drift_exports/reading.hpp"

namespace stageplot::drift {
namespace {

struct RefusedCase {
  std::string name;
  std::string text;
  ExportOption option;
  std::string findings;
};

class Refused : public testing::TestWithParam<RefusedCase> {};

TEST_P(Refused, WithWhatToDo) {
  const auto reading = read(GetParam().text, GetParam().option);
  EXPECT_FALSE(reading->result);
  EXPECT_EQ(reading->findings(), GetParam().findings);
}

INSTANTIATE_TEST_SUITE_P(
    Exports, Refused,
    testing::Values(
        RefusedCase{"CutOff", "{\"apiVersion\": \"v1\",\n \"kind\": \"Secret\", \"data\": {\"password\": \"aHVudGVy",
                    ExportOption::kubernetes,
                    "error export.unreadable live.json:2:41 `live.json` ends in the middle of its JSON | export again: "
                    "`kubectl get … -o json > FILE`\n"},
        RefusedCase{"CutOffBetweenObjects", R"({"kind": "List", "items": [{"kind": "Secret"})",
                    ExportOption::kubernetes,
                    "error export.unreadable live.json:1:27 `live.json` ends in the middle of its JSON: a bracket is "
                    "never closed | export again: `kubectl get … -o json > FILE`\n"},
        RefusedCase{"TwoDocuments", "{\"kind\": \"A\"}\n{\"kind\": \"B\"}\n", ExportOption::kubernetes,
                    "error export.unreadable live.json:2:1 `live.json` is no JSON from here on | one document a file: "
                    "give each with an option of its own\n"},
        RefusedCase{"BrokenYaml", "apiVersion: v1\nkind: Secret\ndata: {password: hunter22\n", ExportOption::kubernetes,
                    "error export.unreadable live.json:3:7 `live.json` is no YAML from here on | export again: "
                    "`kubectl get … -o json > FILE`\n"},
        RefusedCase{"NoText", "\n", ExportOption::kubernetes,
                    "error export.empty live.json:1:1 `live.json` is empty | the command that should have filled it "
                    "failed; export again: `kubectl get … -o json > FILE`\n"},
        RefusedCase{
            "EmptyList", R"({"apiVersion": "v1", "kind": "List", "items": []})", ExportOption::kubernetes,
            "error export.empty live.json:1:1 `live.json` is a list without objects | ask the namespace and the "
            "cluster where the service runs: `kubectl config current-context`, `kubectl get … -n NAMESPACE -o json`\n"},
        RefusedCase{
            "TableForPeople",
            "NAME           READY   UP-TO-DATE   AVAILABLE   AGE\nvf-code-srvc   3/3     3            3           9d\n",
            ExportOption::kubernetes,
            "error export.unknown live.json:1:1 `live.json` is a table of kubectl for people | export with `kubectl "
            "get … -o json > FILE`\n"},
        RefusedCase{"ErrorMessage", "Error from server (Forbidden): deployments.apps is forbidden\n",
                    ExportOption::kubernetes,
                    "error export.unknown live.json:1:1 `live.json` is an error message of kubectl | export with "
                    "`kubectl get … -o json > FILE`\n"},
        RefusedCase{"RefusalOfTheServer",
                    R"({"kind": "Status", "apiVersion": "v1", "status": "Failure", "message": "not found"})",
                    ExportOption::kubernetes,
                    "error export.unknown live.json:1:1 the export in `live.json` is the API server's answer that it "
                    "refused | export with `kubectl get … -o json > FILE`\n"},
        RefusedCase{"ObjectWithoutName",
                    R"({"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Service"}]})",
                    ExportOption::kubernetes,
                    "error export.unknown live.json:1:48 `items[0]` in `live.json` is a Service without a name | "
                    "export with `kubectl get … -o json > FILE`\n"},
        RefusedCase{"Utf16", std::string{"\xff\xfe{\0\"\0", 6}, ExportOption::kubernetes,
                    "error export.unknown live.json:1:1 `live.json` is in UTF-16 | have the shell write UTF-8: in "
                    "PowerShell `… | Out-File -Encoding utf8 FILE`\n"},
        RefusedCase{"StateGivenAsCluster", R"({"format_version": "1.0", "values": {"root_module": {}}})",
                    ExportOption::kubernetes,
                    "error export.wrong-option live.json:1:1 `live.json` is what `terraform show -json` prints, and "
                    "was given with --kubernetes | give it with --terraform\n"},
        RefusedCase{"ClusterGivenAsState", R"({"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}})",
                    ExportOption::terraform,
                    "error export.wrong-option live.json:1:1 `live.json` is what `kubectl get -o json` prints, and was "
                    "given with --terraform | give it with --kubernetes\n"},
        RefusedCase{
            "ClusterGivenAsRelease",
            R"({"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}}]})",
            ExportOption::helm,
            "error export.wrong-option live.json:1:1 `live.json` is what `kubectl get -o json` prints, and was given "
            "with --helm | give it with --kubernetes\n"},
        RefusedCase{"ValuesGivenAsCluster", "replicas: 3\n", ExportOption::kubernetes,
                    "error export.unknown live.json:1:1 `live.json` is in no form that is known | export again: "
                    "`kubectl get … -o json > FILE`\n"},
        RefusedCase{"StatusOfARelease", R"({"name": "a", "info": {}, "manifest": "", "version": 3})",
                    ExportOption::helm,
                    "error export.unknown live.json:1:1 `live.json` is what `helm status -o json` prints | export with "
                    "`helm get values RELEASE -a -o yaml > FILE` or `helm get manifest RELEASE > FILE`\n"},
        RefusedCase{"PlanAsTerraformKeepsIt", "PK\x03\x04\x14\x00", ExportOption::terraform,
                    "error export.unknown live.json:1:1 `live.json` is a plan as Terraform keeps it | show it as JSON: "
                    "`terraform show -json PLAN > FILE`\n"},
        RefusedCase{"PlanForPeople", "Terraform will perform the following actions:\n", ExportOption::terraform,
                    "error export.unknown live.json:1:1 `live.json` is a plan for people | export with `terraform show "
                    "-json > FILE`, of a plan with `terraform show -json PLAN > FILE`\n"},
        RefusedCase{"LogOfAPlan", "{\"@level\":\"info\",\"@message\":\"Terraform 1.11.4\"}\n{\"@level\":\"info\"}\n",
                    ExportOption::terraform,
                    "error export.unknown live.json:1:1 `live.json` is the log of `terraform plan -json`, not a plan | "
                    "export with `terraform show -json > FILE`, of a plan with `terraform show -json PLAN > FILE`\n"},
        RefusedCase{"Outputs", R"({"url": {"sensitive": false, "type": "string", "value": "x"}})",
                    ExportOption::terraform,
                    "error export.unknown live.json:1:1 `live.json` is what `terraform output -json` prints | export "
                    "with `terraform show -json > FILE`\n"},
        RefusedCase{
            "StateWithoutResources", R"({"format_version": "1.0", "terraform_version": "1.11.4"})",
            ExportOption::terraform,
            "error export.empty live.json:1:1 `live.json` is a state without resources | export from the folder and "
            "with the backend of this environment: `terraform workspace show`, `terraform state list`\n"},
        RefusedCase{"StateOfAnUnknownFormat", R"({"format_version": "2.0", "values": {}})", ExportOption::terraform,
                    "error export.version live.json:1:20 the state in `live.json` has the format `2.0`, and 1.x is "
                    "known | export with a version of Terraform that writes 1.x, or with a newer stageplot\n"},
        RefusedCase{"PlanOfAnUnknownFormat", R"({"format_version": "2.1", "resource_changes": []})",
                    ExportOption::terraform,
                    "error export.version live.json:1:20 the plan in `live.json` has the format `2.1`, and 1.x is "
                    "known | export with a version of Terraform that writes 1.x, or with a newer stageplot\n"},
        RefusedCase{"RawStateOfAnOldVersion", R"({"version": 3, "lineage": "l", "modules": []})",
                    ExportOption::terraform,
                    "error export.version live.json:1:13 the state in `live.json` is of version 3, and 4 is known | "
                    "export with `terraform show -json > FILE`\n"},
        RefusedCase{"PlanThatFailed", R"({"format_version": "1.2", "resource_changes": [], "errored": true})",
                    ExportOption::terraform,
                    "error export.unreadable live.json:1:1 the plan in `live.json` was not finished: Terraform met an "
                    "error | see what `terraform plan` says, and export when it succeeds\n"},
        RefusedCase{"ResourceWithoutAddress",
                    R"({"format_version": "1.0", "values": {"root_module": {"resources": [{"type": "aws_elb"}]}}})",
                    ExportOption::terraform,
                    "error export.unknown live.json:1:68 a resource in `live.json` has no address, type or name | "
                    "export again: `terraform show -json > FILE`\n"},
        RefusedCase{"DescribesNothing", R"({"AutoScalingGroups": []})", ExportOption::aws,
                    "error export.empty live.json:1:1 `live.json` describes nothing | ask the account and the region "
                    "where the service runs: `aws sts get-caller-identity`, `--region`\n"},
        RefusedCase{
            "AnotherDescription", R"({"Reservations": [{"Instances": []}]})", ExportOption::aws,
            "error export.unknown live.json:1:1 `live.json` is a list under the key `Reservations`, which is not "
            "compared | export with one of `aws autoscaling describe-auto-scaling-groups`, `aws autoscaling "
            "describe-policies`, `aws elb describe-load-balancers`, `aws elb describe-load-balancer-attributes`, `aws "
            "cloudwatch describe-alarms` and `aws ec2 describe-launch-template-versions`\n"},
        RefusedCase{"UnknownDocument", R"({"a": 1, "b": 2, "c": 3})", ExportOption::any,
                    "error export.unknown live.json:1:1 `live.json` is in no form that is known | run the command "
                    "again that made it, and look at its exit code\n"}),
    [](const auto& example) { return example.param.name; });

TEST(Refused, OfTheLimitOnSize) {
  const auto reading = read(std::string(kLargestExport + 1, ' '));
  EXPECT_EQ(reading->findings(),
            "error export.too-large `live.json` has more than the 256 MiB that are read | export one namespace, or one "
            "service's objects\n");
}

}  // namespace
}  // namespace stageplot::drift
