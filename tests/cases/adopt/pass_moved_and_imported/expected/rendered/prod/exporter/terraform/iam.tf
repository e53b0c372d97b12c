# Rendered by stageplot: edit environments/ instead.

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "app" {
  dynamic "statement" {
    for_each = var.iam_statements

    content {
      sid       = statement.key
      actions   = statement.value.actions
      resources = statement.value.resources
    }
  }

  dynamic "statement" {
    for_each = length(var.partner_roles) > 0 ? [1] : []

    content {
      sid       = "partnerRoles"
      actions   = ["sts:AssumeRole"]
      resources = var.partner_roles
    }
  }
}

# A warning of every plan until somebody knows the roles.
check "partner_roles" {
  assert {
    condition     = !var.partner_roles_unknown
    error_message = "The roles in the partner accounts are not known, so the instances' role cannot take them."
  }
}

resource "aws_iam_role" "app" {
  name               = var.resource_names.role
  assume_role_policy = data.aws_iam_policy_document.trust.json
  tags               = local.tags
}

resource "aws_iam_role_policy" "app" {
  name   = var.resource_names.role
  role   = aws_iam_role.app.name
  policy = data.aws_iam_policy_document.app.json
}

resource "aws_iam_role_policy_attachment" "app" {
  for_each = toset(var.iam_managed_policies)

  role       = aws_iam_role.app.name
  policy_arn = each.value
}

resource "aws_iam_instance_profile" "app" {
  name = var.resource_names.instance_profile
  role = aws_iam_role.app.name
  tags = local.tags
}
