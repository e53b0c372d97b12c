terraform {
  required_version = ">= 1.5.6, < 2.0.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.80, < 7.0"
    }
  }

  backend "s3" {
    key          = "services/export-service/terraform.tfstate"
    use_lockfile = true
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account]
}

variable "region" {
  type = string
}

variable "account" {
  type = string
}

variable "name" {
  type = string
}

variable "tags" {
  type = map(string)
}

variable "instance_type" {
  type = string
}

variable "size" {
  type = object({ least = number, most = number })
}

variable "scaling" {
  type = map(object({
    comparison     = string
    threshold      = number
    period_seconds = number
    adjustment     = number
  }))
}

variable "health_check" {
  type = object({ target = string, interval = number, timeout = number })
}

variable "certificate" {
  type = string
}
