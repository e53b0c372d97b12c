# over all
a   = 1  # one
bb  = 22 // two
ccc = 333 /* three */

# alone
block {
  # inside
  x       = 1 # short
  yyyyyyy = 2 # long
}
d = 4 # end
