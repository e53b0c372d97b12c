a=1
long_name   = "two"
b = [1,2 ,3]

c = { x=1,   y = 2 }
multi = {
x = 1
     longer_key="v"
 "quoted key" = true
}
after = 3
list = [
"a",
   "b"   ,
]
z=1
