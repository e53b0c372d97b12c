# Rendered by stageplot: edit environments/ instead.

locals {
  tags = merge(var.tags, {
    ProductCode   = var.product_code_tag
    InventoryCode = var.inventory_code_tag
    Environment   = var.environment_tag
  })
}

data "aws_vpc" "app" {
  tags = {
    Name = var.vpc
  }
}

data "aws_subnets" "app" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.app.id]
  }

  tags = var.subnet_tags

  lifecycle {
    # An empty list is no error to AWS.
    postcondition {
      condition     = length(self.ids) > 0
      error_message = "No subnet of the VPC has the tags of subnet_tags."
    }
  }
}

data "aws_security_group" "foreign" {
  for_each = toset(concat(var.load_balancer_security_groups, var.instance_security_groups))

  vpc_id = data.aws_vpc.app.id
  name   = each.value
}

resource "aws_security_group" "app" {
  name        = var.resource_names.security_group
  description = "Instances of ${var.inventory_code_tag}"
  vpc_id      = data.aws_vpc.app.id
  tags        = local.tags
}

resource "aws_vpc_security_group_ingress_rule" "app" {
  for_each = var.security_group_ingress

  security_group_id = aws_security_group.app.id
  description       = each.key
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = each.value.cidr
}

# Without a rule nothing could leave: the provider removes AWS's own.
resource "aws_vpc_security_group_egress_rule" "app" {
  security_group_id = aws_security_group.app.id
  description       = "all"
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
