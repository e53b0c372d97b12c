resource   "aws_elb"    "app"{
name=var.name
   listener{
lb_port =443
        instance_port   =   8080
}
dynamic "tag" {
for_each = local.tags
content {
key = tag.key
propagate_at_launch = true
}
}
empty {}
}
