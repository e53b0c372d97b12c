# Rendered by stageplot: edit environments/ instead.

# From the pipeline.

variable "app_instance_artifact_version" {
  description = "Version of the application's image; a new one replaces the instances."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$", var.app_instance_artifact_version))
    error_message = "The version must be the tag of an image."
  }
}

variable "app_instance_image" {
  description = "Path of the application's image in its registry."
  type        = string
  default     = "shop/exporter"

  validation {
    condition     = can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", var.app_instance_image))
    error_message = "The image must be a path without registry and tag."
  }
}

variable "app_elb_dns_alias_name" {
  description = "First part of the service's DNS name."
  type        = string
  default     = "exporter"
}

# From terraform.tfvars, under the names that the estate uses.

variable "product_name" {
  description = "Name of the product in DNS names."
  type        = string
}

variable "product_code_tag" {
  description = "Value of the tag ProductCode."
  type        = string
}

variable "inventory_code_tag" {
  description = "Value of the tag InventoryCode."
  type        = string
}

variable "environment_tag" {
  description = "Name of the environment in DNS names and in the tag Environment."
  type        = string
}

variable "aws_region" {
  description = "Region of all resources."
  type        = string
}

variable "vpc" {
  description = "Name of the VPC, as its tag Name has it."
  type        = string
}

variable "zone" {
  description = "Route 53 zone of the service's DNS name."
  type        = string
}

variable "ssh_key" {
  description = "Key pair of the instances."
  type        = string
}

variable "app_instance_type" {
  description = "Type of the instances."
  type        = string
}

variable "app_instance_min_count" {
  description = "Least number of instances."
  type        = number
}

variable "app_instance_max_count" {
  description = "Greatest number of instances."
  type        = number
}

variable "enable_monitoring" {
  description = "Whether CloudWatch gets a reading of the instances every minute."
  type        = bool
}

variable "app_env" {
  description = "NODE_ENV of the application; cloud-config.yaml.tftpl carries it."
  type        = string
}

variable "app_elb_internal" {
  description = "Whether the load balancer has private addresses alone."
  type        = bool
}

variable "app_instance_port" {
  description = "Port of the instances that the load balancer calls."
  type        = number
}

variable "app_container_port" {
  description = "Port of the application in its container; cloud-config.yaml.tftpl carries it."
  type        = number
}

variable "app_instance_healthcheck_url" {
  description = "What the load balancer asks an instance for its health."
  type        = string
}

variable "cpu_scale_up" {
  description = "CPU use in percent above which instances are added."
  type        = number
}

variable "cpu_scale_down" {
  description = "CPU use in percent below which instances are removed."
  type        = number
}

variable "elk_logs_endpoint" {
  description = "Elasticsearch that takes the logs; cloud-config.yaml.tftpl carries it."
  type        = string
}

variable "create_night_schedule" {
  description = "Whether the group is empty at night."
  type        = bool
  default     = false

  validation {
    condition     = !var.create_night_schedule
    error_message = "No document says at which hours the group is empty; the schedule is not part of this configuration."
  }
}

# From terraform.tfvars, under names of our own.

variable "aws_account" {
  description = "Account of all resources; in another one Terraform stops."
  type        = string
}

variable "resource_names" {
  description = "Names of the resources."
  type = object({
    load_balancer    = string
    group            = string
    launch_template  = string
    role             = string
    instance_profile = string
    security_group   = string
  })
}

variable "rollout" {
  description = "How a new version reaches the instances: replace-group or refresh."
  type        = string

  validation {
    condition     = contains(["replace-group", "refresh"], var.rollout)
    error_message = "The rollout is replace-group or refresh."
  }
}

variable "tags" {
  description = "Tags beside ProductCode, InventoryCode and Environment."
  type        = map(string)
}

variable "subnet_tags" {
  description = "Tags of the subnets of load balancer and instances."
  type        = map(string)
}

variable "zone_is_private" {
  description = "Whether only VPCs can resolve the zone."
  type        = bool
}

variable "app_dns_name" {
  description = "The service's DNS name, to compare with what its parts give."
  type        = string
}

variable "load_balancer_security_groups" {
  description = "Names of security groups of the load balancer that others keep."
  type        = list(string)
}

variable "instance_security_groups" {
  description = "Names of security groups of the instances that others keep."
  type        = list(string)
}

variable "security_group_ingress" {
  description = "What the service's own security group lets in over TCP."
  type = map(object({
    port = number
    cidr = string
  }))
}

variable "load_balancer" {
  description = "Settings of the load balancer."
  type = object({
    port                = number
    certificate         = string
    cross_zone          = bool
    draining_seconds    = number
    health_interval     = number
    health_timeout      = number
    healthy_threshold   = number
    unhealthy_threshold = number
  })
}

variable "machine_image" {
  description = "The newest image that fits is started."
  type = object({
    owner        = string
    name_pattern = string
    architecture = string
  })
}

variable "metadata" {
  description = "Settings of the instances' metadata service."
  type = object({
    tokens    = string
    hop_limit = number
  })
}

variable "group" {
  description = "Settings of the auto scaling group."
  type = object({
    health_check_type    = string
    health_grace_seconds = optional(number, 300)
    cooldown_seconds     = number
    min_elb_capacity     = number
    metrics              = list(string)
  })
}

variable "scaling" {
  description = "The alarms on CPU use and what each does to the group's size."
  type = map(object({
    alarm          = string
    periods        = number
    period_seconds = number
    adjustment     = number
  }))
}

variable "alarm_topic" {
  description = "SNS topic that alarms are sent to; without one they notify nobody."
  type        = string
  default     = null
}

variable "create_recommended_alarms" {
  description = "Whether the alarms of recommended_alarms are made."
  type        = bool
}

variable "recommended_alarms" {
  description = "Alarms beside those that scale, by name."
  type = map(object({
    namespace      = string
    metric         = string
    statistic      = string
    comparison     = string
    threshold      = number
    periods        = number
    period_seconds = number
  }))
}

variable "iam_managed_policies" {
  description = "ARNs of policies of the role that others keep."
  type        = list(string)
}

variable "iam_statements" {
  description = "Statements of the role's own policy, by name."
  type = map(object({
    actions   = list(string)
    resources = list(string)
  }))
}

variable "partner_roles" {
  description = "ARNs of roles in other accounts that the instances take."
  type        = list(string)
  default     = []
}

variable "partner_roles_unknown" {
  description = "Whether there are such roles that nobody has named yet."
  type        = bool
  default     = false
}
