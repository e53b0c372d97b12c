# Rendered by stageplot: edit environments/ instead.
product_name       = "titan"
product_code_tag   = "PRD1541"
inventory_code_tag = "vf-export"
environment_tag    = "dev1"
tags = {
  Prometheus     = "enabled"
  Prometheus8080 = "enabled"
  RuntimeHours   = "off"
}

aws_account = "444455556666"
aws_region  = "us-east-1"
vpc         = "dev"
subnet_tags = {
  Tier = "web"
}

zone            = "nonprod-tmaws.io"
zone_is_private = true
app_dns_name    = "vf-export-dev1-us-east-1.titan.nonprod-tmaws.io"

resource_names = {
  load_balancer    = "vf-export-dev1-us-east-1"
  group            = "vf-export-dev1-us-east-1"
  launch_template  = "vf-export-dev1-us-east-1"
  role             = "vf-export-dev1-us-east-1"
  instance_profile = "vf-export-dev1-us-east-1"
  security_group   = "campaigns-sg"
}

load_balancer_security_groups = ["web", "onprem"]
instance_security_groups      = ["web", "onprem"]
security_group_ingress = {
  application = {
    cidr = "10.0.0.0/8"
    port = 8080
  }
}

app_elb_internal             = true
app_instance_port            = 8080
app_instance_healthcheck_url = "HTTP:8080/heartbeat"
load_balancer = {
  port                = 443
  certificate         = "arn:aws:acm:us-east-1:444455556666:certificate/426827a5-afcd-4747-8f2d-40762e05cddd"
  cross_zone          = true
  draining_seconds    = 600
  health_interval     = 30
  health_timeout      = 3
  healthy_threshold   = 3
  unhealthy_threshold = 2
}

ssh_key           = "cet-qa-east"
app_instance_type = "t2.medium"
enable_monitoring = false
machine_image = {
  owner        = "075585003325"
  name_pattern = "Flatcar-stable-*-hvm"
  architecture = "x86_64"
}
metadata = {
  tokens    = "required"
  hop_limit = 2
}

# cloud-config.yaml.tftpl carries these; they stand here to be compared with it.
app_env            = "dev"
app_container_port = 8080
elk_logs_endpoint  = "http://verifiedfan-logs.dev1.us-east-1.nonprod-tmaws.io"

rollout                = "replace-group"
app_instance_min_count = 1
app_instance_max_count = 4
group = {
  health_check_type = "ELB"
  cooldown_seconds  = 300
  min_elb_capacity  = 1
  metrics = [
    "GroupMinSize",
    "GroupMaxSize",
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupPendingInstances",
    "GroupStandbyInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
  ]
}

cpu_scale_up   = 30
cpu_scale_down = 15
scaling = {
  up = {
    alarm          = "CpuHigh"
    periods        = 3
    period_seconds = 60
    adjustment     = 4
  }
  down = {
    alarm          = "CpuLow"
    periods        = 3
    period_seconds = 300
    adjustment     = -1
  }
}

create_recommended_alarms = false
recommended_alarms = {
  in-service-below-minimum = {
    namespace      = "AWS/AutoScaling"
    metric         = "GroupInServiceInstances"
    statistic      = "Minimum"
    comparison     = "LessThanThreshold"
    threshold      = 1
    periods        = 3
    period_seconds = 60
  }
  unhealthy-hosts = {
    namespace      = "AWS/ELB"
    metric         = "UnHealthyHostCount"
    statistic      = "Maximum"
    comparison     = "GreaterThanThreshold"
    threshold      = 0
    periods        = 2
    period_seconds = 60
  }
}

iam_managed_policies = ["arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly"]
iam_statements = {
  athena = {
    actions = [
      "athena:GetQueryExecution",
      "athena:GetQueryResults",
      "athena:StartQueryExecution",
      "glue:GetDatabase",
      "glue:GetPartitions",
      "glue:GetTable",
    ]
    resources = ["*"]
  }
  buckets = {
    actions = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [
      "arn:aws:s3:::prd1541.vf.dev.us-east-1.tmaws-export-service",
      "arn:aws:s3:::prd2011.dev.us-east-1.vf-scoring.tmaws",
      "arn:aws:s3:::prd2011.dev.us-east-1.campaign-data.tmaws",
      "arn:aws:s3:::prd3563-nonprod-fanscore-ds-us-east-1",
    ]
  }
  kinesis = {
    actions = [
      "kinesis:DescribeStream",
      "kinesis:DescribeStreamSummary",
      "kinesis:GetRecords",
      "kinesis:GetShardIterator",
      "kinesis:ListShards",
      "kinesis:PutRecord",
      "kinesis:PutRecords",
    ]
    resources = ["arn:aws:kinesis:us-east-1:444455556666:stream/PRD1541*"]
  }
  objects = {
    actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = [
      "arn:aws:s3:::prd1541.vf.dev.us-east-1.tmaws-export-service/*",
      "arn:aws:s3:::prd2011.dev.us-east-1.vf-scoring.tmaws/*",
      "arn:aws:s3:::prd2011.dev.us-east-1.campaign-data.tmaws/*",
      "arn:aws:s3:::prd3563-nonprod-fanscore-ds-us-east-1/*",
    ]
  }
}
partner_roles_unknown = true
