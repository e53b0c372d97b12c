a   = "é"   # é
bbb = "日本語" # wide
c   = "x"   # x
