# Rendered by stageplot: edit environments/ instead.

locals {
  cloud_config = templatefile("${path.module}/cloud-config.yaml.tftpl", {
    app_instance_image            = var.app_instance_image
    app_instance_artifact_version = var.app_instance_artifact_version
  })

  # What the cloud-config carries of this environment is what terraform.tfvars says.
  cloud_config_fits = alltrue([
    strcontains(local.cloud_config, "NODE_ENV=${var.app_env}"),
    strcontains(local.cloud_config, "${var.app_instance_port}:${var.app_container_port}"),
    strcontains(local.cloud_config, var.elk_logs_endpoint),
  ])
  cloud_config_bytes = length(base64encode(local.cloud_config)) / 4 * 3
}

data "aws_ami" "app" {
  most_recent = true
  owners      = [var.machine_image.owner]

  filter {
    name   = "name"
    values = [var.machine_image.name_pattern]
  }

  filter {
    name   = "architecture"
    values = [var.machine_image.architecture]
  }

  filter {
    name   = "virtualization-type"
    values = ["hvm"]
  }
}

resource "aws_launch_template" "app" {
  name                   = var.resource_names.launch_template
  image_id               = data.aws_ami.app.id
  instance_type          = var.app_instance_type
  key_name               = var.ssh_key
  user_data              = base64encode(local.cloud_config)
  update_default_version = true
  tags                   = local.tags

  vpc_security_group_ids = concat(
    [aws_security_group.app.id],
    [for name in var.instance_security_groups : data.aws_security_group.foreign[name].id],
  )

  iam_instance_profile {
    name = aws_iam_instance_profile.app.name
  }

  monitoring {
    enabled = var.enable_monitoring
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = var.metadata.tokens
    http_put_response_hop_limit = var.metadata.hop_limit
  }

  tag_specifications {
    resource_type = "volume"
    tags          = local.tags
  }

  lifecycle {
    precondition {
      condition     = local.cloud_config_fits
      error_message = "cloud-config.yaml.tftpl and terraform.tfvars are of different environments: render both again."
    }

    precondition {
      condition     = local.cloud_config_bytes <= 16384
      error_message = "The cloud-config is longer than the 16 KB that an instance can take."
    }
  }
}

resource "aws_autoscaling_group" "app" {
  # A name with the template's version makes a group of its own for each version: the new one is made first, and the
  # old one goes when enough new instances serve. A refresh keeps the one group and its name.
  name = (
    var.rollout == "replace-group"
    ? "${var.resource_names.group}-${aws_launch_template.app.latest_version}"
    : var.resource_names.group
  )

  min_size                  = var.app_instance_min_count
  max_size                  = var.app_instance_max_count
  min_elb_capacity          = var.group.min_elb_capacity
  vpc_zone_identifier       = data.aws_subnets.app.ids
  load_balancers            = [aws_elb.app.name]
  health_check_type         = var.group.health_check_type
  health_check_grace_period = var.group.health_grace_seconds
  default_cooldown          = var.group.cooldown_seconds
  enabled_metrics           = var.group.metrics
  metrics_granularity       = "1Minute"

  launch_template {
    id      = aws_launch_template.app.id
    version = aws_launch_template.app.latest_version
  }

  # With one instance nothing may go before its successor serves.
  dynamic "instance_refresh" {
    for_each = var.rollout == "refresh" ? [1] : []

    content {
      strategy = "Rolling"

      preferences {
        min_healthy_percentage = 100
        max_healthy_percentage = 200
      }
    }
  }

  dynamic "tag" {
    for_each = local.tags

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
