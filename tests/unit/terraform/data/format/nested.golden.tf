x = [{
  a = 1
}]
y = merge(var.tags, {
  A        = 1
  LongName = 2
})
z = concat(
  [a],
  [for n in b : c[n].id],
)
name = (
  var.x == "y"
  ? "a"
  : "b"
)
