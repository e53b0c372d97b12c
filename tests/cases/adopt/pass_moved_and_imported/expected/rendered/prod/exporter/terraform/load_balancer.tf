# Rendered by stageplot: edit environments/ instead.

locals {
  dns_name = "${var.app_elb_dns_alias_name}-${var.environment_tag}-${var.aws_region}.${var.product_name}.${var.zone}"
}

resource "aws_elb" "app" {
  name                        = var.resource_names.load_balancer
  internal                    = var.app_elb_internal
  subnets                     = data.aws_subnets.app.ids
  security_groups             = [for name in var.load_balancer_security_groups : data.aws_security_group.foreign[name].id]
  cross_zone_load_balancing   = var.load_balancer.cross_zone
  connection_draining         = true
  connection_draining_timeout = var.load_balancer.draining_seconds
  tags                        = local.tags

  listener {
    lb_port            = var.load_balancer.port
    lb_protocol        = "https"
    instance_port      = var.app_instance_port
    instance_protocol  = "http"
    ssl_certificate_id = var.load_balancer.certificate
  }

  health_check {
    target              = var.app_instance_healthcheck_url
    interval            = var.load_balancer.health_interval
    timeout             = var.load_balancer.health_timeout
    healthy_threshold   = var.load_balancer.healthy_threshold
    unhealthy_threshold = var.load_balancer.unhealthy_threshold
  }
}

data "aws_route53_zone" "app" {
  name         = var.zone
  private_zone = var.zone_is_private
}

resource "aws_route53_record" "app" {
  zone_id = data.aws_route53_zone.app.zone_id
  name    = local.dns_name
  type    = "A"

  alias {
    name                   = aws_elb.app.dns_name
    zone_id                = aws_elb.app.zone_id
    evaluate_target_health = false
  }

  lifecycle {
    precondition {
      condition     = local.dns_name == var.app_dns_name
      error_message = "The parts give ${local.dns_name}, and callers know the service as ${var.app_dns_name}."
    }
  }
}
