region        = "us-east-1"
account       = "889199535989"
name          = "vf-export-prod1"
instance_type = "t3.medium"
certificate   = "arn:aws:acm:us-east-1:889199535989:certificate/7d7e08d0-4cb1-4678-bf3f-a8c007c45cf8"

tags = {
  ProductCode   = "PRD1541"
  InventoryCode = "vf-export"
  Prometheus    = "enabled"
}

size = {
  least = 2
  most  = 6
}

scaling = {
  up = {
    comparison     = "GreaterThanThreshold"
    threshold      = 60
    period_seconds = 60
    adjustment     = 1
  }
  down = {
    comparison     = "LessThanThreshold"
    threshold      = 15
    period_seconds = 300
    adjustment     = -1
  }
}

health_check = {
  target   = "HTTP:8080/heartbeat"
  interval = 30
  timeout  = 3
}
