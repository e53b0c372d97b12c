# Rendered by stageplot: edit environments/ instead.
# The same in every environment; what differs stands in terraform.tfvars.
terraform {
  required_version = ">= 1.5.6, < 2.0.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.80, < 7.0"
    }
  }

  # Bucket, key and lock belong to the wrapper that runs Terraform.
  backend "s3" {}
}

provider "aws" {
  region              = var.aws_region
  allowed_account_ids = [var.aws_account]
}
