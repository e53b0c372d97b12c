data "aws_vpc" "app" {
  tags = {
    Name = "prod"
  }
}

data "aws_subnets" "app" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.app.id]
  }
}

resource "aws_security_group" "app" {
  name        = var.name
  description = "Instances of ${var.name}"
  vpc_id      = data.aws_vpc.app.id
  tags        = var.tags
}

resource "aws_vpc_security_group_ingress_rule" "app" {
  security_group_id = aws_security_group.app.id
  description       = "application"
  ip_protocol       = "tcp"
  from_port         = 8080
  to_port           = 8080
  cidr_ipv4         = "10.0.0.0/8"
}

resource "aws_vpc_security_group_egress_rule" "app" {
  security_group_id = aws_security_group.app.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_elb" "app" {
  name                        = var.name
  internal                    = true
  subnets                     = data.aws_subnets.app.ids
  security_groups             = [aws_security_group.app.id]
  idle_timeout                = 60
  connection_draining         = true
  connection_draining_timeout = 300
  tags                        = var.tags

  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8080
    instance_protocol  = "http"
    ssl_certificate_id = var.certificate
  }

  health_check {
    target              = var.health_check.target
    interval            = var.health_check.interval
    timeout             = var.health_check.timeout
    healthy_threshold   = 3
    unhealthy_threshold = 2
  }
}

data "aws_route53_zone" "app" {
  name         = "prod-tmaws.io"
  private_zone = false
}

resource "aws_route53_record" "app" {
  zone_id = data.aws_route53_zone.app.zone_id
  name    = "export.prod-tmaws.io"
  type    = "A"

  alias {
    name                   = aws_elb.app.dns_name
    zone_id                = aws_elb.app.zone_id
    evaluate_target_health = false
  }
}

resource "aws_route53_record" "docs" {
  zone_id = data.aws_route53_zone.app.zone_id
  name    = "docs.prod-tmaws.io"
  type    = "CNAME"
  ttl     = 300
  records = ["export.prod-tmaws.io"]
}
