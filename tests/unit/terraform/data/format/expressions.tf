a = -1
b = 1-1
c = x ?-1:y
d = !x&&y||z
e = f( 1,2 )
g = [for s in [1,2]:s if s>1]
h = {for k,v in m:k=>v...}
i = x [ 0 ] . y
j = x[*].id
k = (1+2)*3
l = a==b ? c : d
m = f([1],{a=1})
n = x.*.y
o = "${ a }-${b}"
p = "a ${ { x = 1 } } b"
q = [ ]
r = { }
s = [ { a = 1 } , { b = 2 } ]
t = f(g(x)[0],-1)
u = a%2
v = f(x...)
w = "${a}${b}%{ if x }y%{ endif }"
