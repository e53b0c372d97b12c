#include "diagnostics/rules/terraform_aws.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule terraform_alarm_metric{
    .code = "terraform.alarm-metric",
    .title = "an alarm does not say what it watches",
    .what =
        "An alarm has neither `metric_name` nor `metric_query`, or a metric without `statistic`, `namespace` or "
        "`period`.",
    .why = "The provider or AWS refuses it.",
    .example =
        "resource \"aws_cloudwatch_metric_alarm\" \"cpu\" {\n  metric_name = \"CPUUtilization\"\n  namespace   = "
        "\"AWS/EC2\"\n  period      = 60\n}\n",
    .fix = "Add `statistic = \"Average\"`.",
};

const Rule terraform_alarm_period{
    .code = "terraform.alarm-period",
    .severity = Severity::warning,
    .title = "an alarm's period is shorter than the pause between two readings",
    .what =
        "An alarm on a metric of EC2 has a period below 300 seconds, and the launch template does not turn on detailed "
        "monitoring; or one below 60 seconds.",
    .why = "Most periods have no reading, and the alarm stays in INSUFFICIENT_DATA.",
    .example = "monitoring {\n  enabled = false\n}\n# and in the alarm\nperiod = 60\n",
    .fix = "Turn on detailed monitoring, or make the period 300 or more.",
};

const Rule terraform_alarm_window{
    .code = "terraform.alarm-window",
    .title = "an alarm looks back longer than CloudWatch keeps its readings at hand",
    .what =
        "`period` times `evaluation_periods` is more than a week, or more than a day with a period below an hour, or "
        "`datapoints_to_alarm` is more than `evaluation_periods`.",
    .why = "AWS refuses the alarm when the plan is applied.",
    .example = "period             = 300\nevaluation_periods = 300\n",
    .fix = "Make one of the two smaller.",
};

const Rule terraform_attached_twice{
    .code = "terraform.attached-twice",
    .severity = Severity::warning,
    .title = "a load balancer is attached to a group in two places",
    .what = "A group lists load balancers or target groups, and a resource of its own attaches to the same group.",
    .why = "Each apply removes what the other has attached.",
    .example = "load_balancers = [aws_elb.app.name]\n# and\nresource \"aws_autoscaling_attachment\" \"app\" { … }\n",
    .fix = "Keep one of the two.",
};

const Rule terraform_bad_value{
    .code = "terraform.bad-value",
    .title = "a value that the provider or AWS refuses",
    .what =
        "An argument's value is not one of the words that it takes, not in its range, too long or too short, or not of "
        "its form (a name, an ARN, an address range, a time, JSON). The help says where only AWS would have refused "
        "it.",
    .why = "The plan fails, or the apply does when half of it is done.",
    .example = "health_check_type = \"ELV\"\n",
    .fix = "health_check_type = \"ELB\"\n",
};

const Rule terraform_block_count{
    .code = "terraform.block-count",
    .title = "too many blocks of one kind",
    .what = "A nested block that may stand once stands more often.",
    .why = "Terraform refuses the configuration.",
    .example = "health_check { … }\nhealth_check { … }\n",
    .fix = "Leave one.",
};

const Rule terraform_block_form{
    .code = "terraform.block-form",
    .title = "a block is written as an argument, or the reverse",
    .what = "A nested block has an equals sign, or an argument has none.",
    .why = "Terraform refuses the configuration.",
    .example = "monitoring = {\n  enabled = true\n}\n",
    .fix = "monitoring {\n  enabled = true\n}\n",
};

const Rule terraform_burst_credits{
    .code = "terraform.burst-credits",
    .severity = Severity::warning,
    .title = "scaling waits for more CPU use than the instances can hold",
    .what =
        "A launch template has a burstable type, and the alarm that adds instances waits for more CPU use than the "
        "type has without credits.",
    .why = "Once its credits are spent the instance is held at its baseline, and the alarm stays silent.",
    .example = "instance_type = \"t2.medium\"\n# and in the alarm\nthreshold = 30\n",
    .fix = "Lower the threshold to the baseline, or set `cpu_credits = \"unlimited\"`.",
};

const Rule terraform_certificate_account{
    .code = "terraform.certificate-account",
    .title = "a certificate is of another account than its load balancer",
    .what =
        "The account in the ARN of a listener's certificate is not the one that the provider is held to "
        "(`allowed_account_ids`).",
    .why = "AWS refuses the listener when the plan is applied.",
    .example =
        "allowed_account_ids = [\"343550350117\"]\n# and in the listener\nssl_certificate_id = "
        "\"arn:aws:acm:us-east-1:889199535989:certificate/…\"\n",
    .fix = "Give a certificate of that account.",
};

const Rule terraform_certificate_kind{
    .code = "terraform.certificate-kind",
    .title = "a listener's certificate is no certificate",
    .what = "The ARN of a listener's certificate is of a service that has none.",
    .why = "AWS refuses the listener when the plan is applied.",
    .example = "ssl_certificate_id = \"arn:aws:iot:us-east-1:343550350117:cert/1\"\n",
    .fix = "Give the ARN of a certificate of ACM or IAM.",
};

const Rule terraform_certificate_region{
    .code = "terraform.certificate-region",
    .title = "a certificate is in another region than its load balancer",
    .what = "The region in the ARN of a listener's certificate is not the provider's.",
    .why = "AWS refuses the listener when the plan is applied.",
    .example =
        "region = \"us-west-2\"\n# and in the listener\nssl_certificate_id = "
        "\"arn:aws:acm:us-east-1:343550350117:certificate/…\"\n",
    .fix = "Give a certificate of that region.",
};

const Rule terraform_conflicting_arguments{
    .code = "terraform.conflicting-arguments",
    .title = "arguments or blocks that exclude each other",
    .what =
        "Two arguments or blocks are set of which a resource takes one, or one is set where another one forbids it.",
    .why = "The provider or AWS refuses the resource.",
    .example = "name        = \"app\"\nname_prefix = \"app\"\n",
    .fix = "Leave one.",
};

const Rule terraform_deprecated_argument{
    .code = "terraform.deprecated-argument",
    .severity = Severity::warning,
    .title = "an argument or block that is going away",
    .what = "An argument or block is set that the provider, or Terraform, calls deprecated.",
    .why = "A later version refuses it.",
    .example = "managed_policy_arns = [\"arn:aws:iam::aws:policy/ReadOnlyAccess\"]\n",
    .fix = "Use an `aws_iam_role_policy_attachment`.",
};

const Rule terraform_desired_capacity{
    .code = "terraform.desired-capacity",
    .severity = Severity::warning,
    .title = "each apply undoes what scaling has done",
    .what = "A group that policies scale sets `desired_capacity`, and does not ignore its changes.",
    .why = "An apply sets the number of instances back, under load as well.",
    .example = "desired_capacity = 2\n",
    .fix = "Leave it out, or add `lifecycle { ignore_changes = [desired_capacity] }`.",
};

const Rule terraform_duplicate_key{
    .code = "terraform.duplicate-key",
    .severity = Severity::warning,
    .title = "an object has a key twice",
    .what = "An object in a .tf or .tfvars file has the same key more than once.",
    .why = "Terraform takes the last one and drops the others without a word.",
    .example = "tags = {\n  Team = \"a\"\n  Team = \"b\"\n}\n",
    .fix = "Remove one.",
};

const Rule terraform_fixed_name{
    .code = "terraform.fixed-name",
    .severity = Severity::warning,
    .title = "a second resource of the same name is made first",
    .what =
        "A resource with `create_before_destroy` has a fixed name that must be its own, and an argument whose change "
        "makes it anew.",
    .why = "Such a change fails, since the old one still has the name.",
    .example =
        "resource \"aws_security_group\" \"app\" {\n  name   = \"app\"\n  vpc_id = var.vpc\n  lifecycle {\n    "
        "create_before_destroy = true\n  }\n}\n",
    .fix = "Use `name_prefix`, or leave `create_before_destroy` out.",
};

const Rule terraform_group_health{
    .code = "terraform.group-health",
    .severity = Severity::warning,
    .title = "a group replaces instances that are sound",
    .what =
        "A group goes by the health that a load balancer sees and has none, or gives its instances less time to start "
        "than the load balancer takes to see them healthy.",
    .why = "Instances are never replaced, or replaced before they serve, one after the other.",
    .example = "health_check_type         = \"ELB\"\nhealth_check_grace_period = 30\n",
    .fix = "health_check_type         = \"ELB\"\nhealth_check_grace_period = 300\n",
};

const Rule terraform_group_size{
    .code = "terraform.group-size",
    .title = "`max_size` is below `min_size`",
    .what = "The greatest number of instances of a group is below the least.",
    .why = "AWS refuses the group when the plan is applied.",
    .example = "min_size = 3\nmax_size = 2\n",
    .fix = "Raise `max_size` or lower `min_size`.",
};

const Rule terraform_health_target{
    .code = "terraform.health-target",
    .title = "a load balancer can not ask for health so",
    .what =
        "The target of a classic load balancer's health check is not `PROTOCOL:port`, with a path behind it for HTTP "
        "and HTTPS alone.",
    .why = "AWS refuses it; the provider takes `HTTP:8080heartbeat`.",
    .example = "target = \"HTTP:8080heartbeat\"\n",
    .fix = "target = \"HTTP:8080/heartbeat\"\n",
};

const Rule terraform_health_timeout{
    .code = "terraform.health-timeout",
    .title = "a health check may take as long as the pause between two of them",
    .what = "`timeout` of a health check is not less than `interval`.",
    .why = "AWS refuses it when the plan is applied.",
    .example = "interval = 5\ntimeout  = 5\n",
    .fix = "interval = 30\ntimeout  = 5\n",
};

const Rule terraform_healthy_percentages{
    .code = "terraform.healthy-percentages",
    .title = "the bounds of healthy instances are too far apart",
    .what = "`min_healthy_percentage` and `max_healthy_percentage` are more than 100 apart.",
    .why = "AWS refuses them when the plan is applied.",
    .example = "min_healthy_percentage = 50\nmax_healthy_percentage = 200\n",
    .fix = "min_healthy_percentage = 100\nmax_healthy_percentage = 200\n",
};

const Rule terraform_image_owner{
    .code = "terraform.image-owner",
    .title = "the newest image of anybody",
    .what = "An image is looked up with `most_recent` and without an owner.",
    .why =
        "Version 6 of the provider refuses it; before that, whoever publishes an image of the name decides what the "
        "instances run.",
    .example = "data \"aws_ami\" \"app\" {\n  most_recent = true\n}\n",
    .fix = "Add `owners`.",
};

const Rule terraform_instance_network{
    .code = "terraform.instance-network",
    .title = "two places for an instance's security groups",
    .what = "A launch template has `network_interfaces` and `vpc_security_group_ids`.",
    .why = "EC2 refuses to start instances from it.",
    .example = "vpc_security_group_ids = [\"sg-1\"]\nnetwork_interfaces { … }\n",
    .fix = "Give the groups to the interface.",
};

const Rule terraform_instance_type{
    .code = "terraform.instance-type",
    .title = "an instance's type does not go with its image or its settings",
    .what =
        "A type is combined with an image for another processor, or with `ebs_optimized`, which its family does not "
        "have.",
    .why = "EC2 refuses to start instances from the launch template; plan and apply do not tell.",
    .example = "instance_type = \"t2.medium\"\nebs_optimized = true\n",
    .fix = "instance_type = \"t3.medium\"\nebs_optimized = true\n",
};

const Rule terraform_listener_port{
    .code = "terraform.listener-port",
    .title = "two listeners have one port",
    .what = "Two listeners of a load balancer have the same `lb_port`.",
    .why = "AWS refuses the second one when the plan is applied.",
    .example = "listener { lb_port = 443 … }\nlistener { lb_port = 443 … }\n",
    .fix = "Give each its own.",
};

const Rule terraform_listener_protocol{
    .code = "terraform.listener-protocol",
    .title = "a listener mixes protocols of different layers",
    .what =
        "A listener takes HTTP or HTTPS and calls the instances with TCP or SSL, or the reverse; or it has a "
        "certificate and takes HTTP or TCP.",
    .why = "AWS, or the provider, refuses it when the plan is applied.",
    .example = "lb_protocol       = \"https\"\ninstance_protocol = \"tcp\"\n",
    .fix = "lb_protocol       = \"https\"\ninstance_protocol = \"http\"\n",
};

const Rule terraform_missing_argument{
    .code = "terraform.missing-argument",
    .title = "an argument or block is missing",
    .what = "A resource or block lacks an argument or block that it needs, or all of a group of which it needs one.",
    .why = "Terraform, the provider or AWS refuses it.",
    .example = "resource \"aws_sns_topic_policy\" \"app\" {\n  policy = data.aws_iam_policy_document.app.json\n}\n",
    .fix = "Add `arn`.",
};

const Rule terraform_missing_egress{
    .code = "terraform.missing-egress",
    .severity = Severity::warning,
    .title = "nothing can leave a security group",
    .what = "A security group lets something in and has no egress rule.",
    .why =
        "AWS makes a rule that lets everything out, and the provider removes it: instances then reach neither registry "
        "nor log endpoint.",
    .example = "resource \"aws_security_group\" \"app\" {\n  ingress { … }\n}\n",
    .fix = "Add an `aws_vpc_security_group_egress_rule`.",
};

const Rule terraform_mixed_rules{
    .code = "terraform.mixed-rules",
    .severity = Severity::warning,
    .title = "rules inside and outside of one security group",
    .what = "A security group has rules of its own, and a resource adds another one of the same direction.",
    .why = "Each apply removes what the other has made.",
    .example =
        "resource \"aws_security_group\" \"app\" {\n  ingress { … }\n}\nresource "
        "\"aws_vpc_security_group_ingress_rule\" \"app\" { … }\n",
    .fix = "Keep all rules in one of the two places.",
};

const Rule terraform_open_ingress{
    .code = "terraform.open-ingress",
    .severity = Severity::warning,
    .title = "everybody may come in",
    .what = "An ingress rule is open to all addresses (`0.0.0.0/0`, `::/0`).",
    .why = "What listens there is reachable for everybody who reaches the network.",
    .example = "cidr_ipv4 = \"0.0.0.0/0\"\n",
    .fix = "cidr_ipv4 = \"10.0.0.0/8\"\n",
};

const Rule terraform_policy_statement{
    .code = "terraform.policy-statement",
    .title = "a statement of a policy document is not whole, or not alone",
    .what = "Two statements of an `aws_iam_policy_document` have the same `sid`, or one has no actions.",
    .why = "The provider or AWS refuses it.",
    .example = "statement {\n  sid       = \"read\"\n  resources = [\"*\"]\n}\n",
    .fix = "Add `actions`.",
};

const Rule terraform_policy_text{
    .code = "terraform.policy-text",
    .title = "a policy that IAM refuses",
    .what =
        "A policy that is written as JSON has an element or version that IAM does not know, or lacks one that it "
        "needs: an effect, actions, and a `Principal` in a trust policy or a `Resource` in a role's own.",
    .why = "AWS refuses it when the plan is applied.",
    .example = "{\"Statement\": [{\"Efect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"*\"}]}\n",
    .fix =
        "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", "
        "\"Resource\": \"*\"}]}\n",
};

const Rule terraform_port_range{
    .code = "terraform.port-range",
    .title = "ports that make no rule",
    .what =
        "A rule's first port is above its last, a rule for TCP or UDP has no ports, or one for all protocols has some.",
    .why = "The provider or AWS refuses it.",
    .example = "from_port = 9000\nto_port   = 8000\n",
    .fix = "from_port = 8000\nto_port   = 9000\n",
};

const Rule terraform_printed_arn{
    .code = "terraform.printed-arn",
    .severity = Severity::warning,
    .title = "the ARN of a scaling policy stands as a text",
    .what = "An alarm's actions have the ARN of a scaling policy as a text.",
    .why = "The ARN holds an id that AWS makes up: when the policy is made anew the alarm calls nobody.",
    .example = "alarm_actions = [\"arn:aws:autoscaling:us-east-1:343550350117:scalingPolicy:…\"]\n",
    .fix = "alarm_actions = [aws_autoscaling_policy.up.arn]\n",
};

const Rule terraform_private_zone{
    .code = "terraform.private-zone",
    .severity = Severity::warning,
    .title = "a private zone is looked up among the public ones",
    .what = "A module with an internal load balancer looks up its zone by name and does not say `private_zone`.",
    .why = "Without it only public zones are found: the wrong one of two, or none.",
    .example = "data \"aws_route53_zone\" \"app\" {\n  name = \"example.net\"\n}\n",
    .fix = "Add `private_zone = true`, or `false` where the public one is meant.",
};

const Rule terraform_provider_source{
    .code = "terraform.provider-source",
    .severity = Severity::warning,
    .title = "the provider `aws` is not HashiCorp's",
    .what = "`required_providers` takes `aws` from another source.",
    .why = "Terraform installs a provider of somebody else, or finds none.",
    .example = "aws = {\n  source = \"hashicorp/awss\"\n}\n",
    .fix = "aws = {\n  source = \"hashicorp/aws\"\n}\n",
};

const Rule terraform_record{
    .code = "terraform.record",
    .title = "a DNS record that Route 53 refuses",
    .what =
        "A record's values do not fit its type, a CNAME has several or the name of its zone, or an alias has a type "
        "that it can not have.",
    .why = "AWS refuses it when the plan is applied.",
    .example = "type    = \"A\"\nrecords = [\"app.example.net\"]\n",
    .fix = "type    = \"CNAME\"\nrecords = [\"app.example.net\"]\n",
};

const Rule terraform_refresh_never_starts{
    .code = "terraform.refresh-never-starts",
    .severity = Severity::warning,
    .title = "an instance refresh that never starts",
    .what = "A group has `instance_refresh`, and its launch template's version is `$Latest` or `$Default`.",
    .why = "A new version of the template is then no change of the group, and the instances stay old.",
    .example =
        "launch_template {\n  id      = aws_launch_template.app.id\n  version = \"$Latest\"\n}\ninstance_refresh {\n  "
        "strategy = \"Rolling\"\n}\n",
    .fix = "version = aws_launch_template.app.latest_version\n",
};

const Rule terraform_refresh_without_room{
    .code = "terraform.refresh-without-room",
    .severity = Severity::warning,
    .title = "an instance refresh without room",
    .what = "A group of one instance must keep all of them healthy in a refresh and may not start a second one.",
    .why = "The refresh can not go on, or the service is gone while it does.",
    .example = "max_size = 1\n# and in the preferences\nmin_healthy_percentage = 100\n",
    .fix = "min_healthy_percentage = 100\nmax_healthy_percentage = 200\n",
};

const Rule terraform_scaling_steps{
    .code = "terraform.scaling-steps",
    .title = "steps of a scaling policy overlap or leave a gap",
    .what =
        "The `step_adjustment` blocks of a policy overlap, leave a gap between two of them, or one has no bound or "
        "bounds in the wrong order.",
    .why = "AWS refuses the policy when the plan is applied.",
    .example =
        "step_adjustment {\n  scaling_adjustment          = 1\n  metric_interval_upper_bound = 10\n}\nstep_adjustment "
        "{\n  scaling_adjustment          = 2\n  metric_interval_lower_bound = 20\n}\n",
    .fix = "Let each step begin where the one before it ends.",
};

const Rule terraform_scaling_thresholds{
    .code = "terraform.scaling-thresholds",
    .severity = Severity::warning,
    .title = "the thresholds of scaling up and down are too close",
    .what =
        "The load at which instances are added, spread over the instances that are there then, is already below the "
        "threshold of the alarm that removes them.",
    .why = "The group grows and shrinks in turns.",
    .example = "threshold = 30   # adds 4 to 1\nthreshold = 15   # removes them\n",
    .fix = "Lower the second, raise the first, or add fewer at once.",
};

const Rule terraform_scaling_without_effect{
    .code = "terraform.scaling-without-effect",
    .severity = Severity::warning,
    .title = "a scaling step does not fit between `min_size` and `max_size`",
    .what = "A policy adds more instances than there are between the group's bounds.",
    .why = "Its alarm fires, and little or nothing happens.",
    .example = "min_size           = 1\nmax_size           = 1\nscaling_adjustment = 4\n",
    .fix = "min_size           = 1\nmax_size           = 5\nscaling_adjustment = 4\n",
};

const Rule terraform_secret{
    .code = "terraform.secret",
    .severity = Severity::warning,
    .title = "a secret stands in the configuration",
    .what = "A value holds an access key or a private key, or a provider or backend has credentials as plain text.",
    .why = "It is then in the repository, in every plan and in the state.",
    .example = "provider \"aws\" {\n  secret_key = \"…\"\n}\n",
    .fix = "Let whoever applies bring it.",
};

const Rule terraform_tag_key{
    .code = "terraform.tag-key",
    .title = "a tag that AWS refuses",
    .what = "A tag's key begins with `aws:`, or a group has a key twice.",
    .why = "AWS refuses it when the plan is applied.",
    .example = "tags = {\n  \"aws:team\" = \"a\"\n}\n",
    .fix = "tags = {\n  team = \"a\"\n}\n",
};

const Rule terraform_tags_not_propagated{
    .code = "terraform.tags-not-propagated",
    .severity = Severity::warning,
    .title = "a group's tags do not reach its instances",
    .what =
        "All `tag` blocks of a group have `propagate_at_launch = false`, or a group has none and the provider has "
        "`default_tags`.",
    .why = "Whoever finds instances by their tags (monitoring, cost reports) finds none.",
    .example =
        "tag {\n  key                 = \"Prometheus\"\n  value               = \"enabled\"\n  propagate_at_launch = "
        "false\n}\n",
    .fix = "propagate_at_launch = true\n",
};

const Rule terraform_too_many_tags{
    .code = "terraform.too-many-tags",
    .title = "a classic load balancer takes ten tags",
    .what = "A classic load balancer has more than ten tags with the provider's `default_tags`.",
    .why = "AWS refuses it when the plan is applied.",
    .example = "default_tags { tags = { … six … } }\n# and\ntags = { … six others … }\n",
    .fix = "Leave some out.",
};

const Rule terraform_unknown_argument{
    .code = "terraform.unknown-argument",
    .title = "an argument or block that does not exist",
    .what =
        "A resource, data source or block has an argument or block that it does not have, or one that only AWS fills "
        "in.",
    .why = "Terraform refuses the configuration.",
    .example = "idle_timout = 60\n",
    .fix = "idle_timeout = 60\n",
};

const Rule terraform_unknown_type{
    .code = "terraform.unknown-type",
    .severity = Severity::warning,
    .title = "a type of resource that is not checked",
    .what = "A resource or data source of AWS has a type of which the tool knows nothing.",
    .why = "It may be misspelt, and nothing of it is checked.",
    .example = "resource \"aws_autoscaling_grp\" \"app\" { … }\n",
    .fix = "Correct it, or let Terraform itself validate it.",
};

const Rule terraform_user_data{
    .code = "terraform.user-data",
    .title = "the user data is longer than EC2 takes",
    .what = "The user data of a launch template has more than 16384 bytes before Base64.",
    .why = "AWS refuses the template when the plan is applied.",
    .example = "user_data = base64encode(file(\"long.yaml\"))\n",
    .fix = "Shorten it, or fetch a part of it from the instance.",
};

const Rule terraform_volume{
    .code = "terraform.volume",
    .title = "a volume's type does not take what is set",
    .what = "A volume has `iops` or `throughput` that its type does not take, or lacks `iops` that it needs.",
    .why = "EC2 refuses to start instances from the launch template; plan and apply do not tell.",
    .example = "volume_type = \"gp2\"\niops        = 3000\n",
    .fix = "volume_type = \"gp3\"\niops        = 3000\n",
};

const Rule terraform_wanted_size{
    .code = "terraform.wanted-size",
    .title = "`desired_capacity` is outside of the group's bounds",
    .what = "`desired_capacity` is below `min_size` or above `max_size`.",
    .why = "AWS refuses the group when the plan is applied.",
    .example = "max_size         = 2\ndesired_capacity = 3\n",
    .fix = "Put it between the two, or leave it out.",
};

const Rule terraform_wrong_type{
    .code = "terraform.wrong-type",
    .title = "a value of the wrong type",
    .what =
        "An argument has a value that Terraform can not make its type: a text where a number is wanted, a single value "
        "where a list is, a fraction where whole numbers count.",
    .why = "Terraform or the provider refuses it; a fraction is cut without a word by some.",
    .example = "min_size = \"two\"\n",
    .fix = "min_size = 2\n",
};

std::span<const Rule* const> terraform_aws_family() {
  static const std::vector<const Rule*> kRules = {
      &terraform_alarm_metric,
      &terraform_alarm_period,
      &terraform_alarm_window,
      &terraform_attached_twice,
      &terraform_bad_value,
      &terraform_block_count,
      &terraform_block_form,
      &terraform_burst_credits,
      &terraform_certificate_account,
      &terraform_certificate_kind,
      &terraform_certificate_region,
      &terraform_conflicting_arguments,
      &terraform_deprecated_argument,
      &terraform_desired_capacity,
      &terraform_duplicate_key,
      &terraform_fixed_name,
      &terraform_group_health,
      &terraform_group_size,
      &terraform_health_target,
      &terraform_health_timeout,
      &terraform_healthy_percentages,
      &terraform_image_owner,
      &terraform_instance_network,
      &terraform_instance_type,
      &terraform_listener_port,
      &terraform_listener_protocol,
      &terraform_missing_argument,
      &terraform_missing_egress,
      &terraform_mixed_rules,
      &terraform_open_ingress,
      &terraform_policy_statement,
      &terraform_policy_text,
      &terraform_port_range,
      &terraform_printed_arn,
      &terraform_private_zone,
      &terraform_provider_source,
      &terraform_record,
      &terraform_refresh_never_starts,
      &terraform_refresh_without_room,
      &terraform_scaling_steps,
      &terraform_scaling_thresholds,
      &terraform_scaling_without_effect,
      &terraform_secret,
      &terraform_tag_key,
      &terraform_tags_not_propagated,
      &terraform_too_many_tags,
      &terraform_unknown_argument,
      &terraform_unknown_type,
      &terraform_user_data,
      &terraform_volume,
      &terraform_wanted_size,
      &terraform_wrong_type,
  };
  return kRules;
}

}  // namespace stageplot::diagnostics::rules
