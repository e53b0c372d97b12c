a = "quote \" brace } ${x}"
bb = "$${not} %%{not}" # comment
c = "tab\t$" 
dd = "%"
e = "{}[]()"
f = "# no comment // /* */"
