# Rendered by stageplot: edit environments/ instead.
product_name       = "shop"
product_code_tag   = "SHOP1"
inventory_code_tag = "exporter"
environment_tag    = "prod"
tags               = {}

aws_account = "222233334444"
aws_region  = "us-east-1"
vpc         = "prod"
subnet_tags = {
  Tier = "web"
}

zone            = "prod.shop.example"
zone_is_private = true
app_dns_name    = "exporter-prod-us-east-1.shop.prod.shop.example"

resource_names = {
  load_balancer    = "exporter-prod"
  group            = "exporter-prod"
  launch_template  = "exporter-prod"
  role             = "exporter-prod"
  instance_profile = "exporter-prod"
  security_group   = "exporter"
}

load_balancer_security_groups = ["web"]
instance_security_groups      = ["web"]
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
  certificate         = "arn:aws:acm:us-east-1:222233334444:certificate/182d62fa-7cd8-4625-b6b5-86a2d4bea0dd"
  cross_zone          = true
  draining_seconds    = 600
  health_interval     = 30
  health_timeout      = 3
  healthy_threshold   = 3
  unhealthy_threshold = 2
}

ssh_key           = "shop-prod"
app_instance_type = "t3.medium"
enable_monitoring = true
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
app_env            = "prod"
app_container_port = 8080
elk_logs_endpoint  = "https://logs.shop.example"

rollout                = "replace-group"
app_instance_min_count = 2
app_instance_max_count = 6
group = {
  health_check_type = "ELB"
  cooldown_seconds  = 300
  min_elb_capacity  = 1
  metrics           = ["GroupMinSize", "GroupMaxSize"]
}

cpu_scale_up   = 60
cpu_scale_down = 15
scaling = {
  up = {
    alarm          = "CpuHigh"
    periods        = 3
    period_seconds = 60
    adjustment     = 2
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
  objects = {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["arn:aws:s3:::shop-exports/*"]
  }
}
