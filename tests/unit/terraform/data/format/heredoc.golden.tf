a   = <<EOT
  text   stays
   as = it is ${var.x}
EOT
bb  = <<-EOT
    indented
  EOT
ccc = 1
