# Laid over a copy of a rendered configuration: the state stays in a local file, and the provider's requests go to the
# mock of AWS whose address the environment has as AWS_ENDPOINT_URL.
terraform {
  backend "local" {}
}

provider "aws" {
  # A mock of AWS knows the account from the role; allowed_account_ids asks for it.
  assume_role {
    role_arn = "arn:aws:iam::${var.aws_account}:role/conformance"
  }
}
