# What a rendered configuration looks up and others keep: network, security groups, zone and image. It is applied to the
# mock of AWS first, beside the configuration's own versions.tf, variables.tf and terraform.tfvars.

resource "aws_vpc" "app" {
  cidr_block = "10.20.0.0/16"
  tags       = { Name = var.vpc }
}

resource "aws_subnet" "app" {
  for_each = { a = "10.20.0.0/24", b = "10.20.1.0/24" }

  vpc_id            = aws_vpc.app.id
  availability_zone = "${var.aws_region}${each.key}"
  cidr_block        = each.value
  tags              = var.subnet_tags
}

resource "aws_security_group" "foreign" {
  for_each = toset(concat(var.load_balancer_security_groups, var.instance_security_groups))

  name   = each.key
  vpc_id = aws_vpc.app.id
}

resource "aws_route53_zone" "app" {
  name = var.zone
}

resource "aws_ebs_volume" "image" {
  availability_zone = "${var.aws_region}a"
  size              = 8
}

resource "aws_ebs_snapshot" "image" {
  volume_id = aws_ebs_volume.image.id
}

resource "aws_ami" "app" {
  name                = replace(var.machine_image.name_pattern, "*", "1.0.0")
  architecture        = var.machine_image.architecture
  virtualization_type = "hvm"
  root_device_name    = "/dev/xvda"

  ebs_block_device {
    device_name = "/dev/xvda"
    snapshot_id = aws_ebs_snapshot.image.id
  }
}
