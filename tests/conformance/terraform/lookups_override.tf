# Laid over a copy of a rendered configuration: moto makes no private zone for this provider, shows an account its own
# images alone, and keeps little more than the name of one.
data "aws_route53_zone" "app" {
  private_zone = false
}

data "aws_ami" "app" {
  owners = ["self"]

  filter {
    name   = "name"
    values = [var.machine_image.name_pattern]
  }
}
