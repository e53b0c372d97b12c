# Rendered by stageplot: edit environments/ instead.

locals {
  cpu_thresholds = {
    up   = var.cpu_scale_up
    down = var.cpu_scale_down
  }
}

resource "aws_autoscaling_policy" "cpu" {
  for_each = var.scaling

  name                   = "${var.resource_names.group}-${each.value.alarm}"
  autoscaling_group_name = aws_autoscaling_group.app.name
  policy_type            = "SimpleScaling"
  adjustment_type        = "ChangeInCapacity"
  scaling_adjustment     = each.value.adjustment
  cooldown               = var.group.cooldown_seconds

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  for_each = var.scaling

  alarm_name          = "${var.resource_names.group}-${each.value.alarm}"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = each.key == "up" ? "GreaterThanThreshold" : "LessThanThreshold"
  threshold           = local.cpu_thresholds[each.key]
  period              = each.value.period_seconds
  evaluation_periods  = each.value.periods
  alarm_actions       = [aws_autoscaling_policy.cpu[each.key].arn]
  tags                = local.tags

  dimensions = {
    AutoScalingGroupName = aws_autoscaling_group.app.name
  }
}

resource "aws_sns_topic" "alarms" {
  count = var.alarm_topic == null ? 0 : 1

  name = var.alarm_topic
  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "recommended" {
  for_each = var.create_recommended_alarms ? var.recommended_alarms : {}

  alarm_name          = "${var.resource_names.group}-${each.key}"
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = each.value.period_seconds
  evaluation_periods  = each.value.periods
  alarm_actions       = aws_sns_topic.alarms[*].arn
  tags                = local.tags

  dimensions = (
    each.value.namespace == "AWS/ELB"
    ? tomap({ LoadBalancerName = aws_elb.app.name })
    : tomap({ AutoScalingGroupName = aws_autoscaling_group.app.name })
  )
}
