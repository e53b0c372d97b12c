variable "x" {
type = object({
  a = string
  long_name = optional(number,300)
})
default = null
validation {
condition = can(regex("^[a-z]+$", var.x))
error_message = "No."
}
}
